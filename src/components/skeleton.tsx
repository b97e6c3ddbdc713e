interface Props {
	/** CSS length. */
	width?: string;
	height?: string;
}

/**
 * Takes the place of a text that is being loaded, one line high.
 *
 * @param props        Properties.
 * @param props.width  Of the text to come.
 * @param props.height Where it is not a line.
 */
export function Skeleton( { width = '8em', height }: Props ) {
	return (
		<span
			className="crosswalk-skeleton"
			style={ { width, height } }
			aria-hidden="true"
		/>
	);
}
