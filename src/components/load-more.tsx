import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

interface Props {
	loading: boolean;
	onMore: () => void;
}

/**
 * The way to the next page of a list.
 *
 * @param props         Properties.
 * @param props.loading It is on its way.
 * @param props.onMore  Told that it is wanted.
 */
export function LoadMore( { loading, onMore }: Props ) {
	return (
		<div className="crosswalk-more">
			<Button
				variant="tertiary"
				isBusy={ loading }
				onClick={ onMore }
				__next40pxDefaultSize
			>
				{ __( 'Load more', 'crosswalk' ) }
			</Button>
		</div>
	);
}
