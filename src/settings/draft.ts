import type { ConnectionDraft } from '../api/commands';
import type {
	Connection,
	ConnectionModule,
	ConnectionOptions,
	Connector,
} from '../types/generated';

/** A connection as it is being edited. */
export interface Draft {
	name: string;
	settings: Record< string, string >;
	modules: ConnectionModule[];
	options: Partial< ConnectionOptions >;
}

/**
 * What a form begins with: saved values, or those that the connector proposes.
 *
 * @param connector  Its definition.
 * @param connection The saved one, if there is one.
 */
export function draftOf(
	connector: Connector,
	connection?: Connection
): Draft {
	const settings: Record< string, string > = {};
	for ( const field of connector.form ) {
		if ( ! field.secret ) {
			settings[ field.name ] =
				connection?.settings[ field.name ] ?? field.default;
		}
	}
	return {
		name: connection?.name ?? connector.label,
		settings,
		modules: connection?.modules ?? [],
		options: connection?.options ?? {},
	};
}

/**
 * What is sent: of a module only what a person may choose, of a fixed one not even that.
 *
 * @param draft As edited.
 */
export function toRequest( draft: Draft ): ConnectionDraft {
	return {
		name: draft.name,
		settings: draft.settings,
		modules: draft.modules
			.filter( ( module ) => ! module.fixed )
			.map( ( module ) => ( {
				name: module.name,
				enabled: module.enabled,
				direction: module.direction,
				delete: module.delete,
				stock: module.stock,
				permits: module.permits,
				create_shop: module.create_shop,
				create_remote: module.create_remote,
				drift: module.drift,
				records_from: module.records_from,
				rules: module.rules,
			} ) ),
		options: draft.options,
	};
}
