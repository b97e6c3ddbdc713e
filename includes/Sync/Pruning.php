<?php
/**
 * Forgets ended updates and run details by age and number, a small batch at each tick (E20).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Storage\Plans;
use Crosswalk\Storage\Runs;
use Crosswalk\Storage\Settings;
use Crosswalk\Storage\Updates;
use Crosswalk\Storage\WithheldMails;

final class Pruning {

	public function __construct(
		private readonly Updates $updates,
		private readonly Runs $runs,
		private readonly Plans $plans,
		private readonly WithheldMails $mails,
		private readonly Settings $settings
	) {
	}

	/** @return int Rows forgotten. */
	public function run(): int {
		$settings = $this->settings->all();
		$before   = time() - $settings['retention_days'] * DAY_IN_SECONDS;
		return $this->updates->prune( $before, $settings['retention_rows'] ) + $this->runs->prune( $before, $settings['retention_rows'] ) + $this->plans->prune( $before ) + $this->mails->prune( $before );
	}
}
