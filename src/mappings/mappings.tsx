import { __ } from '@wordpress/i18n';
import { ChooseConnection, chosenOf } from '../components/choose-connection';
import { ErrorNotice } from '../components/error-notice';
import { NothingConnected } from '../components/nothing-connected';
import { NoPermission } from '../components/no-permission';
import { navigate, useArgs } from '../navigation/location';
import { places } from '../navigation/places';
import { can } from '../page-settings';
import { CONNECTIONS, mappingPath, TRANSFORMS } from '../store/paths';
import { useResource } from '../store/use-resource';
import type { Connection, ConnectionModule } from '../types/generated';
import { MappingEditor } from './mapping-editor';
import { MappingSkeleton } from './mapping-skeleton';
import './mappings.scss';

/** The mappings of one connection, a module at a time. */
export function Mappings() {
	const args = useArgs();
	const allowed = can( 'map' );
	const { data, error, reload } = useResource( allowed ? CONNECTIONS : null );
	if ( ! allowed ) {
		return <NoPermission />;
	}
	if ( ! data ) {
		return error ? (
			<ErrorNotice error={ error } onRetry={ reload } />
		) : (
			<MappingSkeleton />
		);
	}
	const connection = chosenOf( data, args.connection );
	if ( ! connection ) {
		return (
			<NothingConnected
				title={ __(
					'There is nothing to map: no system is connected yet.',
					'crosswalk'
				) }
			/>
		);
	}
	const module =
		connection.modules.find( ( { name } ) => name === args.module ) ??
		firstOf( connection.modules );
	return (
		<>
			<h2 className="screen-reader-text">
				{ __( 'Mappings', 'crosswalk' ) }
			</h2>
			<ChooseConnection
				connections={ data }
				chosen={ connection }
				onChoose={ ( id ) => navigate( places.mappings( id ) ) }
			/>
			{ module && (
				<ModuleMapping
					key={ `${ connection.id } ${ module.name }` }
					connection={ connection }
					module={ module.name }
				/>
			) }
		</>
	);
}

/** Taxes come first in a run, but nobody comes here for them. */
const firstOf = ( modules: ConnectionModule[] ) =>
	modules.find( ( { enabled, fixed } ) => enabled && ! fixed ) ??
	modules[ 0 ];

function ModuleMapping( props: { connection: Connection; module: string } ) {
	const { connection, module } = props;
	const mapping = useResource( mappingPath( connection.id, module ) );
	const transforms = useResource( TRANSFORMS );
	const error = mapping.error ?? transforms.error;
	if ( mapping.data && transforms.data ) {
		return (
			<MappingEditor
				mapping={ mapping.data }
				transforms={ transforms.data }
				modules={ connection.modules }
				onModule={ ( name ) =>
					navigate( places.mappings( connection.id, name ) )
				}
			/>
		);
	}
	return error ? (
		<ErrorNotice
			error={ error }
			onRetry={ () => {
				mapping.reload();
				transforms.reload();
			} }
		/>
	) : (
		<MappingSkeleton />
	);
}
