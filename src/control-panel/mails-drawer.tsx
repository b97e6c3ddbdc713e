import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { check } from '@wordpress/icons';
import { dismissMails, sendMails, type MailsDone } from '../api/commands';
import { Drawer } from '../components/drawer';
import { LoadMore } from '../components/load-more';
import { EmptyState } from '../components/empty-state';
import { ErrorNotice } from '../components/error-notice';
import { Skeleton } from '../components/skeleton';
import { useCommand } from '../components/use-command';
import { navigate } from '../navigation/location';
import { places } from '../navigation/places';
import { can } from '../page-settings';
import { store } from '../store';
import { mailsPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import { MailsTable } from './mails-table';

/** Mails to customers that were held back: some or all of them are sent or dismissed (E13). */
export function MailsDrawer() {
	const path = mailsPath();
	const { data, error, loading, reload } = useResource( path );
	const { loadMore } = useDispatch( store );
	const command = useCommand();
	const [ chosen, setChosen ] = useState< number[] >( [] );
	const [ problems, setProblems ] = useState< string[] >( [] );
	const mails = data?.items ?? [];
	const ids = chosen.filter( ( id ) =>
		mails.some( ( mail ) => mail.id === id )
	);

	const run = ( what: ( ids: number[] ) => Promise< MailsDone > ) =>
		command.run(
			async () => {
				setProblems( ( await what( ids ) ).problems );
				setChosen( [] );
			},
			__( 'Done.', 'crosswalk' )
		);

	return (
		<Drawer
			title={ __( 'Mails that were held back', 'crosswalk' ) }
			onClose={ () => navigate( places.controlPanel() ) }
		>
			{ /* They stay when the list gets empty: the focus is on one of them. */ }
			{ can( 'sync' ) && data && (
				<div className="crosswalk-mails__buttons">
					<Button
						variant="primary"
						onClick={ () => run( sendMails ) }
						isBusy={ command.busy }
						disabled={ command.busy || ids.length === 0 }
						accessibleWhenDisabled
						__next40pxDefaultSize
					>
						{ __( 'Send', 'crosswalk' ) }
					</Button>
					<Button
						variant="secondary"
						onClick={ () => run( dismissMails ) }
						disabled={ command.busy || ids.length === 0 }
						accessibleWhenDisabled
						__next40pxDefaultSize
					>
						{ __( 'Dismiss', 'crosswalk' ) }
					</Button>
					<span className="crosswalk-muted" aria-live="polite">
						{ sprintf(
							/* translators: %d: number of mails. */
							_n(
								'%d mail is chosen.',
								'%d mails are chosen.',
								ids.length,
								'crosswalk'
							),
							ids.length
						) }
					</span>
				</div>
			) }
			{ ( error ?? command.error ) && (
				<ErrorNotice
					error={ ( error ?? command.error )! }
					onRetry={ error ? reload : undefined }
				/>
			) }
			{ problems.map( ( problem ) => (
				<p key={ problem } className="crosswalk-no">
					{ problem }
				</p>
			) ) }
			{ mails.length > 0 && (
				<MailsTable
					mails={ mails }
					chosen={ ids }
					onChoose={ can( 'sync' ) ? setChosen : undefined }
				/>
			) }
			{ data && mails.length === 0 && (
				<EmptyState
					icon={ check }
					title={ __( 'No mail is held back.', 'crosswalk' ) }
				/>
			) }
			{ ! data && ! error && (
				<div className="crosswalk-records-skeleton" aria-busy="true">
					{ [ 9, 7, 11 ].map( ( width ) => (
						<p key={ width }>
							<Skeleton width={ `${ width }em` } />
							<Skeleton width="5em" />
						</p>
					) ) }
				</div>
			) }
			{ data?.next && (
				<LoadMore
					loading={ loading }
					onMore={ () => loadMore( path ) }
				/>
			) }
		</Drawer>
	);
}
