import { dispatch } from '@wordpress/data';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { store } from '../store';
import { mailsPath } from '../store/paths';
import { answerWith, status, visit } from '../testing';
import type { WithheldMail } from '../types/generated';
import { ControlPanel } from './control-panel';

const mail: WithheldMail = {
	id: 3,
	connection_id: 1,
	title: 'Completed order',
	to: 'anna@shop.example',
	order: '#1042',
	url: 'https://shop.example/order/1042',
	changed_at: '2026-11-24T10:00:00Z',
	held_at: '2026-11-24T11:00:00Z',
};

beforeEach( () => {
	visit();
	dispatch( store ).receive( '/status', undefined );
	dispatch( store ).receive( mailsPath(), undefined );
} );

async function open( items: WithheldMail[] = [ mail, { ...mail, id: 4 } ] ) {
	let list = items;
	const done = ( { data }: { data?: { ids: number[] } } ) => {
		list = list.filter( ( { id } ) => ! data?.ids.includes( id ) );
		return { done: data?.ids.length, problems: [] };
	};
	const asked = answerWith( {
		'GET /status': { ...status, withheld_mails: 2 },
		'GET /mails': () => ( { items: list, next: null } ),
		'POST /mails/send': done,
		'POST /mails/dismiss': done,
	} );
	render( <ControlPanel /> );
	expect(
		await screen.findByRole( 'heading', {
			name: '2 mails to customers were held back',
		} )
	).toBeVisible();
	await userEvent.click(
		screen.getByRole( 'link', { name: 'Look at them' } )
	);
	return {
		asked,
		drawer: within( await screen.findByRole( 'dialog' ) ),
	};
}

it( 'sends the mails that are chosen, and lists the others (E13)', async () => {
	const { asked, drawer } = await open();
	const boxes = await drawer.findAllByLabelText(
		'Choose “Completed order” for order #1042'
	);
	expect( drawer.getByRole( 'button', { name: 'Send' } ) ).toHaveAttribute(
		'aria-disabled',
		'true'
	);
	await userEvent.click( boxes[ 0 ]! );
	await userEvent.click( drawer.getByRole( 'button', { name: 'Send' } ) );

	expect( asked ).toContain( 'POST /mails/send' );
	expect( await drawer.findAllByText( 'anna@shop.example' ) ).toHaveLength(
		1
	);
} );

it( 'dismisses all at once', async () => {
	const { asked, drawer } = await open();
	await userEvent.click( await drawer.findByLabelText( 'Choose all' ) );
	await userEvent.click( drawer.getByRole( 'button', { name: 'Dismiss' } ) );

	expect( asked ).toContain( 'POST /mails/dismiss' );
	expect( await drawer.findByText( 'No mail is held back.' ) ).toBeVisible();
} );

it( 'says so where a mail cannot be sent any more', async () => {
	const { drawer } = await open( [ { ...mail, to: '', url: '' } ] );

	expect(
		await drawer.findByText( 'It cannot be sent any more.' )
	).toBeVisible();
	expect( drawer.queryByRole( 'link', { name: '#1042' } ) ).toBeNull();
} );

it( 'lets nobody send who may not sync', async () => {
	visit( '', { sync: false } );
	const { drawer } = await open();
	expect( await drawer.findAllByText( 'anna@shop.example' ) ).toHaveLength(
		2
	);

	expect( drawer.queryByRole( 'checkbox' ) ).toBeNull();
	expect( drawer.queryByRole( 'button', { name: 'Send' } ) ).toBeNull();
} );
