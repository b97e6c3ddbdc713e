<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Contract;

/** A Vtiger on premise: webservice.php, challenge login, sessions. */
final class VtigerTest extends VtigerContract {

	protected function form(): string {
		return 'webservice';
	}
}
