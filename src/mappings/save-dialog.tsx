import { Button, Modal, RadioControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { can } from '../page-settings';
import { findField, type DraftRow } from './draft';
import { useMapping } from './mapping-context';

export type NewRows = 'from_now' | 'existing';

interface Props {
	rows: DraftRow[];
	onSave: ( choice: NewRows ) => void;
	onClose: () => void;
}

/**
 * New rows: what about records that are linked already (V10)?
 *
 * @param props         Properties.
 * @param props.rows    The new ones.
 * @param props.onSave  Saves, with the answer.
 * @param props.onClose Does not.
 */
export function SaveDialog( { rows, onSave, onClose }: Props ) {
	const { fieldsOf } = useMapping();
	const [ choice, setChoice ] = useState< NewRows >( 'from_now' );
	const labels = rows.map(
		( { shop, remote } ) =>
			findField( fieldsOf( 'shop' ), shop )?.label ||
			findField( fieldsOf( 'remote' ), remote )?.label ||
			shop ||
			remote
	);
	return (
		<Modal
			title={ __( 'Save the mapping', 'crosswalk' ) }
			onRequestClose={ onClose }
			size="medium"
		>
			<p>
				{ sprintf(
					/* translators: %s: one field, or a list of them. */
					_n(
						'%s is new. What about records that are linked already?',
						'New are %s. What about records that are linked already?',
						rows.length,
						'crosswalk'
					),
					labels.join( ', ' )
				) }
			</p>
			<RadioControl
				label={ __( 'Apply the new rows', 'crosswalk' ) }
				hideLabelFromVision
				selected={ choice }
				options={ [
					{
						value: 'from_now',
						label: __( 'From now on', 'crosswalk' ),
						description: __(
							'What both sides have now stays. A value flows when it changes the next time.',
							'crosswalk'
						),
					},
					...( can( 'sync' )
						? [
								{
									value: 'existing',
									label: __(
										'To existing records too: first show what would change',
										'crosswalk'
									),
									description: __(
										'A dry run shows every change. Nothing is written before you carry it out, except where a record changes by itself.',
										'crosswalk'
									),
								},
							]
						: [] ),
				] }
				onChange={ ( value ) => setChoice( value as NewRows ) }
			/>
			<div className="crosswalk-buttons is-end">
				<Button
					variant="tertiary"
					onClick={ onClose }
					__next40pxDefaultSize
				>
					{ __( 'Cancel', 'crosswalk' ) }
				</Button>
				<Button
					variant="primary"
					onClick={ () => onSave( choice ) }
					__next40pxDefaultSize
				>
					{ choice === 'existing'
						? __( 'Save and show what would change', 'crosswalk' )
						: __( 'Save', 'crosswalk' ) }
				</Button>
			</div>
		</Modal>
	);
}
