import { Icon } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { check } from '@wordpress/icons';
import { resumeConnection, startRun } from '../api/commands';
import { ErrorNotice } from '../components/error-notice';
import { useCommand } from '../components/use-command';
import { navigate } from '../navigation/location';
import { places } from '../navigation/places';
import { SHOP } from '../text/words';
import type { Connection, ConnectionModule } from '../types/generated';
import { StepButtons } from './step-buttons';
import { StepTitle } from './step-title';

/**
 * Step 4: says what will happen, then does it.
 *
 * @param props            Properties.
 * @param props.connection With its modules.
 */
export function Start( { connection }: { connection: Connection } ) {
	const save = useCommand();
	const remote = connection.connector_label;
	const flowing = connection.modules.filter(
		( { enabled, direction } ) => enabled && direction !== 'off'
	);
	const submit = () =>
		save.run( async () => {
			await resumeConnection( connection.id );
			const run = await startRun( connection.id );
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
			<StepTitle title={ __( 'What will happen', 'crosswalk' ) }>
				{ __(
					'The first sync looks at all records of both sides. What belongs together is linked; what is missing is created.',
					'crosswalk'
				) }
			</StepTitle>
			{ save.error && <ErrorNotice error={ save.error } /> }
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
				back={ places.setup( 'modules', connection.id ) }
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
