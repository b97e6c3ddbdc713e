/**
 * Stands in for `@woocommerce/settings`, which only exists as a script of WooCommerce's own pages. What we bundle of
 * @woocommerce/components asks it for links into wp-admin and nothing else that we use.
 */
import { pageSettings } from './page-settings';

export function getSetting< T >( name: string, fallback: T ): T {
	return name === 'adminUrl' ? ( pageSettings().adminUrl as T ) : fallback;
}

export function getAdminLink( path: string ): string {
	return pageSettings().adminUrl + path;
}
