import { __, sprintf } from '@wordpress/i18n';
import { navigate, type Args } from '../navigation/location';
import { places } from '../navigation/places';
import { RecordsDrawer } from '../records/records-drawer';
import { recordsPath } from '../store/paths';
import { SHOP } from '../text/words';
import type { StatusConnection } from '../types/generated';
import { outcomeOptions } from './outcomes';

interface Props {
	args: Args;
	connection: StatusConnection;
}

/**
 * The records behind a number of the log.
 *
 * @param props            Properties.
 * @param props.args       Which run, side, module and outcome.
 * @param props.connection Whose log.
 */
export function RunRecords( { args, connection }: Props ) {
	const { run = '', side = '', module = '', outcome = '' } = args;
	const known = connection.modules.find( ( row ) => row.module === module );
	const remote = connection.connector_label;
	const label =
		( side === 'shop' ? known?.shop_label : known?.remote_label ) ?? module;
	return (
		<RecordsDrawer
			title={ sprintf(
				/* translators: 1: module, 2: name of a system. */
				__( '%1$s into %2$s', 'crosswalk' ),
				label,
				side === 'shop' ? SHOP : remote
			) }
			path={ ( filter, perPage ) =>
				recordsPath(
					Number( run ),
					{ side, module, ...filter },
					perPage
				)
			}
			remote={ remote }
			outcomes={ outcomeOptions() }
			outcome={ outcome }
			onOutcome={ ( chosen ) =>
				navigate( { ...args, outcome: chosen }, true )
			}
			onClose={ () => navigate( places.syncLog( connection.id ) ) }
			fileName={ `crosswalk-run-${ run }-${ module }-${ side }.csv` }
		/>
	);
}
