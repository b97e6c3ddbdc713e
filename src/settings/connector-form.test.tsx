import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { connection, connector, visit } from '../testing';
import { ConnectorForm } from './connector-form';
import { draftOf, toRequest } from './draft';

beforeEach( () => visit() );

function show(
	extra: Partial< Parameters< typeof ConnectorForm >[ 0 ] > = {}
) {
	const onChange = jest.fn();
	render(
		<ConnectorForm
			form={ connector.form }
			values={ draftOf( connector ).settings }
			hasSecret={ {} }
			onChange={ onChange }
			{ ...extra }
		/>
	);
	return onChange;
}

describe( 'the form of a connector nobody here knows', () => {
	it( 'is drawn from its definition, with its defaults', () => {
		show();

		expect( screen.getByLabelText( 'Address' ) ).toHaveValue( 'https://' );
		expect( screen.getByLabelText( 'Region (optional)' ) ).toHaveValue(
			'eu'
		);
		expect( screen.getByText( 'As in the browser.' ) ).toBeVisible();
	} );

	it( 'shows of a saved secret only that there is one (V2)', () => {
		show( { hasSecret: { key: true } } );
		const secret = screen.getByLabelText( 'Access key' );

		expect( secret ).toHaveAttribute( 'type', 'password' );
		expect( secret ).toHaveValue( '' );
		expect( secret ).toHaveAttribute(
			'placeholder',
			'Saved – type to replace it'
		);
	} );

	it( 'shows an error at the field it is about', () => {
		show( { wrong: { field: 'url', message: 'Not a web address.' } } );

		expect( screen.getByRole( 'alert' ) ).toHaveTextContent(
			'Not a web address.'
		);
	} );

	it( 'hands on what is typed', async () => {
		const onChange = show( { values: { url: '', region: 'eu' } } );
		await userEvent.type( screen.getByLabelText( 'Access key' ), 's' );

		expect( onChange ).toHaveBeenCalledWith( {
			url: '',
			region: 'eu',
			key: 's',
		} );
	} );
} );

describe( 'what is sent', () => {
	it( 'holds no secret that was not typed again', () => {
		expect(
			toRequest( draftOf( connector, connection ) ).settings
		).toEqual( {
			url: 'https://crm.acme.example',
			region: 'us',
		} );
	} );

	it( 'leaves fixed modules out (V4)', () => {
		expect( toRequest( draftOf( connector, connection ) ).modules ).toEqual(
			[
				{
					name: 'contacts',
					enabled: true,
					direction: 'both',
					delete: 'unlink',
					stock: '',
					permits: [],
					records_from: '',
					create_shop: false,
					create_remote: true,
					drift: 'overwrite',
					rules: [],
				},
			]
		);
	} );
} );
