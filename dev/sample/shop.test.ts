import { sampleShop } from './shop';

const known = {
	people: [ 'ada', 'ben', 'cyd' ].map( ( name ) => ( {
		email: `${ name }@crm.example`,
		first_name: name,
		last_name: 'Known',
	} ) ),
	goods: [
		{ sku: 'A-1', name: 'First', price: '5.00' },
		{ sku: 'A-2', name: 'Second', price: '6.00' },
	],
};

test( 'the same size makes the same shop', () => {
	expect( sampleShop( 'small', known ) ).toEqual(
		sampleShop( 'small', known )
	);
} );

test( 'some records are in the CRM too, one of them in other letters', () => {
	const shop = sampleShop( 'small', known );
	expect(
		shop.customers.slice( 0, 3 ).map( ( { email } ) => email )
	).toEqual( [ 'ada@crm.example', 'BEN@CRM.EXAMPLE', 'cyd@crm.example' ] );
	expect( shop.products.slice( 0, 2 ).map( ( { sku } ) => sku ) ).toEqual( [
		'A-1',
		'A-2',
	] );
} );

test( 'numbers of products are unique, and two kinds of products have none', () => {
	const { products } = sampleShop( 'large', known );
	const numbers = products.flatMap( ( product ) => [
		product.sku,
		...product.variations.map( ( { sku } ) => sku ),
	] );
	const given = numbers.filter( Boolean );
	expect( new Set( given ).size ).toBe( given.length );
	expect(
		products.some(
			( { sku, variations } ) => ! sku && variations.length === 0
		)
	).toBe( true );
	expect(
		products.some( ( { variations } ) =>
			variations.some( ( { sku } ) => ! sku )
		)
	).toBe( true );
} );

test( 'a small shop has orders of every kind', () => {
	const { orders, customers } = sampleShop( 'small', known );
	const accounts = new Set( customers.map( ( { email } ) => email ) );
	expect( orders.some( ( { coupon } ) => coupon ) ).toBe( true );
	expect( orders.some( ( { fee } ) => fee ) ).toBe( true );
	expect( orders.some( ( { refund } ) => refund ) ).toBe( true );
	const guests = orders.filter( ( { email } ) => ! accounts.has( email ) );
	expect( guests ).toHaveLength( 2 );
	expect( new Set( guests.map( ( { email } ) => email ) ).size ).toBe( 1 );
} );

test( 'every line of an order names a product of the shop', () => {
	const { orders, products } = sampleShop( 'large', known );
	const slugs = new Set( products.map( ( { slug } ) => slug ) );
	expect(
		orders
			.flatMap( ( { lines } ) => lines )
			.every( ( { slug } ) => slugs.has( slug ) )
	).toBe( true );
} );
