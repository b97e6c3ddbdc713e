import { Icon, Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { check } from '@wordpress/icons';
import { startConnection } from '../api/commands';
import { ErrorNotice } from '../components/error-notice';
import { useCommand } from '../components/use-command';
import { Link } from '../navigation/link';
import { navigate } from '../navigation/location';
import { places } from '../navigation/places';
import { endSentence } from '../runs/run-words';
import { firstLookPath, runPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import { SHOP } from '../text/words';
import type { Connection, ConnectionModule } from '../types/generated';
import { StepButtons } from './step-buttons';
import { StepTitle } from './step-title';

/**
 * Step 5: agrees to what the dry run has shown, and starts.
 *
 * @param props            Properties.
 * @param props.connection With its modules.
 */
export function Start( { connection }: { connection: Connection } ) {
	const save = useCommand();
	const look = useResource( firstLookPath( connection.id ) );
	const shown = look.data?.current ? look.data.run_id : 0;
	const { data: dry } = useResource( shown ? runPath( shown ) : null );
	const remote = connection.connector_label;
	const flowing = connection.modules.filter(
		( { enabled, direction } ) => enabled && direction !== 'off'
	);
	const submit = () =>
		save.run( async () => {
			const run = await startConnection( connection.id, shown );
			navigate( {
				...places.setup( 'run', connection.id ),
				run: String( run.id ),
			} );
		} );
	return (
		<form
			onSubmit={ ( event ) => {
				event.preventDefault();
				void submit();
			} }
		>
			<StepTitle title={ __( 'Start', 'crosswalk' ) }>
				{ dry && endSentence( dry ) }
			</StepTitle>
			{ save.error && <ErrorNotice error={ save.error } /> }
			{ look.error && (
				<ErrorNotice error={ look.error } onRetry={ look.reload } />
			) }
			{ look.data?.current === false && (
				<Notice
					status="warning"
					isDismissible={ false }
					className="crosswalk-notice"
				>
					{ __(
						'No dry run shows what would happen under the settings of now.',
						'crosswalk'
					) }{ ' ' }
					<Link to={ places.setup( 'look', connection.id ) }>
						{ __( 'See what would happen', 'crosswalk' ) }
					</Link>
				</Notice>
			) }
			<ul className="crosswalk-promises">
				{ flowing.map( ( module ) => (
					<Point key={ module.name }>
						{ flowSentence( module, remote ) }
					</Point>
				) ) }
				<Point>
					{ __( 'No mail is sent to any customer.', 'crosswalk' ) }
				</Point>
				<Point>{ conflictSentence( connection ) }</Point>
				{ ! flowing.some(
					( module ) => module.delete === 'delete'
				) && (
					<Point>
						{ __(
							'Nothing is deleted. A record deleted on one side is unlinked on the other; a product is taken out of the catalogue.',
							'crosswalk'
						) }
					</Point>
				) }
			</ul>
			<StepButtons
				back={ places.setup( 'look', connection.id ) }
				disabled={ shown === 0 }
				next={ __( 'Start the first sync', 'crosswalk' ) }
				busy={ save.busy }
			/>
		</form>
	);
}

function Point( { children }: { children: string } ) {
	return (
		<li>
			<Icon icon={ check } size={ 20 } />
			<span>{ children }</span>
		</li>
	);
}

function flowSentence( module: ConnectionModule, remote: string ): string {
	const { shop_label: shop, remote_label: there } = module;
	switch ( module.direction ) {
		case 'to_remote':
			return sprintf(
				/* translators: 1: module in the shop, 2: the shop's system, 3: the other system, 4: module there. */
				__( '%1$s of %2$s go to %3$s as %4$s.', 'crosswalk' ),
				shop,
				SHOP,
				remote,
				there
			);
		case 'to_shop':
			return sprintf(
				/* translators: 1: module there, 2: the other system, 3: the shop's system, 4: module in the shop. */
				__( '%1$s of %2$s come to %3$s as %4$s.', 'crosswalk' ),
				there,
				remote,
				SHOP,
				shop
			);
	}
	return sprintf(
		/* translators: 1: module in the shop, 2: the shop's system, 3: module there, 4: the other system. */
		__(
			'%1$s of %2$s and %3$s of %4$s are kept the same, both ways.',
			'crosswalk'
		),
		shop,
		SHOP,
		there,
		remote
	);
}

function conflictSentence( connection: Connection ): string {
	const { conflict } = connection.options;
	if ( conflict === 'last_updated' ) {
		return __(
			'Where both sides have a value and differ, the one changed last stays, and the other is kept in the history.',
			'crosswalk'
		);
	}
	return sprintf(
		/* translators: %s: name of a system. */
		__(
			'Where both sides have a value and differ, the one of %s stays, and the other is kept in the history.',
			'crosswalk'
		),
		conflict === 'remote' ? connection.connector_label : SHOP
	);
}
