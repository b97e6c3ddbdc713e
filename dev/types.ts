// Writes src/types/generated.ts from the schemas of the REST resources; `--check` only says whether it is stale.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Schema {
	title?: string;
	type?: string | string[];
	enum?: ( string | number )[];
	description?: string;
	items?: Schema;
	properties?: Record< string, Schema >;
	additionalProperties?: Schema | boolean;
}

const root = fileURLToPath( new URL( '..', import.meta.url ) );
const target = join( root, 'src', 'types', 'generated.ts' );

const HEADER = `// Made from the REST schemas by \`npm run types\`; do not edit.

/** What every list answers: \`next\` is the cursor of the next page. */
export interface List< T > {
	items: T[];
	next: string | null;
}
`;

const declarations = new Map< string, string >();

const schemas = JSON.parse(
	execFileSync( 'php', [ join( root, 'dev', 'schemas.php' ) ], {
		encoding: 'utf8',
	} )
) as Record< string, Schema >;
for ( const schema of Object.values( schemas ) ) {
	typeOf( schema );
}
const made = [
	HEADER,
	...[ ...declarations ]
		.sort( ( [ a ], [ b ] ) => a.localeCompare( b ) )
		.map( ( [ , text ] ) => text ),
].join( '\n' );

if ( process.argv.includes( '--check' ) ) {
	if ( readFileSync( target, 'utf8' ) !== made ) {
		console.error(
			'src/types/generated.ts is stale: run `npm run types`.'
		);
		process.exit( 1 );
	}
} else {
	writeFileSync( target, made );
}

/** The type of a value; what has a title is declared once and named from then on. */
function typeOf( schema: Schema ): string {
	const types = Array.isArray( schema.type )
		? schema.type
		: [ schema.type ?? 'unknown' ];
	const names = types.map( ( type ) =>
		type === 'null' ? 'null' : named( schema, type )
	);
	return names.join( ' | ' );
}

function named( schema: Schema, type: string ): string {
	if ( ! schema.title ) {
		return plain( schema, type );
	}
	if ( ! declarations.has( schema.title ) ) {
		// Held by its name first: a type may contain itself.
		declarations.set( schema.title, '' );
		declarations.set(
			schema.title,
			declaration( schema.title, schema, type )
		);
	}
	return schema.title;
}

function declaration( name: string, schema: Schema, type: string ): string {
	const comment = schema.description
		? `/** ${ schema.description } */\n`
		: '';
	return type === 'object' && schema.properties
		? `${ comment }export interface ${ name } ${ members( schema.properties ) }\n`
		: `${ comment }export type ${ name } = ${ plain( schema, type ) };\n`;
}

function members( properties: Record< string, Schema > ): string {
	const lines = Object.entries( properties ).map( ( [ name, schema ] ) => {
		const comment =
			schema.description && ! schema.title
				? `\t/** ${ schema.description } */\n`
				: '';
		return `${ comment }\t${ name }: ${ typeOf( schema ) };\n`;
	} );
	return `{\n${ lines.join( '' ) }}`;
}

function plain( schema: Schema, type: string ): string {
	if ( schema.enum ) {
		return schema.enum
			.map( ( value ) =>
				typeof value === 'string' ? `'${ value }'` : String( value )
			)
			.join( ' | ' );
	}
	switch ( type ) {
		case 'integer':
		case 'number':
			return 'number';
		case 'boolean':
		case 'string':
			return type;
		case 'array': {
			const item = schema.items ? typeOf( schema.items ) : 'unknown';
			return item.includes( ' ' ) ? `( ${ item } )[]` : `${ item }[]`;
		}
		case 'object':
			if ( schema.properties ) {
				return members( schema.properties );
			}
			return typeof schema.additionalProperties === 'object'
				? `Record< string, ${ typeOf( schema.additionalProperties ) } >`
				: 'Record< string, unknown >';
	}
	return 'unknown';
}
