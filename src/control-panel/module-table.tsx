import { __, _n, sprintf } from '@wordpress/i18n';
import { Ago } from '../components/ago';
import { DirectionArrow } from '../components/direction-arrow';
import { Link } from '../navigation/link';
import { places } from '../navigation/places';
import { count } from '../text/time';
import { SHOP } from '../text/words';
import type {
	Direction,
	Instant,
	StatusConnection,
	StatusModule,
} from '../types/generated';

/**
 * Each module: which way it flows and when it last did.
 *
 * @param props            Properties.
 * @param props.connection Whose modules.
 */
export function ModuleTable( {
	connection,
}: {
	connection: StatusConnection;
} ) {
	const remote = connection.connector_label;
	return (
		<table className="crosswalk-table crosswalk-modules">
			<caption className="screen-reader-text">
				{ sprintf(
					/* translators: %s: connection. */
					__( 'Modules of %s', 'crosswalk' ),
					connection.name
				) }
			</caption>
			<thead>
				<tr>
					<th scope="col">{ __( 'Module', 'crosswalk' ) }</th>
					<th scope="col">{ into( remote ) }</th>
					<th scope="col">{ into( SHOP ) }</th>
					<th scope="col" className="is-number">
						{ __( 'Linked', 'crosswalk' ) }
					</th>
				</tr>
			</thead>
			<tbody>
				{ connection.modules.map( ( module ) => (
					<ModuleRow
						key={ module.module }
						connection={ connection.id }
						module={ module }
						remote={ remote }
					/>
				) ) }
			</tbody>
		</table>
	);
}

function ModuleRow( {
	connection,
	module,
	remote,
}: {
	connection: number;
	module: StatusModule;
	remote: string;
} ) {
	const { direction } = module;
	return (
		<tr className={ direction === 'off' ? 'is-off' : undefined }>
			<th scope="row">
				{ module.shop_label }{ ' ' }
				<DirectionArrow direction={ direction } remote={ remote } />
				{ module.remote_label !== module.shop_label && (
					<span className="crosswalk-modules__remote">
						{ ' ' }
						{ module.remote_label }
					</span>
				) }
			</th>
			<td data-head={ into( remote ) }>
				<Last
					at={ module.to_remote_at }
					flows={ flows( direction, 'to_remote' ) }
				/>
			</td>
			<td data-head={ into( SHOP ) }>
				<Last
					at={ module.to_shop_at }
					flows={ flows( direction, 'to_shop' ) }
				/>
			</td>
			<td className="is-number" data-head={ __( 'Linked', 'crosswalk' ) }>
				<Link
					to={ places.updates( 'linked', connection, module.module ) }
					aria-label={ sprintf(
						/* translators: 1: number of records, 2: name of a module. */
						_n(
							'%1$s linked record: %2$s',
							'%1$s linked records: %2$s',
							module.links,
							'crosswalk'
						),
						count( module.links ),
						module.shop_label
					) }
				>
					{ count( module.links ) }
				</Link>
			</td>
		</tr>
	);
}

function into( system: string ): string {
	/* translators: %s: name of a system. */
	return sprintf( __( '→ %s', 'crosswalk' ), system );
}

function Last( { at, flows: does }: { at: Instant | null; flows: boolean } ) {
	return does ? (
		<Ago at={ at } never={ __( 'no change yet', 'crosswalk' ) } />
	) : (
		<span className="crosswalk-muted">
			<span aria-hidden="true">–</span>
			<span className="screen-reader-text">
				{ __( 'does not flow this way', 'crosswalk' ) }
			</span>
		</span>
	);
}

function flows( direction: Direction, way: 'to_remote' | 'to_shop' ): boolean {
	return direction === 'both' || direction === way;
}
