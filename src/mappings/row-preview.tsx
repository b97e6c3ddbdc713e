import { __, sprintf } from '@wordpress/i18n';
import { ARROWS } from '../components/direction-arrow';
import type { Direction, PreviewRow } from '../types/generated';
import { useMapping } from './mapping-context';

interface Props {
	preview: PreviewRow | undefined;
	flow: Direction;
}

/**
 * What a row makes of the chosen record: the shop's side on the left, the other one on the right, marked where a sync
 * would write it now. Where both agree one line says so.
 *
 * @param props         Properties.
 * @param props.preview Of this row.
 * @param props.flow    The way that values go.
 */
export function RowPreview( { preview, flow }: Props ) {
	const { mapping } = useMapping();
	if ( ! preview || flow === 'off' ) {
		return null;
	}
	const isSettled =
		flow === 'both' &&
		preview.shop === preview.to_shop &&
		preview.remote === preview.to_remote;
	return (
		<div className="crosswalk-row-preview">
			{ isSettled && (
				<Way
					left={ preview.shop }
					right={ preview.remote }
					arrow={ ARROWS.both }
					words={ sprintf(
						/* translators: %s: name of a system. */
						__( 'is in %s', 'crosswalk' ),
						mapping.remote_name
					) }
				/>
			) }
			{ ! isSettled && flow !== 'to_shop' && (
				<Way
					left={ preview.shop }
					right={ preview.to_remote }
					arrow={ ARROWS.to_remote }
					words={ sprintf(
						/* translators: %s: name of a system. */
						__( 'arrives in %s as', 'crosswalk' ),
						mapping.remote_name
					) }
					written={ preview.changes_remote ? 'right' : undefined }
				/>
			) }
			{ ! isSettled && flow !== 'to_remote' && (
				<Way
					left={ preview.to_shop }
					right={ preview.remote }
					arrow={ ARROWS.to_shop }
					words={ sprintf(
						/* translators: %s: name of a system. */
						__( 'comes from %s, which has', 'crosswalk' ),
						mapping.remote_name
					) }
					written={ preview.changes_shop ? 'left' : undefined }
				/>
			) }
			{ preview.problem && (
				<p className="crosswalk-row-preview__problem">
					{ preview.problem }
				</p>
			) }
		</div>
	);
}

function Way( props: {
	left: string | null;
	right: string | null;
	arrow: string;
	words: string;
	/** The value that a sync would write now. */
	written?: 'left' | 'right';
} ) {
	const { left, right, written } = props;
	return (
		<p className="crosswalk-row-preview__way">
			<Value text={ left } isWritten={ written === 'left' } />
			<span aria-hidden="true">{ props.arrow }</span>
			<span className="screen-reader-text"> { props.words } </span>
			<Value text={ right } isWritten={ written === 'right' } />
			{ written && (
				<span className="screen-reader-text">
					{ ', ' }
					{ __( 'would be written now', 'crosswalk' ) }
				</span>
			) }
		</p>
	);
}

function Value( props: { text: string | null; isWritten: boolean } ) {
	const { text, isWritten } = props;
	return (
		<span
			className={ `crosswalk-row-preview__value${
				isWritten ? ' is-written' : ''
			}${ text === null ? ' crosswalk-muted' : '' }` }
			title={ text ?? undefined }
		>
			{ text ?? (
				<>
					<span aria-hidden="true">–</span>
					<span className="screen-reader-text">
						{ __( 'empty', 'crosswalk' ) }
					</span>
				</>
			) }
		</span>
	);
}
