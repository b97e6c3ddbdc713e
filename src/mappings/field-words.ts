import { __, sprintf } from '@wordpress/i18n';
import type { MapField } from '../types/generated';
import type { Choice } from './picker';

const CHOICES_SHOWN = 4;

/** Type, limits and what else somebody should know who chooses this field. */
export function fieldDetail( field: MapField ): string {
	const facts = [
		field.name !== field.label ? field.name : '',
		field.type_label,
		field.required ? __( 'mandatory', 'crosswalk' ) : '',
		field.max_length
			? sprintf(
					/* translators: %d: number of characters. */
					__( 'max %d', 'crosswalk' ),
					field.max_length
				)
			: '',
		field.custom ? __( 'own field', 'crosswalk' ) : '',
		field.readonly ? __( 'cannot be written', 'crosswalk' ) : '',
		listed( field ),
	];
	return facts.filter( Boolean ).join( ' · ' );
}

function listed( { options }: MapField ): string {
	const shown = options
		.slice( 0, CHOICES_SHOWN )
		.map( ( { label } ) => label )
		.join( ', ' );
	return options.length > CHOICES_SHOWN ? `${ shown } …` : shown;
}

export const fieldChoice = ( field: MapField, group?: string ): Choice => ( {
	value: field.name,
	label: field.label,
	detail: fieldDetail( field ),
	group,
} );
