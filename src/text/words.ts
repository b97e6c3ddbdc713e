import { __, sprintf } from '@wordpress/i18n';
import type { Mood } from '../runs/mood';
import type {
	ConnectionState,
	Direction,
	QueuedOutcome,
	Trigger,
} from '../types/generated';

/** WooCommerce is a name and stays as it is in every language. */
export const SHOP = 'WooCommerce';

/**
 * What a direction means, as a choice in a form.
 *
 * @param direction Of a module.
 * @param remote    Name of the other system.
 */
export function directionWords( direction: Direction, remote: string ): string {
	switch ( direction ) {
		case 'to_remote':
			/* translators: 1: the shop's system, 2: the other system. */
			return sprintf( __( '%1$s → %2$s', 'crosswalk' ), SHOP, remote );
		case 'to_shop':
			/* translators: 1: the other system, 2: the shop's system. */
			return sprintf( __( '%1$s → %2$s', 'crosswalk' ), remote, SHOP );
		case 'both':
			return sprintf(
				/* translators: 1: the shop's system, 2: the other system. */
				__( '%1$s ⇄ %2$s, both ways', 'crosswalk' ),
				SHOP,
				remote
			);
		case 'off':
			return __( 'Off', 'crosswalk' );
	}
}

/**
 * What became of a record, or would become of it.
 *
 * @param outcome Its outcome.
 * @param mood    Of the run; left out: it did happen.
 */
export function outcomeWords(
	outcome: QueuedOutcome,
	mood: Mood = 'did'
): string {
	switch ( mood ) {
		case 'would':
			return plannedWords( outcome );
		case 'undid':
			return outcome === 'updated'
				? __( 'Put back', 'crosswalk' )
				: pastWords( outcome );
		case 'would_undo':
			return outcome === 'updated'
				? __( 'Would be put back', 'crosswalk' )
				: plannedWords( outcome );
	}
	return pastWords( outcome );
}

/**
 * Of a record that is deleted, whatever else is said of its outcome.
 *
 * @param mood Of the run.
 */
export function deletedWords( mood: Mood = 'did' ): string {
	return mood === 'would' || mood === 'would_undo'
		? __( 'Would be deleted', 'crosswalk' )
		: __( 'Deleted', 'crosswalk' );
}

function pastWords( outcome: QueuedOutcome ): string {
	switch ( outcome ) {
		case 'waiting':
			return __( 'Waiting', 'crosswalk' );
		case 'linked':
			return __( 'Linked', 'crosswalk' );
		case 'unchanged':
			return __( 'Unchanged', 'crosswalk' );
		case 'created':
			return __( 'Created', 'crosswalk' );
		case 'updated':
			return __( 'Updated', 'crosswalk' );
		case 'skipped':
			return __( 'Skipped', 'crosswalk' );
		case 'decision':
			return __( 'Needs decision', 'crosswalk' );
		case 'failed':
			return __( 'Failed', 'crosswalk' );
	}
}

function plannedWords( outcome: QueuedOutcome ): string {
	switch ( outcome ) {
		case 'unchanged':
			return __( 'Would stay as it is', 'crosswalk' );
		case 'created':
			return __( 'Would be created', 'crosswalk' );
		case 'updated':
			return __( 'Would be updated', 'crosswalk' );
		case 'skipped':
			return __( 'Would be skipped', 'crosswalk' );
		case 'decision':
			return __( 'Would need a decision', 'crosswalk' );
		case 'failed':
			return __( 'Would fail', 'crosswalk' );
	}
	return pastWords( outcome );
}

export function triggerWords( trigger: Trigger ): string {
	switch ( trigger ) {
		case 'person':
			return __( 'Sync now', 'crosswalk' );
		case 'schedule':
			return __( 'Schedule', 'crosswalk' );
		case 'cli':
			return __( 'Command line', 'crosswalk' );
		case 'catch_up':
			return __( 'Catching up', 'crosswalk' );
		case 'live':
			return __( 'As it happened', 'crosswalk' );
		case 'setup':
			return __( 'Set-up', 'crosswalk' );
		case 'reconcile':
			return __( 'Daily check', 'crosswalk' );
	}
}

export function stateWords( state: ConnectionState ): string {
	switch ( state ) {
		case 'setup':
			return __( 'Not started yet', 'crosswalk' );
		case 'working':
			return __( 'Working', 'crosswalk' );
		case 'paused':
			return __( 'Paused', 'crosswalk' );
		case 'stopped':
			return __( 'Stopped', 'crosswalk' );
	}
}

/**
 * A record's name as a person knows it: a number alone is an order's, "#25" as WooCommerce writes it.
 *
 * @param name As stored.
 */
export function recordName( name: string ): string {
	return /^\d+$/.test( name ) ? `#${ name }` : name;
}
