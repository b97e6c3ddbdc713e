import type { User } from '../types';
import { products, productTax, services } from './catalogue';
import { exampleCustomFields } from './custom';
import { double } from './fields';
import { accounts, contacts } from './people';
import { invoices, potentials, salesOrders } from './sales';
import { systemModules } from './system';
import type { FieldDef, ModuleDef } from './types';

export interface SchemaOptions {
	/** Record id prefixes, which differ between installs. */
	prefixes?: Record< string, number >;
	/** Whether the custom fields of the example install exist. */
	customFields?: boolean;
}

/** The modules and fields of one CRM, changeable at run time as an administrator could. */
export class Schema {
	private modules = new Map< string, ModuleDef >();

	constructor( options: SchemaOptions = {} ) {
		const all = [
			accounts(),
			contacts(),
			products(),
			services(),
			salesOrders(),
			invoices(),
			potentials(),
			...systemModules(),
		];
		for ( const module of all ) {
			this.modules.set( module.name, {
				...module,
				prefix: options.prefixes?.[ module.name ] ?? module.prefix,
			} );
		}
		if ( options.customFields !== false ) {
			for ( const [ module, field ] of exampleCustomFields() ) {
				this.addField( module, field );
			}
		}
	}

	all(): ModuleDef[] {
		return [ ...this.modules.values() ];
	}

	find( name: string ): ModuleDef | undefined {
		return this.modules.get( name );
	}

	get( name: string ): ModuleDef {
		const module = this.modules.get( name );
		if ( ! module ) {
			throw new Error( `There is no module "${ name }".` );
		}
		return module;
	}

	byPrefix( prefix: number ): ModuleDef | undefined {
		return this.all().find( ( module ) => module.prefix === prefix );
	}

	/**
	 * The id a client sees.
	 *
	 * @param module Module name.
	 * @param number Record number.
	 */
	id( module: string, number: number ): string {
		return `${ this.get( module ).prefix }x${ number }`;
	}

	field( module: string, name: string ): FieldDef | undefined {
		return this.get( module ).fields.find(
			( field ) => field.name === name
		);
	}

	addField( module: string, field: FieldDef ): void {
		const def = this.get( module );
		def.fields = [
			...def.fields.filter( ( { name } ) => name !== field.name ),
			field,
		];
	}

	removeField( module: string, name: string ): void {
		const def = this.get( module );
		def.fields = def.fields.filter( ( field ) => field.name !== name );
	}

	/**
	 * Gives every place that carries taxes a field for a new one.
	 *
	 * @param name  tax1, tax2 …
	 * @param label The tax as people call it.
	 */
	addTax( name: string, label: string ): void {
		for ( const module of [ 'Products', 'Services' ] ) {
			this.addField( module, productTax( name, label ) );
		}
		for ( const module of [ 'SalesOrder', 'Invoice' ] ) {
			this.addField( module, double( name, label, { line: true } ) );
		}
		this.addField( 'LineItem', double( name, label ) );
	}

	/** Names of the tax fields, in order. */
	taxNames(): string[] {
		return this.get( 'LineItem' )
			.fields.map( ( { name } ) => name )
			.filter( ( name ) => /^tax\d+$/.test( name ) );
	}

	/**
	 * Whether a user may do something in a module.
	 *
	 * @param user   Who.
	 * @param module Module name.
	 * @param right  One letter of "crud".
	 */
	allows(
		user: User,
		module: string,
		right: 'c' | 'r' | 'u' | 'd'
	): boolean {
		if ( user.isAdmin || user.rights === null ) {
			return user.isAdmin || module !== 'Users';
		}
		const always = [
			'Currency',
			'Tax',
			'LineItem',
			'Groups',
			'ProductTaxes',
		];
		const rights =
			user.rights[ module ] ?? ( always.includes( module ) ? 'r' : '' );
		return module !== 'Users' && rights.includes( right );
	}

	dump(): ModuleDef[] {
		return structuredClone( this.all() );
	}

	load( modules: ModuleDef[] ): void {
		this.modules = new Map(
			structuredClone( modules ).map( ( module ) => [
				module.name,
				module,
			] )
		);
	}
}
