<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Contract;

/** A Vtiger in the cloud: REST, the access key in every call, errors in the status line. */
final class VtigerCloudTest extends VtigerContract {

	protected function form(): string {
		return 'cloud';
	}
}
