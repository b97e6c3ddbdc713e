import { Button } from '@wordpress/components';
import { useCopyToClipboard } from '@wordpress/compose';
import { speak } from '@wordpress/a11y';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';

interface Props {
	text: string;
	/** What is copied, for those who do not see where the button is. */
	label: string;
}

/**
 * Puts a text on the clipboard.
 *
 * @param props       Properties.
 * @param props.text  Which.
 * @param props.label What it is.
 */
export function CopyButton( { text, label }: Props ) {
	const [ copied, setCopied ] = useState( false );
	const button = useCopyToClipboard( text, () => {
		setCopied( true );
		speak( __( 'Copied.', 'crosswalk' ) );
	} );
	return (
		<Button
			ref={ button }
			variant="tertiary"
			size="compact"
			aria-label={ sprintf(
				/* translators: %s: what is copied, "Request". */
				__( 'Copy: %s', 'crosswalk' ),
				label
			) }
		>
			{ copied ? __( 'Copied', 'crosswalk' ) : __( 'Copy', 'crosswalk' ) }
		</Button>
	);
}
