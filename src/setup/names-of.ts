import type { Connection, StatusConnection } from '../types/generated';

/** What a run's records need to be named. */
export type Names = Pick< StatusConnection, 'connector_label' | 'modules' >;

/**
 * Names of a connection, as the control panel knows them.
 *
 * @param connection As the settings know it.
 */
export function namesOf( connection: Connection ): Names {
	return {
		connector_label: connection.connector_label,
		modules: connection.modules.map( ( module ) => ( {
			module: module.name,
			shop_label: module.shop_label,
			remote_label: module.remote_label,
			direction: module.direction,
			to_remote_at: null,
			to_shop_at: null,
			links: 0,
			problems: module.mapping_problems,
		} ) ),
	};
}
