import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react';
import { hrefTo, navigate, type Args } from './location';

type Props = Omit< AnchorHTMLAttributes< HTMLAnchorElement >, 'href' > & {
	to: Args;
	children: ReactNode;
};

/**
 * A link within our page: opens without loading, yet is a real link for new tabs and for copying.
 *
 * @param props Those of an anchor, with `to` in place of `href`.
 */
export function Link( { to, children, ...props }: Props ) {
	const onClick = ( event: MouseEvent ) => {
		if (
			event.button === 0 &&
			! event.metaKey &&
			! event.ctrlKey &&
			! event.shiftKey &&
			! event.altKey
		) {
			event.preventDefault();
			navigate( to );
		}
	};
	return (
		<a { ...props } href={ hrefTo( to ) } onClick={ onClick }>
			{ children }
		</a>
	);
}
