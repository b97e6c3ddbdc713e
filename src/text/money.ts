import { languageTag } from './time';

/**
 * An amount in its currency, as the person's language writes it.
 *
 * @param amount   Decimal.
 * @param currency ISO 4217; empty where it is not known.
 */
export function money( amount: string, currency: string ): string {
	const number = Number( amount );
	try {
		return new Intl.NumberFormat( languageTag(), {
			style: 'currency',
			currency,
		} ).format( number );
	} catch {
		return new Intl.NumberFormat( languageTag(), {
			minimumFractionDigits: 2,
		} ).format( number );
	}
}
