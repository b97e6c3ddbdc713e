import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { toApiError, type ApiError } from '../api/errors';
import {
	resetMapping,
	saveMapping,
	startMappingRun,
	type MappingPlace,
} from '../api/mapping-commands';
import { speak } from '@wordpress/a11y';
import { get } from '../api/request';
import { navigate } from '../navigation/location';
import { places } from '../navigation/places';
import { can } from '../page-settings';
import { mappingPath } from '../store/paths';
import { receive } from '../store/refresh';
import type { Mapping, MappingProblem } from '../types/generated';
import { newRows, rowsOf, type Draft } from './draft';
import type { NewRows } from './save-dialog';

/** Stores something in place of the mapping that has this revision. */
type Attempt = ( revision: string ) => Promise< void >;

interface Saving {
	busy: boolean;
	error: ApiError | null;
	/** Somebody else was faster. */
	conflict: ApiError | null;
	/** What stands against it. */
	problems: MappingProblem[] | null;
	save: ( choice: NewRows ) => Promise< void >;
	/** Stores the default in place of all of it. */
	reset: () => Promise< void >;
	/** Lays the draft, or the default, over what the other one saved. */
	saveOver: () => Promise< void >;
	/** Gets what the other one saved. */
	theirs: () => Promise< void >;
	/** Clears what went wrong. */
	forget: () => void;
}

/**
 * Saves a draft, and starts what comes after it: a run that takes note of what both sides have, or a dry run that shows
 * what would change (V10).
 *
 * @param place   Whose mapping.
 * @param saved   As it is stored.
 * @param draft   As it is being edited.
 * @param onSaved Told of the stored mapping; theirs: in place of the draft.
 */
export function useSaving(
	place: MappingPlace,
	saved: Mapping,
	draft: Draft,
	onSaved: ( mapping: Mapping, theirs: boolean ) => void
): Saving {
	const [ busy, setBusy ] = useState( false );
	const [ error, setError ] = useState< ApiError | null >( null );
	/** What is tried again where somebody else was faster. */
	const [ attempt, setAttempt ] = useState< Attempt | null >( null );
	const isConflict = error?.code === 'mapping_changed';

	const during = async ( work: () => Promise< void > ) => {
		setBusy( true );
		setError( null );
		try {
			await work();
		} catch ( thrown ) {
			const failed = toApiError( thrown );
			setError( failed );
			speak( failed.message, 'assertive' );
		} finally {
			setBusy( false );
		}
	};
	const store = async ( revision: string, chosen: NewRows ) => {
		const added = newRows( draft, saved ).length > 0;
		const mapping = await saveMapping( place, {
			rows: rowsOf( draft ),
			match: draft.match,
			revision,
			new_rows: chosen === 'from_now' ? 'from_now' : 'first_link',
			preset: draft.preset,
		} );
		onSaved( mapping, false );
		speak( __( 'Saved.', 'crosswalk' ) );
		if ( added && chosen === 'existing' ) {
			const run = await startMappingRun( place, true );
			navigate( places.run( place.connection, run.id ) );
		} else if ( added && can( 'sync' ) ) {
			// What both sides have now is noted, so that the next change of it is known as one. Another run does that too.
			await startMappingRun( place, false ).catch( () => {} );
		}
	};
	const reset = async ( revision: string ) => {
		onSaved( await resetMapping( place, '', revision ), true );
		speak( __( 'Saved.', 'crosswalk' ) );
	};
	const begin = ( now: Attempt ) => {
		setAttempt( () => now );
		return during( () => now( saved.revision ) );
	};
	return {
		busy,
		error: isConflict ? null : error,
		conflict: isConflict ? error : null,
		problems: ( error?.about.problems as MappingProblem[] ) ?? null,
		save: ( chosen ) => begin( ( revision ) => store( revision, chosen ) ),
		reset: () => begin( reset ),
		saveOver: () =>
			during( async () =>
				attempt?.( ( await latest( place ) ).revision )
			),
		theirs: () =>
			during( async () => {
				const now = await latest( place );
				receive( mappingPath( place.connection, place.module ), now );
				onSaved( now, true );
			} ),
		forget: () => setError( null ),
	};
}

const latest = ( { connection, module }: MappingPlace ) =>
	get< Mapping >( mappingPath( connection, module ) );
