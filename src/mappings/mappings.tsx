import { useEffect } from '@wordpress/element';
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

/** Seconds until a system that could not be read is asked again. */
const AGAIN_S = 20;

/** The mappings of one connection, a module at a time. */
export function Mappings() {
	const args = useArgs();
	const allowed = can( 'map' );
	const { data, error, reload } = useResource( allowed ? CONNECTIONS : null );
	const connection = data && chosenOf( data, args.connection );
	const module =
		connection?.modules.find( ( { name } ) => name === args.module ) ??
		firstOf( connection?.modules ?? [] );
	useStaying( connection?.id, module?.name );
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

/**
 * What was chosen for lack of an address becomes the address: somebody who edits it keeps it, whatever is switched on,
 * off or connected meanwhile.
 *
 * @param connection Id of the one that is shown.
 * @param module     Name of the one that is shown.
 */
function useStaying( connection: number | undefined, module = '' ): void {
	const args = useArgs();
	const isOpen =
		args.path === places.mappings().path &&
		( ! args.connection || ! args.module );
	useEffect( () => {
		if ( isOpen && connection && module ) {
			navigate( places.mappings( connection, module ), true );
		}
	}, [ isOpen, connection, module ] );
}

function ModuleMapping( props: { connection: Connection; module: string } ) {
	const { connection, module } = props;
	const path = mappingPath( connection.id, module );
	const known = useResource( path ).data;
	const mapping = useResource( path, known?.remote_error ? AGAIN_S : 0 );
	const transforms = useResource( TRANSFORMS );
	const error = mapping.error ?? transforms.error;
	if ( mapping.data && transforms.data ) {
		return (
			<MappingEditor
				mapping={ mapping.data }
				transforms={ transforms.data }
				modules={ connection.modules }
				onReload={ mapping.reload }
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
