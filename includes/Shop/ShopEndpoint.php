<?php
/**
 * WooCommerce as an endpoint: hands each call to the module it is about, in batches the database likes.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\CanRecover;
use Crosswalk\Endpoint\CanRehearse;
use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\HasCurrency;
use Crosswalk\Endpoint\HasMeta;
use Crosswalk\Endpoint\HoldsMails;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Page;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Write;
use Crosswalk\Storage\Db;
use Crosswalk\Storage\Settings as StoredSettings;
use Crosswalk\Storage\WithheldMails;

final class ShopEndpoint implements Endpoint, CanRecover, CanRehearse, HasCurrency, HasMeta, HoldsMails {

	private const IDS_PER_QUERY = 1000;

	/** @var array<string, Module> */
	private array $described = array();

	/** @var array<string, list<string>> Meta keys that a module was described with. */
	private array $keys = array();

	/** @param array<string, ShopModule> $modules By name, in the order people see them. */
	public function __construct( private readonly array $modules, private readonly MetaFields $meta, private readonly HeldMails $mails ) {
	}

	/** The shop with all its modules. */
	public static function of( Db $db, Origin $origin, Settings $settings ): self {
		$meta   = new MetaFields( new MetaTable( $db ) );
		$orders = new OrderTable( $db, $meta );
		$users  = new UserTable( $db, $meta );
		$guests = new Guests( $orders, $users, $meta );
		$mails  = new HeldMails( new WithheldMails( $db ), new StoredSettings() );
		$saving = new Saving( $origin, $mails );
		return new self(
			array(
				Modules::CONTACTS => new Contacts( new Customers( $users, $orders, $meta ), $guests, $saving ),
				Modules::PRODUCTS => new Products( new ProductTable( $db, $settings, $meta ), new TermCounts( $db ), $saving, $meta ),
				Modules::ORDERS   => new Orders( $orders, new OrderReader( $db, $orders, $guests ), $saving, $meta ),
				Modules::REFUNDS  => new Refunds( $db, new RefundTable( $db ) ),
				Modules::INVOICES => new Invoices( new \Crosswalk\Storage\Invoices( $db ), $saving ),
				Modules::TAXES    => new Taxes( $db ),
			),
			$meta,
			$mails
		);
	}

	public function modules(): array {
		foreach ( $this->modules as $name => $module ) {
			$keys = $this->meta->keys( $name );
			// A worker lives long, and somebody may map another meta field meanwhile.
			if ( ! isset( $this->described[ $name ] ) || $keys !== $this->keys[ $name ] ) {
				$this->described[ $name ] = $module->module();
				$this->keys[ $name ]      = $keys;
			}
		}
		return $this->described;
	}

	public function currency(): string {
		return get_woocommerce_currency();
	}

	public function name_fields( string $module, array $names ): void {
		$this->meta->name( $module, $names );
	}

	public function nameable_fields( string $module, string $search, int $limit ): array {
		return $this->meta->in_use( $module, $search, $limit );
	}

	public function list( string $module, ?string $after, int $limit ): Page {
		return $this->of_module( $module )->list( $after, $limit );
	}

	public function head( string $module ): string {
		return $this->of_module( $module )->head();
	}

	public function changed( string $module, string $cursor, int $limit ): Page {
		return $this->of_module( $module )->changed( $cursor, $limit );
	}

	public function fetch( string $module, array $ids ): array {
		$records = array();
		foreach ( array_chunk( array_values( array_unique( $ids ) ), max( 1, $this->modules()[ $module ]->batch ?? 100 ) ) as $chunk ) {
			$records += $this->of_module( $module )->fetch( $chunk );
		}
		return $records;
	}

	public function versions( string $module, array $ids ): array {
		$versions = array();
		foreach ( array_chunk( $ids, self::IDS_PER_QUERY ) as $chunk ) {
			$versions += $this->of_module( $module )->versions( $chunk );
		}
		return $versions;
	}

	public function find( string $module, string $field, array $values ): array {
		$ids    = array();
		$values = array_values( array_filter( $values, static fn( string $value ): bool => '' !== $value ) );
		foreach ( array_chunk( $values, self::IDS_PER_QUERY ) as $chunk ) {
			array_push( $ids, ...$this->of_module( $module )->search( $field, $chunk ) );
		}
		return array_values( $this->fetch( $module, $ids ) );
	}

	public function save( string $module, array $writes ): iterable {
		return $this->of_module( $module )->save( $writes );
	}

	public function rehearse( string $module, array $writes ): array {
		$errors = array();
		foreach ( $writes as $write ) {
			try {
				$this->of_module( $module )->rehearse( $write );
			} catch ( \Throwable $error ) {
				$errors[ $write->key ] = Refusal::by( $error );
			}
		}
		return $errors;
	}

	public function recover( string $module, Write $write, string $since ): ?Record {
		$id = $this->of_module( $module )->created_by( $write, Values::mysql( $since ) );
		return null === $id ? null : ( $this->fetch( $module, array( $id ) )[ $id ] ?? null );
	}

	public function url( string $module, string $id ): ?string {
		return isset( $this->modules[ $module ] ) ? $this->modules[ $module ]->url( $id ) : null;
	}

	public function describe_mails( array $mails ): array {
		return $this->mails->describe( $mails );
	}

	public function send_mail( array $mail ): void {
		$this->mails->send( $mail );
	}

	private function of_module( string $name ): ShopModule {
		return $this->modules[ $name ]
			/* translators: %s: module name. */
			?? throw new EndpointError( ErrorKind::Bug, sprintf( __( 'The shop has no module "%s".', 'crosswalk' ), $name ), 'unknown_module' );
	}
}
