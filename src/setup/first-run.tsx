import { Button, Card, CardBody } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { navigate } from '../navigation/location';
import { places } from '../navigation/places';
import { RunBar } from '../runs/run-bar';
import { isActive } from '../runs/run-words';
import { runPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import { count } from '../text/time';
import { StepTitle } from './step-title';

interface Props {
	connectionId: number;
	runId: number;
}

/**
 * The first sync as it goes. The page may be closed: the site carries on by itself.
 *
 * @param props              Properties.
 * @param props.connectionId Of the connection.
 * @param props.runId        The run.
 */
export function FirstRun( { connectionId, runId }: Props ) {
	const { data: run } = useResource( runPath( runId ) );
	const active = ! run || isActive( run );
	return (
		<div className="crosswalk-setup">
			<Card className="crosswalk-card">
				<CardBody className="crosswalk-card__body">
					<StepTitle
						title={
							active
								? __(
										'The first sync is under way',
										'crosswalk'
									)
								: __( 'Your systems are in step', 'crosswalk' )
						}
					>
						{ active
							? __(
									'It goes fastest while this page is open. You may also leave: the site carries on by itself.',
									'crosswalk'
								)
							: __(
									'From now on changes travel by themselves.',
									'crosswalk'
								) }
					</StepTitle>
					<RunBar runId={ runId } />
					<ul className="crosswalk-run-modules">
						{ run?.modules.map( ( module ) => (
							<li
								key={ module.module }
								className={ `is-${ module.state }` }
							>
								<span>{ module.label }</span>
								<span className="crosswalk-muted">
									{ count( module.listed ) }
									{ module.total !== null &&
										` / ${ count( module.total ) }` }
								</span>
							</li>
						) ) }
					</ul>
					<div className="crosswalk-buttons is-spread">
						<Button
							variant="tertiary"
							onClick={ () =>
								navigate( places.syncLog( connectionId ) )
							}
							__next40pxDefaultSize
						>
							{ __( 'See the sync log', 'crosswalk' ) }
						</Button>
						<Button
							variant="primary"
							onClick={ () => navigate( places.controlPanel() ) }
							__next40pxDefaultSize
						>
							{ __( 'Open the control panel', 'crosswalk' ) }
						</Button>
					</div>
				</CardBody>
			</Card>
		</div>
	);
}
