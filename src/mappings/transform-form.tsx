import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { trash } from '@wordpress/icons';
import type { RowTransform, Side, Transform } from '../types/generated';
import { useMapping } from './mapping-context';
import { TransformOptionInput } from './transform-option';
import { exampleWords } from './transform-words';

const EXAMPLES = 3;

interface Props {
	kind: Transform;
	transform: RowTransform;
	/** The side whose fields a template reads. */
	reads: Side;
	onChange: ( options: Record< string, string > ) => void;
	onMove: ( step: 1 | -1 ) => void;
	canMove: { back: boolean; forth: boolean };
	onRemove: () => void;
	onClose: () => void;
}

/**
 * What a transform does, with examples, and what is chosen for it.
 *
 * @param props See Props.
 */
export function TransformForm( props: Props ) {
	const { kind, transform, canMove } = props;
	const { fieldsOf } = useMapping();
	return (
		<form
			className="crosswalk-transform-form"
			onSubmit={ ( event ) => {
				event.preventDefault();
				props.onClose();
			} }
		>
			<h3>{ kind.label }</h3>
			<p>{ kind.help }</p>
			{ kind.options.map( ( option ) => (
				<TransformOptionInput
					key={ option.name }
					option={ option }
					value={ transform.options[ option.name ] ?? '' }
					fields={ fieldsOf( props.reads ) }
					shopFields={ fieldsOf( 'shop' ) }
					onChange={ ( value ) =>
						props.onChange( {
							...transform.options,
							[ option.name ]: value,
						} )
					}
				/>
			) ) }
			<ul className="crosswalk-examples">
				{ kind.examples.slice( 0, EXAMPLES ).map( ( example, i ) => (
					<li key={ i }>
						{ exampleWords( kind, example, fieldsOf( 'shop' ) ) }
					</li>
				) ) }
			</ul>
			{ ! kind.reverses && (
				<p className="crosswalk-muted">
					{ __(
						'It cannot be undone: a row with it goes one way.',
						'crosswalk'
					) }
				</p>
			) }
			<div className="crosswalk-buttons is-spread">
				<span className="crosswalk-buttons">
					<Button
						icon={ trash }
						label={ __( 'Remove', 'crosswalk' ) }
						onClick={ props.onRemove }
						isDestructive
					/>
					{ canMove.back && (
						<Button
							variant="tertiary"
							onClick={ () => props.onMove( -1 ) }
						>
							{ __( 'Earlier', 'crosswalk' ) }
						</Button>
					) }
					{ canMove.forth && (
						<Button
							variant="tertiary"
							onClick={ () => props.onMove( 1 ) }
						>
							{ __( 'Later', 'crosswalk' ) }
						</Button>
					) }
				</span>
				<Button type="submit" variant="secondary">
					{ __( 'Done', 'crosswalk' ) }
				</Button>
			</div>
		</form>
	);
}
