import { Button, Modal, Notice } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { importMappings } from '../api/mapping-commands';
import { ErrorNotice } from '../components/error-notice';
import { useCommand } from '../components/use-command';
import type {
	ImportFault,
	ImportModule,
	MappingImport,
} from '../types/generated';

interface Props {
	connection: number;
	onImported: () => void;
	onClose: () => void;
}

/**
 * Reads a file of mappings, says what it would do, and does it once that is accepted (V14).
 *
 * @param props            Properties.
 * @param props.connection Where to.
 * @param props.onImported It is done.
 * @param props.onClose    Closes the dialog.
 */
export function ImportDialog( { connection, onImported, onClose }: Props ) {
	const [ file, setFile ] = useState< object | null >( null );
	const [ report, setReport ] = useState< MappingImport | null >( null );
	const [ broken, setBroken ] = useState( '' );
	const command = useCommand();

	const read = async ( chosen: File | undefined ) => {
		setReport( null );
		setBroken( '' );
		if ( ! chosen ) {
			return;
		}
		const content = parsed( await chosen.text() );
		if ( ! content ) {
			setBroken(
				sprintf(
					/* translators: %s: name of a file. */
					__( '“%s” is not a file of mappings.', 'crosswalk' ),
					chosen.name
				)
			);
			return;
		}
		setFile( content );
		await command.run( async () =>
			setReport( await importMappings( connection, content ) )
		);
	};
	const carryOut = async () => {
		const done = await command.run(
			() => importMappings( connection, file ?? {}, true ),
			__( 'Imported.', 'crosswalk' )
		);
		if ( done ) {
			onImported();
		}
	};

	return (
		<Modal
			title={ __( 'Import mappings', 'crosswalk' ) }
			onRequestClose={ onClose }
			size="medium"
		>
			<p>
				{ __(
					'The rows of every module in the file replace those of this connection. Nothing changes before you have seen what is in it.',
					'crosswalk'
				) }
			</p>
			<input
				type="file"
				accept=".json,application/json"
				aria-label={ __( 'File of mappings', 'crosswalk' ) }
				onChange={ ( { target } ) => read( target.files?.[ 0 ] ) }
			/>
			<div className="crosswalk-import" aria-live="polite">
				{ broken && (
					<ErrorNotice error={ { message: broken, advice: '' } } />
				) }
				{ command.error && <ErrorNotice error={ command.error } /> }
				{ report && <Faults faults={ report.faults } /> }
				{ report && <Modules modules={ report.modules } /> }
				{ report && ! report.possible && report.faults.length === 0 && (
					<Notice status="error" isDismissible={ false }>
						{ __(
							'It cannot be imported like this: see the errors above.',
							'crosswalk'
						) }
					</Notice>
				) }
			</div>
			<div className="crosswalk-buttons is-end">
				<Button
					variant="tertiary"
					onClick={ onClose }
					__next40pxDefaultSize
				>
					{ __( 'Cancel', 'crosswalk' ) }
				</Button>
				<Button
					variant="primary"
					disabled={ ! report?.possible || command.busy }
					accessibleWhenDisabled
					isBusy={ command.busy }
					onClick={ carryOut }
					__next40pxDefaultSize
				>
					{ __( 'Import', 'crosswalk' ) }
				</Button>
			</div>
		</Modal>
	);
}

function Faults( { faults }: { faults: ImportFault[] } ) {
	return faults.length === 0 ? null : (
		<Notice status="error" isDismissible={ false }>
			<p>
				<strong>
					{ __(
						'This file cannot be imported. Nothing was changed.',
						'crosswalk'
					) }
				</strong>
			</p>
			<ul>
				{ faults.map( ( { label, row, message }, i ) => (
					<li key={ i }>
						{ row > 0
							? sprintf(
									/* translators: 1: module, 2: number of a row, 3: what is wrong. */
									__( '%1$s, row %2$d: %3$s', 'crosswalk' ),
									label,
									row,
									message
								)
							: [ label, message ]
									.filter( Boolean )
									.join( ': ' ) }
					</li>
				) ) }
			</ul>
		</Notice>
	);
}

function Modules( { modules }: { modules: ImportModule[] } ) {
	return (
		<ul className="crosswalk-import__modules">
			{ modules.map( ( { module, label, rows, problems } ) => (
				<li key={ module }>
					<strong>{ label }</strong>
					{ ': ' }
					{ sprintf(
						/* translators: %d: number of rows. */
						_n( '%d row', '%d rows', rows, 'crosswalk' ),
						rows
					) }
					{ problems.length > 0 && (
						<ul>
							{ problems.map(
								( { row, severity, sentence }, i ) => (
									<li
										key={ i }
										className={
											severity === 'error'
												? 'crosswalk-no'
												: 'crosswalk-muted'
										}
									>
										{ row &&
											`${ row.replace( '>', ' → ' ) }: ` }
										{ sentence }
									</li>
								)
							) }
						</ul>
					) }
				</li>
			) ) }
		</ul>
	);
}

function parsed( text: string ): object | null {
	try {
		const content: unknown = JSON.parse( text );
		return typeof content === 'object' ? content : null;
	} catch {
		return null;
	}
}
