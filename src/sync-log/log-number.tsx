import { __, sprintf } from '@wordpress/i18n';
import { Link } from '../navigation/link';
import { places } from '../navigation/places';
import { moodOf } from '../runs/mood';
import { count } from '../text/time';
import type { LogRow } from '../types/generated';
import { outcomesLabel } from '../outcomes/outcome-options';

interface Props {
	row: LogRow;
	connectionId: number;
	value: number;
	/** Which records it counts, several separated by commas. */
	outcome: string;
}

/**
 * A number of the log: opens the records it counts. A zero opens nothing.
 *
 * @param props See Props.
 */
export function LogNumber( { row, connectionId, value, outcome }: Props ) {
	if ( value === 0 ) {
		return <span className="crosswalk-muted">0</span>;
	}
	const failed = outcome === 'failed';
	const text = failed
		? sprintf(
				/* translators: %s: number of records. */
				__( '%s failed', 'crosswalk' ),
				count( value )
			)
		: count( value );
	return (
		<Link
			className={ failed ? 'crosswalk-failed' : 'crosswalk-number' }
			to={ places.runRecords(
				connectionId,
				row.run_id,
				row.side,
				row.module,
				outcome
			) }
			aria-label={
				failed
					? sprintf(
							/* translators: 1: "3 failed", 2: module. */
							__( '%1$s, %2$s', 'crosswalk' ),
							text,
							row.module_label
						)
					: sprintf(
							/* translators: 1: module, 2: outcome, 3: number of records. */
							__( '%1$s, %2$s: %3$s', 'crosswalk' ),
							row.module_label,
							outcomesLabel( outcome, moodOf( row ) ),
							text
						)
			}
		>
			{ text }
		</Link>
	);
}
