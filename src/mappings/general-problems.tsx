import { Button, Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { MappingProblem, MappingRow } from '../types/generated';
import { findField } from './draft';
import { useMapping } from './mapping-context';

interface Props {
	problems: MappingProblem[];
	onAdd: ( row: Partial< MappingRow > ) => void;
}

/**
 * What is wrong with the mapping as a whole: a mandatory field that no row fills. One click adds the row.
 *
 * @param props          Properties.
 * @param props.problems Of no row.
 * @param props.onAdd    Adds a row that begins like this.
 */
export function GeneralProblems( { problems, onAdd }: Props ) {
	const { fieldsOf } = useMapping();
	return (
		<>
			{ problems.map( ( { code, severity, side, field, sentence } ) => (
				<Notice
					key={ `${ code } ${ side } ${ field }` }
					status={ severity }
					isDismissible={ false }
					className="crosswalk-notice"
				>
					{ sentence }{ ' ' }
					{ code === 'missing_mandatory' && (
						<Button
							variant="link"
							onClick={ () =>
								onAdd(
									side === 'shop'
										? { shop: field, direction: 'to_shop' }
										: {
												remote: field,
												direction: 'to_remote',
											}
								)
							}
						>
							{ sprintf(
								/* translators: %s: label of a field. */
								__( 'Add a row for “%s”', 'crosswalk' ),
								findField(
									fieldsOf(
										side === 'shop' ? 'shop' : 'remote'
									),
									field
								)?.label ?? field
							) }
						</Button>
					) }
				</Notice>
			) ) }
		</>
	);
}
