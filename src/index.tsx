import { createRoot } from '@wordpress/element';
import { App } from './app';
import './index.scss';

const root = document.getElementById( 'crosswalk-root' );
if ( root ) {
	createRoot( root ).render( <App /> );
}
