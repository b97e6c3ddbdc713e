import type { Measured } from './figure';
import type { Lab } from './lab';

/** Something that is measured in one go and gives one or several figures. */
export interface Measurement {
	figures: string[];
	/** These figures say something about WooCommerce only. */
	needsWooCommerce?: boolean;
	measure: ( lab: Lab ) => Promise< Measured[] >;
}
