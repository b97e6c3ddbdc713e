import { Button, CheckboxControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { can } from '../page-settings';
import type { ComparedField, DecisionDetail } from '../types/generated';
import { answerWords, consequence } from './words';

interface Props {
	decision: DecisionDetail;
	/** Names of the record's own system and of the other one. */
	systems: [ string, string ];
	busy: boolean;
	onLink: ( candidate: string ) => void;
}

/**
 * The mapped fields of the record and of each candidate. On a narrow screen each field is a block, with the systems
 * beside the values.
 *
 * @param props See Props.
 */
export function Comparison( { decision, systems, busy, onLink }: Props ) {
	const [ onlyDifferent, setOnlyDifferent ] = useState( false );
	const { name, url, candidates, answers } = decision;
	// What nobody filled in helps nobody to decide.
	const fields = decision.fields.filter( ( { own, others } ) =>
		[ own, ...others ].some( ( text ) => text !== null )
	);
	const differs = ( { same }: ComparedField ) => same.includes( false );
	const shown = onlyDifferent ? fields.filter( differs ) : fields;
	const heads = candidates.map( ( candidate ) => ( {
		...candidate,
		head: candidate.name
			? `${ systems[ 1 ] }: ${ candidate.name }`
			: systems[ 1 ],
	} ) );
	return (
		<>
			<CheckboxControl
				className="crosswalk-decision__only"
				label={ sprintf(
					/* translators: 1: number of fields that differ, 2: number of all fields. */
					__( 'Show only what differs (%1$d of %2$d)', 'crosswalk' ),
					fields.filter( differs ).length,
					fields.length
				) }
				checked={ onlyDifferent }
				onChange={ setOnlyDifferent }
				__nextHasNoMarginBottom
			/>
			{ /* A region that scrolls must be reachable by keyboard. */ }
			<div
				className="crosswalk-scroll"
				role="region"
				aria-label={ __( 'Side by side', 'crosswalk' ) }

				tabIndex={ 0 }
			>
				<table className="crosswalk-table crosswalk-comparison">
					<thead>
						<tr>
							<th scope="col">{ __( 'Field', 'crosswalk' ) }</th>
							<th scope="col">{ systems[ 0 ] }</th>
							{ heads.map( ( { id } ) => (
								<th key={ id } scope="col">
									{ systems[ 1 ] }
								</th>
							) ) }
						</tr>
					</thead>
					<tbody>
						<tr>
							<th scope="row">{ __( 'Record', 'crosswalk' ) }</th>
							<td data-head={ systems[ 0 ] }>
								<Opens name={ name } url={ url } />
							</td>
							{ heads.map( ( candidate ) => (
								<td
									key={ candidate.id }
									data-head={ systems[ 1 ] }
								>
									<Opens
										name={ candidate.name || candidate.id }
										url={ candidate.url }
									/>
									<span className="crosswalk-comparison__id">
										{ candidate.id }
									</span>
								</td>
							) ) }
						</tr>
						{ answers.includes( 'link' ) && can( 'sync' ) && (
							<tr className="crosswalk-comparison__answer">
								<th scope="row">
									{ __( 'Is it the same?', 'crosswalk' ) }
								</th>
								<td>{ consequence( 'link' ) }</td>
								{ heads.map( ( { id, head } ) => (
									<td key={ id } data-head={ head }>
										<Button
											variant={
												heads.length === 1
													? 'primary'
													: 'secondary'
											}
											aria-label={ sprintf(
												/* translators: 1: "It is this one", 2: name of a record, 3: its id. */
												__(
													'%1$s: %2$s (%3$s)',
													'crosswalk'
												),
												answerWords( 'link', '' ),
												head,
												id
											) }
											disabled={ busy }
											accessibleWhenDisabled
											onClick={ () => onLink( id ) }
											__next40pxDefaultSize
										>
											{ answerWords( 'link', '' ) }
										</Button>
									</td>
								) ) }
							</tr>
						) }
						{ shown.map( ( field ) => (
							<tr
								key={ `${ field.label } ${ field.other_label }` }
							>
								<th scope="row">
									{ field.label }
									{ field.other_label !== field.label && (
										<span className="crosswalk-comparison__other">
											{ field.other_label }
										</span>
									) }
								</th>
								<td data-head={ systems[ 0 ] }>
									<Value text={ field.own } />
								</td>
								{ heads.map( ( { id, head }, index ) => (
									<td
										key={ id }
										data-head={ head }
										className={
											field.same[ index ]
												? ''
												: 'is-different'
										}
									>
										{ ! field.same[ index ] && (
											<span className="screen-reader-text">
												{ __(
													'Different:',
													'crosswalk'
												) }{ ' ' }
											</span>
										) }
										<Value text={ field.others[ index ] } />
									</td>
								) ) }
							</tr>
						) ) }
					</tbody>
				</table>
			</div>
		</>
	);
}

function Value( { text }: { text: string | null | undefined } ) {
	return text === null || text === undefined ? (
		<span className="crosswalk-muted">{ __( 'empty', 'crosswalk' ) }</span>
	) : (
		<>{ text }</>
	);
}

function Opens( { name, url }: { name: string; url: string | null } ) {
	return url ? (
		<a
			href={ url }
			target="_blank"
			rel="noreferrer"
			aria-label={ sprintf(
				/* translators: %s: name of a record. */
				__( '%s (opens in a new tab)', 'crosswalk' ),
				name
			) }
		>
			{ name }
		</a>
	) : (
		<>{ name }</>
	);
}
