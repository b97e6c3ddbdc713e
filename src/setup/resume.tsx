import { useEffect } from '@wordpress/element';
import { ErrorNotice } from '../components/error-notice';
import { navigate } from '../navigation/location';
import { places } from '../navigation/places';
import { FormSkeleton } from '../settings/form-skeleton';
import { firstLookPath } from '../store/paths';
import { useResource } from '../store/use-resource';

/**
 * Comes back to the step at which a set-up was left.
 *
 * @param props    Properties.
 * @param props.id Of the connection.
 */
export function Resume( { id }: { id: number } ) {
	const { data, error, reload } = useResource( firstLookPath( id ) );
	useEffect( () => {
		if ( data ) {
			navigate(
				places.setup( data.run_id > 0 ? 'look' : 'modules', id ),
				true
			);
		}
	}, [ data, id ] );
	return error ? (
		<ErrorNotice error={ error } onRetry={ reload } />
	) : (
		<FormSkeleton cards={ 1 } />
	);
}
