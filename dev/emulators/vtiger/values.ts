import { accessDenied, WsError } from './ws-error';
import type { Crm } from './crm';
import type { FieldDef } from './schema/types';

/**
 * Turns what a client sent into what the database keeps.
 *
 * @param crm   The CRM.
 * @param field The field's definition.
 * @param raw   The value sent; null and "" clear the field.
 */
export function toStored( crm: Crm, field: FieldDef, raw: unknown ): string {
	if ( raw === null || raw === undefined || raw === '' ) {
		return emptyValue( field );
	}
	const text =
		typeof raw === 'boolean' ? String( Number( raw ) ) : String( raw );
	switch ( field.type.name ) {
		case 'boolean':
			return [ '1', 'on', 'true', 'yes' ].includes( text.toLowerCase() )
				? '1'
				: '0';
		case 'integer':
			return String( Math.trunc( toNumber( crm, text ) ) );
		case 'double':
		case 'currency':
			return fixed( toNumber( crm, text ), field.decimals ?? 3 );
		case 'date':
			return toDate( text );
		case 'picklist':
			return toPicklistValue( crm, field, text );
		default:
			return toText( crm, text );
	}
}

/**
 * How an empty field reads.
 *
 * @param field The field's definition.
 */
export function emptyValue( field: FieldDef ): string {
	if ( field.type.name === 'boolean' ) {
		return '0';
	}
	return field.zero ? fixed( 0, field.decimals ?? 0 ) : '';
}

/**
 * PHP's reading of a number: as far as it makes sense, otherwise 0.
 *
 * @param crm The CRM.
 * @param raw A number or text.
 */
export function toNumber( crm: Crm, raw: unknown ): number {
	const text = String( raw ?? '' );
	return (
		Number.parseFloat(
			crm.traps.on( 'commaDecimalsCut' ) ? text : text.replace( ',', '.' )
		) || 0
	);
}

export function fixed( number: number, decimals: number ): string {
	const text = number.toFixed( decimals );
	return Number( text ) === 0 ? ( 0 ).toFixed( decimals ) : text;
}

function toDate( text: string ): string {
	const user = /^(\d{2})-(\d{2})-(\d{4})$/.exec( text );
	return user ? `${ user[ 3 ] }-${ user[ 2 ] }-${ user[ 1 ] }` : text;
}

function toText( crm: Crm, text: string ): string {
	let stored = text;
	if ( crm.traps.on( 'fourByteCharsLost' ) ) {
		stored = stored.replace( /[\u{10000}-\u{10ffff}]/gu, '????' );
	}
	if ( crm.traps.on( 'scriptEscaped' ) ) {
		stored = stored.replace(
			/<script\b[^>]*>[\s\S]*?<\/script>/gi,
			( script ) =>
				script
					.replace( /</g, '&lt;' )
					.replace( />/g, '&gt;' )
					.replace( /"/g, '&quot;' )
		);
	}
	return stored;
}

function toPicklistValue( crm: Crm, field: FieldDef, text: string ): string {
	const known = field.type.picklistValues?.some(
		( { value } ) => value === text
	);
	if ( ! known && ! crm.traps.on( 'picklistNotValidated' ) ) {
		throw new WsError(
			'INVALID_PICKLIST_VALUE',
			`${ text } is not a value of ${ field.name }`
		);
	}
	return toText( crm, text );
}

/**
 * Checks a reference and gives what is stored for it.
 *
 * @param crm     The CRM.
 * @param field   Name of the field, for the message.
 * @param modules Modules it may refer to.
 * @param raw     The id sent.
 */
export function toReference(
	crm: Crm,
	field: string,
	modules: string[],
	raw: unknown
): string {
	const id = String( raw ?? '' ).trim();
	if ( id === '' ) {
		return '';
	}
	const parts = /^(\d+)x(\d+)$/.exec( id );
	if ( ! parts ) {
		throw accessDenied( 'perform the operation is denied for id' );
	}
	const module = crm.schema.byPrefix( Number( parts[ 1 ] ) );
	if ( ! module || ! modules.includes( module.name ) ) {
		throw new WsError(
			'REFERENCE_INVALID',
			`Invalid reference specified for ${ field }`
		);
	}
	if ( crm.store.findLive( module.name, Number( parts[ 2 ] ) ) ) {
		return id;
	}
	if ( ! crm.traps.on( 'missingReferenceBlanked' ) ) {
		throw new WsError(
			'REFERENCE_INVALID',
			`Invalid reference specified for ${ field }`
		);
	}
	return '';
}
