import { CheckboxControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ErrorNotice } from '../components/error-notice';
import { Skeleton } from '../components/skeleton';
import { mappingPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import type { ModuleRule } from '../types/generated';
import { statusesOf, withStatuses } from './module-rules';

interface Props {
	connection: number;
	rules: ModuleRule[];
	onRules: ( rules: ModuleRule[] ) => void;
}

/** What WooCommerce's own statuses take, so that little moves when they come. */
const LISTED = '182px';

/**
 * The statuses in which a new order goes out (V17). Once it is linked, all its changes follow.
 *
 * @param props See Props.
 */
export function StatusControl( { connection, rules, onRules }: Props ) {
	const { data, error, reload } = useResource(
		mappingPath( connection, 'orders' )
	);
	const statuses =
		data?.shop_fields.find( ( { name } ) => name === 'status' )?.options ??
		[];
	const chosen =
		statusesOf( rules ) ?? statuses.map( ( { value } ) => value );
	return (
		<fieldset>
			<legend>
				{ __( 'New orders go out in these statuses', 'crosswalk' ) }
			</legend>
			{ error && ! data && (
				<ErrorNotice error={ error } onRetry={ reload } />
			) }
			{ ! data && ! error && <Skeleton width="16em" height={ LISTED } /> }
			{ statuses.map( ( { value, label } ) => (
				<CheckboxControl
					key={ value }
					label={ label }
					checked={ chosen.includes( value ) }
					onChange={ ( on ) =>
						onRules(
							withStatuses(
								rules,
								on
									? [ ...chosen, value ]
									: chosen.filter( ( one ) => one !== value )
							)
						)
					}
					__nextHasNoMarginBottom
				/>
			) ) }
		</fieldset>
	);
}
