import { __, sprintf } from '@wordpress/i18n';
import { CopyButton } from '../components/copy-button';
import { Drawer } from '../components/drawer';
import { ErrorNotice } from '../components/error-notice';
import { Skeleton } from '../components/skeleton';
import { messagePath } from '../store/paths';
import { useResource } from '../store/use-resource';
import { count, exact } from '../text/time';
import type { MessageDetail } from '../types/generated';
import { Answer } from './message-table';
import { readable } from './readable';

interface Props {
	id: number;
	onClose: () => void;
}

/**
 * One message with all that was sent and answered.
 *
 * @param props         Properties.
 * @param props.id      Which.
 * @param props.onClose Closes it.
 */
export function MessageDrawer( { id, onClose }: Props ) {
	const { data, error, reload } = useResource( messagePath( id ) );
	return (
		<Drawer title={ __( 'Message', 'crosswalk' ) } onClose={ onClose }>
			{ error && <ErrorNotice error={ error } onRetry={ reload } /> }
			{ data && <Content message={ data } /> }
			{ ! data && ! error && (
				<p aria-busy="true">
					<Skeleton width="100%" height="320px" />
				</p>
			) }
		</Drawer>
	);
}

function Content( { message }: { message: MessageDetail } ) {
	return (
		<>
			<p className="crosswalk-debug__line">
				<strong>{ message.method }</strong> { message.url }
			</p>
			<ul className="crosswalk-facts">
				<li>
					<Answer message={ message } />
				</li>
				<li>
					{ sprintf(
						/* translators: %s: milliseconds. */
						__( '%s ms', 'crosswalk' ),
						count( message.took_ms )
					) }
				</li>
				<li>{ exact( message.at ) }</li>
			</ul>
			{ message.error && (
				<p className="crosswalk-debug__error">{ message.error }</p>
			) }
			<Part
				title={ __( 'Headers of the request', 'crosswalk' ) }
				text={ message.request_headers }
			/>
			<Part
				title={ __( 'Request', 'crosswalk' ) }
				text={ message.request }
			/>
			<Part
				title={ __( 'Headers of the answer', 'crosswalk' ) }
				text={ message.response_headers }
			/>
			<Part
				title={ __( 'Answer', 'crosswalk' ) }
				text={ message.response }
			/>
		</>
	);
}

function Part( { title, text }: { title: string; text: string } ) {
	if ( ! text ) {
		return null;
	}
	return (
		<section className="crosswalk-debug__part">
			<div className="crosswalk-debug__part-head">
				<h2>{ title }</h2>
				<CopyButton text={ text } label={ title } />
			</div>
			<pre tabIndex={ 0 } role="region" aria-label={ title }>
				{ readable( text ) }
			</pre>
		</section>
	);
}
