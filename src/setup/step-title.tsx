import { useEffect, useRef } from '@wordpress/element';
import type { ReactNode } from 'react';

interface Props {
	title: string;
	children?: ReactNode;
}

/**
 * Heading of a step. It takes the focus, so that keyboard and screen reader begin where the eye does.
 *
 * @param props          Properties.
 * @param props.title    The heading.
 * @param props.children A sentence below it.
 */
export function StepTitle( { title, children }: Props ) {
	const heading = useRef< HTMLHeadingElement >( null );
	useEffect( () => heading.current?.focus( { preventScroll: true } ), [] );
	return (
		<div className="crosswalk-step-title">
			<h2 ref={ heading } tabIndex={ -1 }>
				{ title }
			</h2>
			{ children && <p>{ children }</p> }
		</div>
	);
}
