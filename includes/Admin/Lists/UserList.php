<?php
/**
 * WordPress's list of users: the customers among them are in step with contacts.
 */

declare( strict_types=1 );

namespace Crosswalk\Admin\Lists;

use Crosswalk\Endpoint\Modules;
use WP_User_Query;

final class UserList {

	public function __construct( private readonly StateColumn $column, private readonly BulkCommands $commands ) {
	}

	public function register(): void {
		add_filter( 'bulk_actions-users', array( $this->commands, 'add' ) );
		add_filter( 'handle_bulk_actions-users', array( $this, 'command' ), 10, 3 );
		add_filter( 'views_users', fn( array $views ): array => $this->column->link( $views, Modules::CONTACTS ) );
		add_filter( 'manage_users_columns', array( $this->column, 'add' ) );
		add_filter( 'manage_users_sortable_columns', array( $this->column, 'sortable' ) );
		add_filter( 'manage_users_custom_column', array( $this, 'cell' ), 10, 3 );
		add_action( 'restrict_manage_users', array( $this, 'choice' ) );
		add_filter( 'users_list_table_query_args', array( $this, 'ask' ) );
		add_action( 'pre_user_query', array( $this, 'clauses' ) );
	}

	/** @param mixed $ids Of users. */
	public function command( mixed $back, string $action, mixed $ids ): mixed {
		$numbers = array_values( array_map( static fn( mixed $id ): int => is_numeric( $id ) ? (int) $id : 0, (array) $ids ) );
		return is_string( $back ) && $this->commands->knows( $action )
			? $this->commands->run( $back, $action, Modules::CONTACTS, self::ids( $numbers ), count( $numbers ) )
			: $back;
	}

	public function cell( mixed $output, string $column, int $id ): mixed {
		if ( StateColumn::NAME !== $column ) {
			return $output;
		}
		if ( ! $this->column->primed( Modules::CONTACTS, "user:$id" ) ) {
			$this->column->prime( Modules::CONTACTS, self::ids( array_values( array_unique( array( $id, ...self::page() ) ) ) ) );
		}
		return $this->column->cell( Modules::CONTACTS, array( "user:$id" ) );
	}

	/** WordPress has no button for filters of others in this list, and draws the place twice. */
	public function choice( string $which ): void {
		if ( 'top' === $which && $this->column->shows() ) {
			echo '</div><div class="alignleft actions">';
			$this->column->choice();
			submit_button( __( 'Filter', 'crosswalk' ), '', 'crosswalk_filter', false );
		}
	}

	/**
	 * @param array<string, mixed> $args Of the query behind the list.
	 * @return array<string, mixed>
	 */
	public function ask( array $args ): array {
		return $this->column->shows() ? $args + array( 'crosswalk_list' => true ) : $args;
	}

	public function clauses( WP_User_Query $query ): void {
		if ( true !== $query->get( 'crosswalk_list' ) ) {
			return;
		}
		list( $state, $order ) = $this->column->asked();
		$users                 = $this->column->clauses()->users();
		$added                 = $this->column->clauses()->of( Modules::CONTACTS, $users, $state, $order );
		$query->query_from     = ( is_string( $query->query_from ) ? $query->query_from : '' ) . $added['join'];
		$query->query_where    = ( is_string( $query->query_where ) ? $query->query_where : '' ) . $added['where'];
		if ( '' !== $added['orderby'] ) {
			$query->query_orderby = "ORDER BY {$added['orderby']}, $users.ID DESC";
		}
	}

	/** @return list<int> Users on the page. */
	private static function page(): array {
		$table = $GLOBALS['wp_list_table'] ?? null;
		return is_object( $table ) && isset( $table->items ) && is_array( $table->items ) ? array_map( 'intval', array_keys( $table->items ) ) : array();
	}

	/**
	 * @param list<int> $numbers Of users.
	 * @return list<string>
	 */
	private static function ids( array $numbers ): array {
		return array_map( static fn( int $id ): string => "user:$id", $numbers );
	}
}
