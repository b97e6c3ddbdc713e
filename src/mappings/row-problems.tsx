import { Button, Icon } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { caution } from './icons';
import type { MappingProblem, Side } from '../types/generated';
import { findField } from './draft';
import { useMapping } from './mapping-context';

interface Props {
	problems: MappingProblem[];
	/** Puts the field that is suggested in place of the one that is gone. */
	onTake: ( side: Side, field: string ) => void;
}

/**
 * What is wrong with a row, in words, with what to do about it.
 *
 * @param props          Properties.
 * @param props.problems Of this row.
 * @param props.onTake   Takes a suggestion.
 */
export function RowProblems( { problems, onTake }: Props ) {
	const { fieldsOf } = useMapping();
	return (
		<ul className="crosswalk-row-problems">
			{ problems.map( ( problem ) => {
				const side = problem.side === 'shop' ? 'shop' : 'remote';
				return (
					<li
						key={ `${ problem.code }-${ problem.side }` }
						className={ `is-${ problem.severity }` }
					>
						<Icon icon={ caution } size={ 18 } />
						<span className="screen-reader-text">
							{ problem.severity === 'error'
								? __( 'Error:', 'crosswalk' )
								: __( 'Warning:', 'crosswalk' ) }
						</span>{ ' ' }
						{ problem.sentence }{ ' ' }
						{ problem.suggestion && (
							<Button
								variant="link"
								data-cell="suggestion"
								onClick={ () =>
									onTake( side, problem.suggestion )
								}
							>
								{ sprintf(
									/* translators: %s: label of a field. */
									__( 'Take “%s”', 'crosswalk' ),
									findField(
										fieldsOf( side ),
										problem.suggestion
									)?.label ?? problem.suggestion
								) }
							</Button>
						) }
					</li>
				);
			} ) }
		</ul>
	);
}
