import { __, sprintf } from '@wordpress/i18n';
import { Link } from '../navigation/link';
import type { Args } from '../navigation/location';
import { moodOf } from '../runs/mood';
import { SHOP } from '../text/words';
import type { Run, RunCount, StatusConnection } from '../types/generated';
import { facts } from './outcome-sentences';
import { withList } from './run-list';
import './outcomes.scss';

interface Props {
	run: Run;
	connection: Pick< StatusConnection, 'connector_label' | 'modules' >;
	/** The place over which the lists open. */
	here: Args;
}

/**
 * What a run did, or would do: a sentence per module and written side. Every number that has records opens them.
 *
 * @param props See Props.
 */
export function ModuleOutcomes( { run, connection, here }: Props ) {
	const modules = modulesOf( run );
	if ( modules.length === 0 ) {
		return (
			<p className="crosswalk-muted">
				{ __( 'No record has been looked at yet.', 'crosswalk' ) }
			</p>
		);
	}
	return (
		<dl className="crosswalk-outcomes">
			{ modules.map( ( [ module, counts ] ) => (
				<div key={ module } className="crosswalk-outcomes__module">
					<dt>{ labelOf( module, run, connection ) }</dt>
					{ counts.map( ( row ) => (
						<dd key={ row.side }>
							<Side
								row={ row }
								run={ run }
								system={
									row.side === 'shop'
										? SHOP
										: connection.connector_label
								}
								label={ labelOf( module, run, connection ) }
								here={ here }
							/>
						</dd>
					) ) }
				</div>
			) ) }
		</dl>
	);
}

interface SideProps {
	row: RunCount;
	run: Run;
	system: string;
	label: string;
	here: Args;
}

function Side( { row, run, system, label, here }: SideProps ) {
	const { module, side } = row;
	return (
		<>
			<span className="crosswalk-outcomes__system">
				{ sprintf(
					/* translators: %s: name of a system. */
					__( 'In %s:', 'crosswalk' ),
					system
				) }
			</span>
			<ul className="crosswalk-outcomes__facts">
				{ facts( row, moodOf( run ) ).map( ( { key, text, list } ) => (
					<li key={ key } className={ `is-${ key }` }>
						{ list ? (
							<Link
								to={ withList( here, {
									side,
									module,
									...list,
								} ) }
								aria-label={ sprintf(
									/* translators: 1: module, 2: name of a system, 3: "212 would be created". */
									__( '%1$s in %2$s: %3$s', 'crosswalk' ),
									label,
									system,
									text
								) }
							>
								{ text }
							</Link>
						) : (
							text
						) }
					</li>
				) ) }
			</ul>
		</>
	);
}

/** In the order of the run; changes as they happen belong to no plan and come as they are counted. */
function modulesOf( run: Run ): [ string, RunCount[] ][] {
	const names = new Set( [
		...run.modules.map( ( { module } ) => module ),
		...run.counts.map( ( { module } ) => module ),
	] );
	return [ ...names ]
		.map( ( name ): [ string, RunCount[] ] => [
			name,
			run.counts.filter(
				( row ) => row.module === name && facts( row, 'did' ).length > 0
			),
		] )
		.filter( ( [ , counts ] ) => counts.length > 0 );
}

function labelOf(
	module: string,
	run: Run,
	connection: Props[ 'connection' ]
): string {
	return (
		run.modules.find( ( row ) => row.module === module )?.label ??
		connection.modules.find( ( row ) => row.module === module )
			?.shop_label ??
		module
	);
}
