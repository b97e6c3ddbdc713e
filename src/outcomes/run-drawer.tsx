import { __, sprintf } from '@wordpress/i18n';
import { downloadUrl } from '../api/download-url';
import { navigate, type Args } from '../navigation/location';
import { RecordsDrawer } from '../records/records-drawer';
import { moodOf } from '../runs/mood';
import { recordsPath, runPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import { SHOP } from '../text/words';
import type { StatusConnection } from '../types/generated';
import { DELETED, listOf, outcomeOptions } from './outcome-options';

interface Props {
	runId: number;
	args: Args;
	connection: Pick< StatusConnection, 'connector_label' | 'modules' >;
	/** Where closing leads. */
	back: Args;
}

/**
 * The records behind a number of a run.
 *
 * @param props            Properties.
 * @param props.runId      The run.
 * @param props.args       Of the address: side, module and outcome.
 * @param props.connection Whose run.
 * @param props.back       Where closing leads.
 */
export function RunDrawer( { runId, args, connection, back }: Props ) {
	const { side = '', module = '', outcome = '', ...more } = args;
	const { linked = '', gone: deleted = '' } = more;
	const { data: run } = useResource( runPath( runId ) );
	const mood = run && moodOf( run );
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
					runId,
					{ side, module, linked, deleted, ...filter, outcome },
					perPage
				)
			}
			remote={ remote }
			runId={ runId }
			mood={ mood }
			outcomes={ outcomeOptions( mood ) }
			outcome={ deleted === '1' ? DELETED : outcome }
			onOutcome={ ( chosen ) =>
				navigate(
					{ ...args, linked: '', gone: '', ...listOf( chosen ) },
					true
				)
			}
			onClose={ () => navigate( back ) }
			download={ ( filter ) =>
				downloadUrl( `/runs/${ runId }/records/download`, {
					side,
					module,
					linked,
					deleted,
					...filter,
					outcome,
				} )
			}
		/>
	);
}
