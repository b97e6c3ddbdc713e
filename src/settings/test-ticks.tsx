import { Icon, Spinner } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { check, closeSmall } from '@wordpress/icons';
import { ErrorNotice } from '../components/error-notice';
import { count } from '../text/time';
import type { NeededRight, Right, TestReport } from '../types/generated';

interface Props {
	report: TestReport | null;
	busy: boolean;
}

/**
 * The four ticks, and below them what the login may do in each module.
 *
 * @param props        Properties.
 * @param props.report Of the last test; null before the first.
 * @param props.busy   A test is under way.
 */
export function TestTicks( { report, busy }: Props ) {
	const ticks = [
		{ label: __( 'Reached', 'crosswalk' ), ok: report?.reached },
		{ label: __( 'Logged in', 'crosswalk' ), ok: report?.logged_in },
		{ label: __( 'Can read', 'crosswalk' ), ok: report?.can_read },
		{ label: __( 'Can write', 'crosswalk' ), ok: report?.can_write },
	];
	// The first that fails explains the ones after it.
	const firstWrong = ticks.findIndex( ( { ok } ) => ok === false );
	return (
		<div className="crosswalk-test" aria-live="polite">
			<ol className="crosswalk-ticks">
				{ ticks.map( ( { label, ok }, index ) => (
					<Tick
						key={ label }
						label={ label }
						state={ stateOf( ok, busy, index, firstWrong ) }
					/>
				) ) }
			</ol>
			{ report && ! busy && <Findings report={ report } /> }
		</div>
	);
}

type TickState = 'unknown' | 'busy' | 'ok' | 'wrong';

function stateOf(
	ok: boolean | undefined,
	busy: boolean,
	index: number,
	firstWrong: number
): TickState {
	if ( busy ) {
		return 'busy';
	}
	if (
		ok === undefined ||
		( firstWrong >= 0 && index > firstWrong && ! ok )
	) {
		return 'unknown';
	}
	return ok ? 'ok' : 'wrong';
}

function Tick( { label, state }: { label: string; state: TickState } ) {
	const words = {
		unknown: __( 'not tried yet', 'crosswalk' ),
		busy: __( 'trying', 'crosswalk' ),
		ok: __( 'yes', 'crosswalk' ),
		wrong: __( 'no', 'crosswalk' ),
	};
	return (
		<li className={ `crosswalk-tick is-${ state }` }>
			<span className="crosswalk-tick__sign" aria-hidden="true">
				{ state === 'busy' && <Spinner /> }
				{ state === 'ok' && <Icon icon={ check } size={ 20 } /> }
				{ state === 'wrong' && (
					<Icon icon={ closeSmall } size={ 20 } />
				) }
			</span>
			{ label }
			<span className="screen-reader-text">: { words[ state ] }</span>
		</li>
	);
}

function Findings( { report }: { report: TestReport } ) {
	return (
		<>
			{ report.error && <ErrorNotice error={ report.error } /> }
			{ report.logged_in && (
				<p className="crosswalk-muted">
					{ sprintf(
						/* translators: 1: system with version, 2: user, 3: milliseconds. */
						__(
							'%1$s, logged in as %2$s, answered in %3$s ms.',
							'crosswalk'
						),
						report.system,
						report.user || '–',
						count( report.latency_ms )
					) }
				</p>
			) }
			<Missing report={ report } />
			{ report.rights.length > 0 && (
				<table className="crosswalk-table crosswalk-rights">
					<caption className="screen-reader-text">
						{ __( 'What this login may do', 'crosswalk' ) }
					</caption>
					<thead>
						<tr>
							<th scope="col">{ __( 'Module', 'crosswalk' ) }</th>
							<th scope="col">{ __( 'Read', 'crosswalk' ) }</th>
							<th scope="col">{ __( 'Write', 'crosswalk' ) }</th>
						</tr>
					</thead>
					<tbody>
						{ report.rights.map( ( right ) => (
							<tr key={ right.module }>
								<th scope="row">{ right.label }</th>
								<td>
									<YesNo right={ right } to="read" />
								</td>
								<td>
									<YesNo right={ right } to="write" />
								</td>
							</tr>
						) ) }
					</tbody>
				</table>
			) }
		</>
	);
}

/** A cross that no error explains is about rights: which, all of them at once, and what to do. */
function Missing( { report }: { report: TestReport } ) {
	if ( report.error || ! report.logged_in ) {
		return null;
	}
	const unread = report.rights.filter( ( right ) => lacks( right, 'read' ) );
	const unwritten = report.rights.filter(
		( right ) => lacks( right, 'write' ) && ! unread.includes( right )
	);
	const sentences = [
		unread.length > 0 &&
			sprintf(
				/* translators: %s: names of modules. */
				__( 'This login may not read: %s.', 'crosswalk' ),
				named( unread )
			),
		unwritten.length > 0 &&
			sprintf(
				/* translators: %s: names of modules. */
				__( 'This login may not write: %s.', 'crosswalk' ),
				named( unwritten )
			),
	].filter( Boolean );
	return sentences.length > 0 ? (
		<ErrorNotice
			error={ {
				message: sentences.join( ' ' ),
				advice: __(
					'Give its user these rights in the other system, or switch these modules off.',
					'crosswalk'
				),
			} }
		/>
	) : null;
}

const lacks = ( right: Right, to: NeededRight ): boolean =>
	! right[ to ] && right.needs.includes( to );

const named = ( rights: Right[] ): string =>
	rights.map( ( { label } ) => label ).join( ', ' );

/**
 * What is missing and not needed by what is switched on is no fault.
 *
 * @param props       Properties.
 * @param props.right Of a module.
 * @param props.to    What to do with it.
 */
function YesNo( { right, to }: { right: Right; to: NeededRight } ) {
	if ( right[ to ] ) {
		return (
			<span className="crosswalk-yes">{ __( 'yes', 'crosswalk' ) }</span>
		);
	}
	return lacks( right, to ) ? (
		<span className="crosswalk-no">{ __( 'no', 'crosswalk' ) }</span>
	) : (
		<span className="crosswalk-muted">
			{ __( 'no, and not needed', 'crosswalk' ) }
		</span>
	);
}
