/** What the tests of decisions and of single records share. */
import { php } from './environment';

export interface Matches {
	connection: number;
	/** User ids by first name. */
	users: Record< string, number >;
}

/** An empty Sandbox, and customers of whom each has two contacts in it; all of them wait for a decision. */
export function severalMatches( ...names: string[] ): Promise< Matches > {
	return php< Matches >( `
		wp_set_current_user( 1 );
		$ask = static function ( string $path, array $body = array() ) {
			$request = new WP_REST_Request( 'POST', '/crosswalk/v1' . $path );
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( wp_json_encode( (object) $body ) );
			return rest_do_request( $request )->get_data();
		};
		$id = $ask( '/connections', array( 'connector' => 'sandbox', 'name' => 'Practice', 'settings' => array( 'name' => 'Practice CRM', 'start' => 'empty' ) ) )['id'];
		$ask( "/connections/$id", array( 'modules' => array( array( 'name' => 'contacts', 'direction' => 'to_remote' ) ) ) );
		$plugin = new Crosswalk\\Plugin();
		$plugin->guard->start( $id );
		$crm = $plugin->pairings->of( $id )->endpoint( Crosswalk\\Endpoint\\Side::Remote );
		$users = array();
		foreach ( json_decode( '${ JSON.stringify( names ) }' ) as $name ) {
			$email = strtolower( $name ) . '@customers.test';
			$writes = array();
			foreach ( array( 'Nowak', 'Kowalska' ) as $last ) {
				$writes[] = new Crosswalk\\Endpoint\\Write( $last, null, array( 'email' => $email, 'first_name' => $name, 'last_name' => $last ) );
			}
			foreach ( $crm->save( 'contacts', $writes ) as $result ) {
				if ( null !== $result->error ) {
					throw $result->error;
				}
			}
			$users[ $name ] = wp_insert_user( array( 'user_login' => $email, 'user_pass' => 'x', 'user_email' => $email, 'role' => 'customer', 'first_name' => $name, 'last_name' => 'Nowak' ) );
		}
		$ask( '/records/sync', array( 'module' => 'contacts', 'ids' => array_map( static fn( int $user ): string => "user:$user", array_values( $users ) ) ) );
		for ( $i = 0; $i < 20 && $ask( "/connections/$id/work" )['worked'] > 0; $i++ );
		return array( 'connection' => $id, 'users' => $users );
	` );
}
