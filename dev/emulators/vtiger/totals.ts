export interface Line {
	quantity: number;
	listPrice: number;
	discountPercent: number;
	discountAmount: number;
	/** Percentages stored on the line; `counts` is false where the product does not have that tax. */
	taxes: { percent: number; counts: boolean }[];
}

export interface Header {
	/** "individual", "group", or "" where none was sent: then no line tax is counted. */
	taxMode: string;
	discountPercent: number;
	discountAmount: number;
	shipping: number;
	/** Percentages on the shipping charge. */
	shippingTaxes: number[];
	adjustment: number;
}

export interface Totals {
	subTotal: number;
	preTaxTotal: number;
	grandTotal: number;
}

/**
 * A line's price after its own discount. A percentage wins over an amount.
 *
 * @param line The line.
 */
export function lineNet( line: Line ): number {
	const gross = line.quantity * line.listPrice;
	return (
		gross -
		( line.discountPercent
			? ( gross * line.discountPercent ) / 100
			: line.discountAmount )
	);
}

/**
 * The totals of an order or invoice as the CRM computes them: floats, no rounding.
 *
 * Individual mode: each line's taxes are part of the subtotal, and the order's discount is taken off that gross sum.
 * Group mode: the subtotal is net; the first line's taxes apply to all that is left after the discount.
 *
 * @param lines  The lines, in order.
 * @param header Mode, discount and charges.
 */
export function totals( lines: Line[], header: Header ): Totals {
	const net = sum( lines.map( lineNet ) );
	const lineTaxes =
		header.taxMode === 'individual' ? sum( lines.map( individualTax ) ) : 0;
	const subTotal = net + lineTaxes;
	const discount = header.discountPercent
		? ( subTotal * header.discountPercent ) / 100
		: header.discountAmount;
	const groupTax =
		header.taxMode === 'group'
			? percentOf( subTotal - discount, groupPercent( lines ) )
			: 0;
	const shippingTax = percentOf(
		header.shipping,
		sum( header.shippingTaxes )
	);
	return {
		subTotal,
		preTaxTotal: net - discount + header.shipping,
		grandTotal:
			subTotal -
			discount +
			groupTax +
			header.shipping +
			shippingTax +
			header.adjustment,
	};
}

function individualTax( line: Line ): number {
	return percentOf(
		lineNet( line ),
		sum(
			line.taxes
				.filter( ( { counts } ) => counts )
				.map( ( { percent } ) => percent )
		)
	);
}

function groupPercent( lines: Line[] ): number {
	return sum( ( lines[ 0 ]?.taxes ?? [] ).map( ( { percent } ) => percent ) );
}

function percentOf( amount: number, percent: number ): number {
	return ( amount * percent ) / 100;
}

function sum( numbers: number[] ): number {
	return numbers.reduce( ( total, number ) => total + number, 0 );
}
