import { Stepper } from '@woocommerce/components';
import { Card, CardBody } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { ErrorNotice } from '../components/error-notice';
import { NoPermission } from '../components/no-permission';
import { navigate, useArgs } from '../navigation/location';
import { places } from '../navigation/places';
import { can } from '../page-settings';
import { FormSkeleton } from '../settings/form-skeleton';
import { connectionPath, CONNECTORS } from '../store/paths';
import { useResource } from '../store/use-resource';
import type { Connection, Connector } from '../types/generated';
import { ChooseModules } from './choose-modules';
import { ChooseSystem } from './choose-system';
import { Connect } from './connect';
import { FirstRun } from './first-run';
import { Look } from './look';
import { Resume } from './resume';
import { Start } from './start';
import { StartedAlready } from './started-already';

type Step = 'system' | 'connect' | 'modules' | 'look' | 'start' | 'run';

/** The set-up guide. The address holds the step and, from the second on, the connection: it can be left and come back to. */
export function Setup() {
	const args = useArgs();
	const allowed = can( 'manage' );
	const id = Number( args.id ) || null;
	const connectors = useResource( allowed ? CONNECTORS : null );
	const saved = useResource( allowed && id ? connectionPath( id ) : null );
	if ( ! allowed ) {
		return <NoPermission />;
	}
	const error = connectors.error ?? saved.error;
	if ( id && ! args.step ) {
		return <Resume id={ id } />;
	}
	const step = stepOf( args.step, id );
	if ( step === 'run' && id ) {
		return <FirstRun connectionId={ id } runId={ Number( args.run ) } />;
	}
	return (
		<div className="crosswalk-setup">
			<h2 className="crosswalk-setup__title">
				{ __( 'Set up a connection', 'crosswalk' ) }
			</h2>
			<Steps step={ step } id={ id } connector={ args.connector ?? '' } />
			{ error && (
				<ErrorNotice
					error={ error }
					onRetry={ () => {
						connectors.reload();
						saved.reload();
					} }
				/>
			) }
			{ ! error && ( ! connectors.data || ( id && ! saved.data ) ) && (
				<FormSkeleton cards={ 1 } />
			) }
			{ connectors.data && ( ! id || saved.data ) && (
				<Card className="crosswalk-card">
					<CardBody className="crosswalk-card__body">
						<Content
							step={ step }
							connectors={ connectors.data }
							connection={ saved.data }
							chosen={ args.connector ?? '' }
						/>
					</CardBody>
				</Card>
			) }
		</div>
	);
}

/** Steps that need a saved connection fall back to the first. */
function stepOf( asked: string | undefined, id: number | null ): Step {
	switch ( asked ) {
		case 'connect':
			return 'connect';
		case 'modules':
		case 'look':
		case 'start':
		case 'run':
			return id ? asked : 'system';
	}
	return 'system';
}

interface ContentProps {
	step: Step;
	connectors: Connector[];
	connection?: Connection;
	chosen: string;
}

function Content( { step, connectors, connection, chosen }: ContentProps ) {
	const connector = connectors.find(
		( { id } ) => id === ( connection?.connector ?? chosen )
	);
	if ( step === 'connect' && connector ) {
		return <Connect connector={ connector } connection={ connection } />;
	}
	if ( step === 'modules' && connection ) {
		return <ChooseModules connection={ connection } />;
	}
	if ( ( step === 'look' || step === 'start' ) && connection ) {
		if ( connection.state !== 'setup' ) {
			return <StartedAlready connection={ connection } />;
		}
		return step === 'look' ? (
			<Look connection={ connection } />
		) : (
			<Start connection={ connection } />
		);
	}
	return <ChooseSystem connectors={ connectors } />;
}

interface StepsProps {
	step: Step;
	id: number | null;
	connector: string;
}

function Steps( { step, id, connector }: StepsProps ) {
	const names: [ Step, string ][] = [
		[ 'system', __( 'Which system?', 'crosswalk' ) ],
		[ 'connect', __( 'Connect', 'crosswalk' ) ],
		[ 'modules', __( 'What to keep in step', 'crosswalk' ) ],
		[ 'look', __( 'What would happen', 'crosswalk' ) ],
		[ 'start', __( 'Start', 'crosswalk' ) ],
	];
	const current = names.findIndex( ( [ key ] ) => key === step );
	return (
		<nav aria-label={ __( 'Steps of the set-up', 'crosswalk' ) }>
			<p className="screen-reader-text" aria-live="polite">
				{ sprintf(
					/* translators: 1: number of the step, 2: number of steps, 3: its name. */
					__( 'Step %1$d of %2$d: %3$s', 'crosswalk' ),
					current + 1,
					names.length,
					names[ current ]?.[ 1 ] ?? ''
				) }
			</p>
			<Stepper
				className="crosswalk-stepper"
				currentStep={ step }
				steps={ names.map( ( [ key, label ], index ) => ( {
					key,
					label,
					description: '',
					content: null,
					// Steps behind can be gone back to; those ahead come in turn.
					onClick:
						index < current
							? () =>
									navigate(
										places.setup( key, id ?? 0, connector )
									)
							: undefined,
				} ) ) }
			/>
		</nav>
	);
}
