import { TextControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

interface Props {
	label: string;
	help?: string;
	value: string;
	onChange: ( value: string ) => void;
	isSaved: boolean;
}

/**
 * A secret is written and never read back: what is saved can only be replaced.
 *
 * @param props          Properties.
 * @param props.label    Of the field.
 * @param props.help     Sentence below.
 * @param props.value    As typed now.
 * @param props.onChange Told of each key.
 * @param props.isSaved  There is one already.
 */
export function SecretControl( { isSaved, ...props }: Props ) {
	return (
		<TextControl
			{ ...props }
			type="password"
			autoComplete="new-password"
			placeholder={
				isSaved ? __( 'Saved – type to replace it', 'crosswalk' ) : ''
			}
			__next40pxDefaultSize
			__nextHasNoMarginBottom
		/>
	);
}
