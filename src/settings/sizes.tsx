import { __, _n, sprintf } from '@wordpress/i18n';
import { ErrorNotice } from '../components/error-notice';
import { Skeleton } from '../components/skeleton';
import { SIZES } from '../store/paths';
import { useResource } from '../store/use-resource';
import { bytes, count } from '../text/time';
import type { SizeName } from '../types/generated';

const NAMES: SizeName[] = [ 'queue', 'runs', 'messages', 'history' ];

/** How much of everything that grows there is now (E20). */
export function Sizes() {
	const { data, error, reload } = useResource( SIZES );
	if ( error ) {
		return <ErrorNotice error={ error } onRetry={ reload } />;
	}
	return (
		<dl className="crosswalk-sizes" aria-busy={ ! data }>
			{ NAMES.map( ( name ) => {
				const size = data?.find( ( one ) => one.name === name );
				return (
					<div key={ name }>
						<dt>{ words( name ) }</dt>
						<dd>
							{ size ? (
								<>
									{ sprintf(
										/* translators: %s: number of rows. */
										_n(
											'%s row',
											'%s rows',
											size.rows,
											'crosswalk'
										),
										count( size.rows )
									) }
									{ size.bytes !== null && (
										<span className="crosswalk-muted">
											{ ` · ${ bytes( size.bytes ) }` }
										</span>
									) }
								</>
							) : (
								<Skeleton width="6em" />
							) }
						</dd>
					</div>
				);
			} ) }
		</dl>
	);
}

function words( name: SizeName ): string {
	switch ( name ) {
		case 'queue':
			return __( 'Queue', 'crosswalk' );
		case 'runs':
			return __( 'Details of runs', 'crosswalk' );
		case 'messages':
			return __( 'Debug log', 'crosswalk' );
		case 'history':
			return __( 'History of records', 'crosswalk' );
	}
}
