import { FormTokenField, SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ErrorNotice } from '../components/error-notice';
import { mappingPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import type { ModuleRule } from '../types/generated';
import { filterOf, withFilter } from './module-rules';

interface Props {
	connection: number;
	rules: ModuleRule[];
	onRules: ( rules: ModuleRule[] ) => void;
}

/**
 * Which contacts may become customers: 2,000 leads are not 2,000 logins (V15). The others are linked with customers that
 * exist.
 *
 * @param props See Props.
 */
export function CustomerFilter( { connection, rules, onRules }: Props ) {
	const { data, error, reload } = useResource(
		mappingPath( connection, 'contacts' )
	);
	const filter = filterOf( rules );
	if ( error && ! data ) {
		return <ErrorNotice error={ error } onRetry={ reload } />;
	}
	// What is chosen stands there before its names are known: nothing moves under a finger when they come.
	const fields = data?.remote_fields.filter( ( { type } ) =>
		[ 'choice', 'boolean', 'text' ].includes( type )
	) ?? [ { name: filter?.field ?? '', label: '…', options: [] } ];
	const options =
		fields.find( ( { name } ) => name === filter?.field )?.options ?? [];
	const labelOf = ( value: string ) =>
		options.find( ( one ) => one.value === value )?.label ?? value;
	const valueOf = ( label: string ) =>
		options.find( ( one ) => one.label === label )?.value ?? label;
	return (
		<>
			<SelectControl
				label={ __(
					'Create customers only from contacts whose',
					'crosswalk'
				) }
				value={ filter?.field ?? '' }
				disabled={ ! data }
				options={ [
					{
						value: '',
						label: __( '(no filter: all of them)', 'crosswalk' ),
					},
					...fields.map( ( { name, label } ) => ( {
						value: name,
						label,
					} ) ),
				] }
				onChange={ ( field ) =>
					onRules(
						withFilter(
							rules,
							field ? { field, values: [] } : null
						)
					)
				}
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
			{ filter && (
				<FormTokenField
					label={ __( 'is one of', 'crosswalk' ) }
					value={ filter.values.map( labelOf ) }
					disabled={ ! data }
					suggestions={ options.map( ( { label } ) => label ) }
					onChange={ ( tokens ) =>
						onRules(
							withFilter( rules, {
								...filter,
								values: tokens.map( ( token ) =>
									valueOf(
										typeof token === 'string'
											? token
											: token.value
									)
								),
							} )
						)
					}
					// An empty list would be none to a screen reader.
					__experimentalExpandOnFocus={ options.length > 0 }
					__next40pxDefaultSize
					__nextHasNoMarginBottom
				/>
			) }
		</>
	);
}
