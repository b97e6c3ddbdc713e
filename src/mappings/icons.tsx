import { Path, SVG } from '@wordpress/components';

/** A sign that something is wrong. */
export const caution = (
	<SVG xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
		<Path d="M12 4 2.5 20h19L12 4Zm0 3 6.9 11.5H5.1L12 7Zm-.75 4.25v3.5h1.5v-3.5h-1.5Zm0 4.75v1.5h1.5V16h-1.5Z" />
	</SVG>
);
