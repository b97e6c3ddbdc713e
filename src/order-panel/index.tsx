import { createRoot } from '@wordpress/element';
import { OrderPanel } from './order-panel';
import './order-panel.scss';

const root = document.getElementById( 'crosswalk-order-panel' );
if ( root ) {
	createRoot( root ).render(
		<OrderPanel order={ Number( root.dataset.order ) } />
	);
}
