import { Icon } from '@wordpress/components';
import type { ComponentProps, ReactNode } from 'react';

interface Props {
	icon: ComponentProps< typeof Icon >[ 'icon' ];
	title: string;
	children?: ReactNode;
}

/**
 * Nothing to show, said kindly, with what to do next.
 *
 * @param props          Properties.
 * @param props.icon     Drawn above.
 * @param props.title    The sentence.
 * @param props.children Explanation and buttons.
 */
export function EmptyState( { icon, title, children }: Props ) {
	return (
		<div className="crosswalk-empty">
			<span className="crosswalk-empty__icon">
				<Icon icon={ icon } size={ 32 } />
			</span>
			<p className="crosswalk-empty__title">{ title }</p>
			{ children }
		</div>
	);
}
