import { visit } from '../testing';
import { money } from './money';

beforeEach( () => visit() );

it.each( [
	[ '1234.5', 'EUR', '€1,234.50' ],
	[ '-10.45', 'EUR', '-€10.45' ],
	[ '1552', 'JPY', '¥1,552' ],
	[ '1.2345', 'KWD', 'KWD 1.235' ],
	[ '7.5', '', '7.50' ],
] )( 'writes %s %s as people do', ( amount, currency, written ) => {
	expect( money( amount, currency ).replace( /\s/g, ' ' ) ).toBe( written );
} );
