import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { chevronDown, chevronUp, closeSmall, plus } from '@wordpress/icons';
import type { MappingProblem, MatchRule, Side } from '../types/generated';
import { FieldPicker } from './field-picker';
import { useMapping } from './mapping-context';
import { RowProblems } from './row-problems';

interface Props {
	rules: MatchRule[];
	problems: MappingProblem[];
	onChange: ( rules: MatchRule[] ) => void;
}

/**
 * How records that are not linked yet are found on the other side: rules, best first, each of one or several fields that
 * must all agree (E5).
 *
 * @param props          Properties.
 * @param props.rules    In order.
 * @param props.problems About them.
 * @param props.onChange Told of the changed list.
 */
export function MatchRules( { rules, problems, onChange }: Props ) {
	const move = ( index: number, step: 1 | -1 ) => {
		const rest = rules.filter( ( _, i ) => i !== index );
		onChange( [
			...rest.slice( 0, index + step ),
			rules[ index ]!,
			...rest.slice( index + step ),
		] );
	};
	return (
		<>
			<p className="crosswalk-muted">
				{ __(
					'A record without a link is looked for by these rules, best first. One hit is linked, several are yours to decide, none is created where that is allowed.',
					'crosswalk'
				) }
			</p>
			<RowProblems problems={ problems } onTake={ () => {} } />
			<ol className="crosswalk-rules">
				{ rules.map( ( rule, index ) => (
					<li key={ index }>
						<Rule
							rule={ rule }
							number={ index + 1 }
							onChange={ ( changed ) =>
								onChange(
									rules.map( ( one, i ) =>
										i === index ? changed : one
									)
								)
							}
						/>
						<span className="crosswalk-rules__order">
							<Button
								icon={ chevronUp }
								label={ __( 'Earlier', 'crosswalk' ) }
								disabled={ index === 0 }
								accessibleWhenDisabled
								onClick={ () => move( index, -1 ) }
							/>
							<Button
								icon={ chevronDown }
								label={ __( 'Later', 'crosswalk' ) }
								disabled={ index === rules.length - 1 }
								accessibleWhenDisabled
								onClick={ () => move( index, 1 ) }
							/>
							<Button
								icon={ closeSmall }
								label={ sprintf(
									/* translators: %d: number of a rule. */
									__( 'Remove rule %d', 'crosswalk' ),
									index + 1
								) }
								onClick={ () =>
									onChange(
										rules.filter( ( _, i ) => i !== index )
									)
								}
							/>
						</span>
					</li>
				) ) }
			</ol>
			<Button
				icon={ plus }
				variant="tertiary"
				onClick={ () =>
					onChange( [ ...rules, { shop: [ '' ], remote: [ '' ] } ] )
				}
				__next40pxDefaultSize
			>
				{ __( 'Add a rule', 'crosswalk' ) }
			</Button>
		</>
	);
}

function Rule( props: {
	rule: MatchRule;
	number: number;
	onChange: ( rule: MatchRule ) => void;
} ) {
	const { rule, onChange } = props;
	const { mapping } = useMapping();
	const picker = ( side: Side, place: number ) => (
		<FieldPicker
			side={ side }
			value={ rule[ side ][ place ] ?? '' }
			// The first field is looked up, the others only compared.
			lookupOnly={ place === 0 }
			onChange={ ( name ) =>
				onChange( {
					...rule,
					[ side ]: rule[ side ].map( ( one, i ) =>
						i === place ? name : one
					),
				} )
			}
		/>
	);
	return (
		<fieldset className="crosswalk-rule">
			<legend className="screen-reader-text">
				{ sprintf(
					/* translators: 1: number of a rule, 2, 3: names of systems. */
					__( 'Rule %1$d: %2$s equals %3$s', 'crosswalk' ),
					props.number,
					mapping.shop_name,
					mapping.remote_name
				) }
			</legend>
			{ rule.shop.map( ( _, place ) => (
				<span key={ place } className="crosswalk-rule__pair">
					{ place > 0 && (
						<span className="crosswalk-muted">
							{ __( 'and', 'crosswalk' ) }
						</span>
					) }
					{ picker( 'shop', place ) }
					<span aria-hidden="true">=</span>
					{ picker( 'remote', place ) }
					{ rule.shop.length > 1 && (
						<Button
							icon={ closeSmall }
							label={ __( 'Remove this pair', 'crosswalk' ) }
							onClick={ () =>
								onChange( {
									shop: rule.shop.filter(
										( _one, i ) => i !== place
									),
									remote: rule.remote.filter(
										( _one, i ) => i !== place
									),
								} )
							}
						/>
					) }
				</span>
			) ) }
			<Button
				variant="tertiary"
				onClick={ () =>
					onChange( {
						shop: [ ...rule.shop, '' ],
						remote: [ ...rule.remote, '' ],
					} )
				}
			>
				{ __( 'and also …', 'crosswalk' ) }
			</Button>
		</fieldset>
	);
}
