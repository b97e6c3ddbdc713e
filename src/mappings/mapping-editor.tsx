import {
	Button,
	Card,
	CardBody,
	CardHeader,
	Notice,
} from '@wordpress/components';
import {
	useCallback,
	useEffect,
	useMemo,
	useReducer,
	useState,
} from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { checkMapping, previewMapping } from '../api/mapping-commands';
import { Ago } from '../components/ago';
import { DirectionArrow } from '../components/direction-arrow';
import { ErrorNotice } from '../components/error-notice';
import { askBeforeLeaving } from '../navigation/location';
import { useLeaveQuestion } from '../navigation/use-leave-question';
import type {
	ConnectionModule,
	MapField,
	Mapping,
	MappingProblem,
	Side,
	Transform,
} from '../types/generated';
import { draftOf, isChanged, newRows, reduceDraft, rowsOf } from './draft';
import { EditorDialogs, type DialogName } from './editor-dialogs';
import { GeneralProblems } from './general-problems';
import { MapGrid } from './map-grid';
import { MappingProvider } from './mapping-context';
import { MatchRules } from './match-rules';
import type { ChosenRecord } from './record-picker';
import { Toolbar } from './toolbar';
import { useLatest } from './use-latest';
import { useCommonMeta } from './use-meta-fields';
import { useSaving } from './use-saving';

interface Props {
	mapping: Mapping;
	transforms: Transform[];
	modules: ConnectionModule[];
	onModule: ( module: string ) => void;
	onReload: () => void;
}

/**
 * The mapping of one module while it is being edited.
 *
 * @param props See Props.
 */
export function MappingEditor( props: Props ) {
	const [ saved, setSaved ] = useState( props.mapping );
	const [ draft, dispatch ] = useReducer( reduceDraft, saved, draftOf );
	const [ record, setRecord ] = useState< ChosenRecord | null >( null );
	const [ dialog, setDialog ] = useState< DialogName | null >( null );
	const [ nextModule, setNextModule ] = useState( '' );
	const [ meta, setMeta ] = useState< MapField[] >( [] );
	const place = useMemo(
		() => ( { connection: saved.connection_id, module: saved.module } ),
		[ saved.connection_id, saved.module ]
	);

	const take = useCallback( ( mapping: Mapping ) => {
		setSaved( mapping );
		dispatch( { type: 'take', from: mapping } );
	}, [] );
	const rows = rowsOf( draft );
	const about = JSON.stringify( [ rows, draft.match ] );
	const changed = isChanged( draft, saved );
	const saving = useSaving( place, saved, draft, ( mapping, theirs ) => {
		setSaved( mapping );
		dispatch(
			theirs ? { type: 'take', from: mapping } : { type: 'saved' }
		);
	} );
	const check = useLatest(
		changed && ! saved.remote_error
			? () => checkMapping( place, rows, draft.match )
			: null,
		about
	);
	const preview = useLatest(
		record && ! saved.remote_error
			? () =>
					previewMapping(
						place,
						rows,
						draft.match,
						record.side,
						record.id
					)
			: null,
		`${ about } ${ record?.side } ${ record?.id }`
	);
	useLeaveQuestion( changed );
	// An import changed it, or it was loaded anew.
	useEffect( () => {
		if ( props.mapping.revision === saved.revision ) {
			// The same mapping, with what the other system says of itself by now.
			setSaved( props.mapping );
		} else if ( ! changed ) {
			take( props.mapping );
		}
	}, [ props.mapping, saved.revision, changed, take ] );

	const problems = shownProblems(
		saving.problems ?? ( changed ? check.data : null ) ?? saved.problems,
		saved
	);
	const { keys, loading } = useCommonMeta( saved );
	const context = useMemo(
		() => ( {
			mapping: saved,
			transforms: props.transforms,
			fieldsOf: ( side: Side ) =>
				side === 'remote'
					? saved.remote_fields
					: [ ...saved.shop_fields, ...meta ],
			addMeta: ( field: MapField ) => setMeta( [ ...meta, field ] ),
			commonMeta: { keys, loading },
		} ),
		[ saved, props.transforms, meta, keys, loading ]
	);
	const change: typeof dispatch = ( action ) => {
		saving.forget();
		dispatch( action );
	};
	const save = () => {
		if ( newRows( draft, saved ).length > 0 ) {
			setDialog( 'save' );
		} else {
			void saving.save( 'from_now' );
		}
	};

	return (
		<MappingProvider.Provider value={ context }>
			<Card className="crosswalk-card crosswalk-mapping">
				<CardHeader className="crosswalk-card__header">
					<Toolbar
						modules={ props.modules }
						record={ record }
						isChanged={ changed }
						isBusy={ saving.busy }
						onModule={ ( module ) => {
							if ( changed ) {
								setNextModule( module );
								setDialog( 'leave' );
							} else {
								props.onModule( module );
							}
						} }
						onPreset={ ( preset ) =>
							change( {
								type: 'take',
								from: preset,
								preset: preset.name,
							} )
						}
						onRecord={ setRecord }
						onDialog={ setDialog }
						onDiscard={ () => take( saved ) }
						onSave={ save }
					/>
				</CardHeader>
				<CardBody className="crosswalk-card__body">
					<Notices mapping={ saved } onRetry={ props.onReload } />
					{ ( saving.error ?? preview.error ?? check.error ) && (
						<ErrorNotice
							error={
								( saving.error ??
									preview.error ??
									check.error )!
							}
							onDismiss={
								saving.error ? saving.forget : undefined
							}
						/>
					) }
					<GeneralProblems
						problems={ problems.filter(
							( { row, code } ) =>
								! row && ! code.includes( 'match' )
						) }
						onAdd={ ( row ) => change( { type: 'add', row } ) }
					/>
					<MapGrid
						draft={ draft }
						dispatch={ change }
						problems={ problems }
						preview={ record ? preview.data : null }
						isTrying={ preview.pending }
					/>
				</CardBody>
			</Card>
			<Card className="crosswalk-card">
				<CardHeader className="crosswalk-card__header">
					<h2 className="crosswalk-card__title">
						{ __( 'Matching', 'crosswalk' ) }
					</h2>
				</CardHeader>
				<CardBody className="crosswalk-card__body">
					<MatchRules
						rules={ draft.match }
						problems={ problems.filter(
							( { row, code } ) =>
								! row && code.includes( 'match' )
						) }
						onChange={ ( match ) =>
							change( { type: 'match', match } )
						}
					/>
				</CardBody>
			</Card>
			<LastSaved mapping={ saved } />
			<EditorDialogs
				name={ saving.conflict ? 'conflict' : dialog }
				saved={ saved }
				draft={ draft }
				saving={ saving }
				onLeave={ () => {
					askBeforeLeaving( null );
					take( saved );
					props.onModule( nextModule );
				} }
				onClose={ () => {
					setDialog( null );
					saving.forget();
				} }
			/>
		</MappingProvider.Provider>
	);
}

/** Where the other system cannot be read, its fields are unknown, not gone. */
const shownProblems = ( problems: MappingProblem[], saved: Mapping ) =>
	saved.remote_error
		? problems.filter( ( { side } ) => side !== 'remote' )
		: problems;

function Notices( {
	mapping,
	onRetry,
}: {
	mapping: Mapping;
	onRetry: () => void;
} ) {
	return (
		<>
			{ mapping.remote_error && (
				<Notice
					status="warning"
					isDismissible={ false }
					className="crosswalk-notice"
				>
					<strong>
						{ sprintf(
							/* translators: %s: name of a system. */
							__(
								'%s cannot be read now: fields are shown as they were last seen, and nothing can be checked or saved.',
								'crosswalk'
							),
							mapping.remote_name
						) }
					</strong>{ ' ' }
					{ mapping.remote_error.message }{ ' ' }
					{ mapping.remote_error.advice }{ ' ' }
					<Button variant="link" onClick={ onRetry }>
						{ __( 'Try again', 'crosswalk' ) }
					</Button>
				</Notice>
			) }
			{ ! mapping.enabled && (
				<Notice
					status="info"
					isDismissible={ false }
					className="crosswalk-notice"
				>
					{ sprintf(
						/* translators: %s: name of a module. */
						__(
							'%s is switched off in the settings. Its mapping is kept and does nothing meanwhile.',
							'crosswalk'
						),
						mapping.shop_label
					) }
				</Notice>
			) }
		</>
	);
}

function LastSaved( { mapping }: { mapping: Mapping } ) {
	return (
		<p className="crosswalk-muted crosswalk-mapping__last">
			{ mapping.shop_name } { mapping.shop_label }{ ' ' }
			<DirectionArrow
				direction={ mapping.enabled ? mapping.direction : 'off' }
				remote={ mapping.remote_name }
			/>{ ' ' }
			{ mapping.remote_name } { mapping.remote_label }
			{ mapping.changed_at && (
				<>
					{ ' · ' }
					{ mapping.changed_by
						? sprintf(
								/* translators: %s: name of a person. */
								__( 'saved by %s', 'crosswalk' ),
								mapping.changed_by
							)
						: __( 'saved', 'crosswalk' ) }{ ' ' }
					<Ago at={ mapping.changed_at } />
				</>
			) }
		</p>
	);
}
