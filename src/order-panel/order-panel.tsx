import { __ } from '@wordpress/i18n';
import { PanelError } from '../record-panel/panel-error';
import { PanelSkeleton } from '../record-panel/panel-skeleton';
import { RecordSync } from '../record-panel/record-sync';
import { orderPanelPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import { Invoices } from './invoices';

/** While something waits it is worth looking again. */
const POLL_S = 10;

interface Props {
	/** Number of the order; 0 while it is being made. */
	order: number;
}

/**
 * The box "CRM" on an order's page: how its sync stands, and its invoices.
 *
 * @param props       Properties.
 * @param props.order Number of the order.
 */
export function OrderPanel( { order }: Props ) {
	const path = order ? orderPanelPath( order ) : null;
	const waits = useResource( path ).data?.states.some(
		( { state } ) => state === 'waiting'
	);
	const { data, error, reload } = useResource( path, waits ? POLL_S : 0 );
	if ( ! order ) {
		return (
			<p>
				{ __(
					'The order goes out when it has been saved.',
					'crosswalk'
				) }
			</p>
		);
	}
	if ( error && ! data ) {
		return <PanelError error={ error } onRetry={ reload } />;
	}
	if ( ! data ) {
		return <PanelSkeleton />;
	}
	return (
		<>
			{ error && <PanelError error={ error } onRetry={ reload } /> }
			<RecordSync
				module="orders"
				id={ `order:${ order }` }
				states={ data.states }
				unseen={ data.unseen }
				onChanged={ reload }
			/>
			<Invoices invoices={ data.invoices } />
		</>
	);
}
