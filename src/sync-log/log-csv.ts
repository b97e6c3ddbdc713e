import { __ } from '@wordpress/i18n';
import { toCsv } from '../text/csv';
import { triggerWords } from '../text/words';
import type { LogRow } from '../types/generated';

/**
 * The log as CSV (V21), with the three parts of "skipped" apart.
 *
 * @param rows A row per run and module.
 */
export function logCsv( rows: LogRow[] ): string {
	return toCsv(
		[
			__( 'Time (UTC)', 'crosswalk' ),
			__( 'Run', 'crosswalk' ),
			__( 'Started by', 'crosswalk' ),
			__( 'Module', 'crosswalk' ),
			__( 'Created', 'crosswalk' ),
			__( 'Updated', 'crosswalk' ),
			__( 'Skipped', 'crosswalk' ),
			__( 'Needs decision', 'crosswalk' ),
			__( 'Failed', 'crosswalk' ),
			__( 'Unchanged', 'crosswalk' ),
		],
		rows.map( ( row ) => [
			row.at,
			row.run_id,
			row.dry
				? __( 'Dry run', 'crosswalk' )
				: triggerWords( row.trigger ),
			row.module_label,
			row.created,
			row.updated,
			row.skipped,
			row.decision,
			row.failed,
			row.unchanged,
		] )
	);
}
