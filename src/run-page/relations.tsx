import { createInterpolateElement } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { Link } from '../navigation/link';
import { places } from '../navigation/places';
import type { Run } from '../types/generated';

/**
 * The runs that this one came out of, or that came out of it.
 *
 * @param props     Properties.
 * @param props.run The run.
 */
export function Relations( { run }: { run: Run } ) {
	const relations = relationsOf( run );
	if ( relations.length === 0 ) {
		return null;
	}
	return (
		<ul className="crosswalk-relations">
			{ relations.map( ( { id, sentence } ) => (
				<li key={ id }>
					{ createInterpolateElement( sentence, {
						a: (
							<Link to={ places.run( run.connection_id, id ) }>
								{ '' }
							</Link>
						),
					} ) }
				</li>
			) ) }
		</ul>
	);
}

function relationsOf( run: Run ): { id: number; sentence: string }[] {
	const all = [
		{
			id: run.follows,
			sentence:
				/* translators: %d: number of a run. */
				__(
					'It carries out exactly what <a>dry run %d</a> has shown.',
					'crosswalk'
				),
		},
		{
			id: run.followed_by,
			sentence:
				/* translators: %d: number of a run. */
				__( 'It was carried out by <a>run %d</a>.', 'crosswalk' ),
		},
		{
			id: run.undoes,
			sentence: run.dry
				? /* translators: %d: number of a run. */
					__(
						'It shows how <a>run %d</a> would be undone.',
						'crosswalk'
					)
				: /* translators: %d: number of a run. */
					__( 'It undoes <a>run %d</a>.', 'crosswalk' ),
		},
		{
			id: run.undone_by,
			sentence:
				/* translators: %d: number of a run. */
				__( 'It was undone by <a>run %d</a>.', 'crosswalk' ),
		},
	];
	return all
		.filter( ( { id } ) => id > 0 )
		.map( ( { id, sentence } ) => ( {
			id,
			sentence: sprintf( sentence, id ),
		} ) );
}
