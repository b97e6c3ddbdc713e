import { parseArgs } from 'node:util';
import { startVtigerEmulator } from './index';
import { SIZES } from './seed/sizes';
import type { FormName } from './index';
import type { SizeName } from './types';

const ADDRESSES: Record< FormName, string > = {
	webservice: '/webservice.php',
	cloud: '/restapi/v1/vtiger/default/',
};

const { values } = parseArgs( {
	options: {
		port: { type: 'string', default: '8300' },
		size: { type: 'string', default: 'small' },
		seed: { type: 'string', default: '1' },
		data: { type: 'string' },
		'no-custom-fields': { type: 'boolean', default: false },
		form: { type: 'string', default: 'webservice' },
		'minute-limit': { type: 'string' },
		'day-limit': { type: 'string' },
	},
} );

function say( line: string ): void {
	process.stdout.write( `${ line }\n` );
}

function limit( name: string, value: string | undefined ) {
	if ( value === undefined ) {
		return {};
	}
	if ( ! /^\d+$/.test( value ) ) {
		throw new Error( 'A limit is a whole number.' );
	}
	return { [ name ]: Number( value ) };
}

async function run(): Promise< void > {
	if ( ! ( values.size in SIZES ) ) {
		throw new Error(
			`--size is one of ${ Object.keys( SIZES ).join( ', ' ) }.`
		);
	}
	if ( ! ( values.form in ADDRESSES ) ) {
		throw new Error(
			`--form is one of ${ Object.keys( ADDRESSES ).join( ', ' ) }.`
		);
	}
	const form = values.form as FormName;
	const vtiger = await startVtigerEmulator( {
		port: Number( values.port ),
		size: values.size as SizeName,
		seed: Number( values.seed ),
		dataFile: values.data,
		customFields: ! values[ 'no-custom-fields' ],
		form,
		quota: {
			...limit( 'perMinute', values[ 'minute-limit' ] ),
			...limit( 'perDay', values[ 'day-limit' ] ),
		},
	} );
	const { counts } = vtiger.control.info();
	say( `Vtiger:     ${ vtiger.url }${ ADDRESSES[ form ] }` );
	say( `User:       ${ vtiger.username }` );
	say( `Access key: ${ vtiger.accessKey }` );
	say(
		`Holds:      ${ counts.Contacts } contacts, ${ counts.Accounts } accounts, ${ counts.Products } products, ${ counts.SalesOrder } sales orders`
	);
	say( 'Ctrl-C ends it.' );
	const end = () => {
		vtiger.close().then(
			() => process.exit( 0 ),
			() => process.exit( 1 )
		);
	};
	process.once( 'SIGINT', end );
	process.once( 'SIGTERM', end );
}

run().catch( ( error: unknown ) => {
	process.stderr.write(
		`${ error instanceof Error ? error.message : String( error ) }\n`
	);
	process.exit( 1 );
} );
