import { Button, TextControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { CopyButton } from '../components/copy-button';
import type { NewApiKey } from '../types/generated';

interface Props {
	made: NewApiKey;
	onClose: () => void;
}

/**
 * What the extension asks for, shown this once.
 *
 * @param props         Properties.
 * @param props.made    The key.
 * @param props.onClose Puts it away for good.
 */
export function NewKey( { made, onClose }: Props ) {
	const parts = [
		{ label: __( 'App URL', 'crosswalk' ), text: made.app_url },
		{ label: __( 'Consumer key', 'crosswalk' ), text: made.key },
		{ label: __( 'Consumer secret', 'crosswalk' ), text: made.secret },
	];
	return (
		<section
			className="crosswalk-keys__new"
			aria-label={ __( 'The new key', 'crosswalk' ) }
		>
			<p>
				<strong>
					{ __(
						'Copy these now: key and secret are not shown again.',
						'crosswalk'
					) }
				</strong>
			</p>
			{ parts.map( ( { label, text } ) => (
				<div key={ label } className="crosswalk-keys__part">
					<TextControl
						label={ label }
						value={ text }
						readOnly
						onChange={ () => {} }
						onFocus={ ( event ) => event.target.select() }
						__next40pxDefaultSize
						__nextHasNoMarginBottom
					/>
					<CopyButton text={ text } label={ label } />
				</div>
			) ) }
			<Button
				variant="secondary"
				onClick={ onClose }
				__next40pxDefaultSize
			>
				{ __( 'I have copied them', 'crosswalk' ) }
			</Button>
		</section>
	);
}
