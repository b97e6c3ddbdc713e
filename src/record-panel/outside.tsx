import type { ReactNode } from 'react';

interface Props {
	href: string;
	/** What it opens, and that it does so in a new tab. */
	label: string;
	children: ReactNode;
}

/**
 * A link to another system.
 *
 * @param props See Props.
 */
export function Outside( { href, label, children }: Props ) {
	return (
		<a href={ href } target="_blank" rel="noreferrer" aria-label={ label }>
			{ children }
			<svg
				viewBox="0 0 24 24"
				width="14"
				height="14"
				fill="currentColor"
				aria-hidden="true"
				focusable="false"
			>
				<path d="M14 4v1.5h3.4l-7.1 7.1 1.1 1.1 7.1-7.1V10H20V4zM5 6.5v13h13V13h-1.5v5h-10V8h5V6.5z" />
			</svg>
		</a>
	);
}
