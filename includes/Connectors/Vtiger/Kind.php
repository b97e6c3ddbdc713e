<?php
/**
 * The modules of the CRM that records are synced with.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\Modules;

enum Kind: string {
	case Accounts = 'Accounts';
	case Contacts = 'Contacts';
	case Products = 'Products';
	case Orders   = 'SalesOrder';
	case Invoices = 'Invoice';

	/** Credit notes are invoices in one of their states; the value says so only to be another. */
	case Credits = 'Invoice:credit';

	/** The state of an invoice that is a credit note. */
	public const CREDIT = 'Credit Invoice';

	/** The state of an invoice that counts no more. */
	public const CANCELLED = 'Cancel';

	public static function of( string $module ): ?self {
		foreach ( self::cases() as $kind ) {
			if ( $kind->module() === $module ) {
				return $kind;
			}
		}
		return null;
	}

	/** The module of the CRM. */
	public function type(): string {
		return explode( ':', $this->value )[0];
	}

	/** Has lines and totals. */
	public function has_lines(): bool {
		return self::Orders === $this || self::Invoices === $this || self::Credits === $this;
	}

	/** One of Modules::*. */
	public function module(): string {
		return match ( $this ) {
			self::Accounts => Modules::ACCOUNTS,
			self::Contacts => Modules::CONTACTS,
			self::Products => Modules::PRODUCTS,
			self::Orders   => Modules::ORDERS,
			self::Invoices => Modules::INVOICES,
			self::Credits  => Modules::REFUNDS,
		};
	}

	/** @return list<string> Fields that identify a record to a person and to a match rule, best first. */
	public function keys(): array {
		return match ( $this ) {
			self::Accounts => array( 'accountname' ),
			self::Contacts => array( 'email' ),
			self::Products => array( 'productcode' ),
			self::Orders, self::Credits => array( 'vtiger_purchaseorder' ),
			self::Invoices => array( 'invoice_no' ),
		};
	}

	/** @return list<string> */
	public function title(): array {
		return match ( $this ) {
			self::Accounts => array( 'accountname' ),
			self::Contacts => array( 'firstname', 'lastname' ),
			self::Products => array( 'productname' ),
			self::Orders, self::Credits => array( 'subject' ),
			self::Invoices => array( 'invoice_no', 'subject' ),
		};
	}

	/** Column widths of a stock install that `describe` does not tell: a longer value would be cut without a word. */
	public function limit( string $field ): ?int {
		return match ( $this ) {
			self::Accounts => self::ACCOUNTS[ $field ] ?? self::ADDRESS[ $field ] ?? null,
			self::Contacts => self::CONTACTS[ $field ] ?? null,
			self::Products => self::PRODUCTS[ $field ] ?? null,
			self::Orders, self::Invoices, self::Credits => self::ORDERS[ $field ] ?? self::ADDRESS[ $field ] ?? null,
		};
	}

	private const ACCOUNTS = array(
		'accountname' => 100,
		'phone'       => 30,
		'otherphone'  => 30,
		'fax'         => 30,
		'email1'      => 100,
		'email2'      => 100,
		'website'     => 100,
	);

	private const CONTACTS = array(
		'firstname'      => 40,
		'lastname'       => 80,
		'email'          => 100,
		'secondaryemail' => 100,
		'phone'          => 50,
		'mobile'         => 50,
		'homephone'      => 50,
		'otherphone'     => 50,
		'fax'            => 50,
		'title'          => 50,
		'department'     => 30,
		'mailingstreet'  => 250,
		'mailingpobox'   => 30,
		'mailingcity'    => 40,
		'mailingstate'   => 30,
		'mailingzip'     => 30,
		'mailingcountry' => 40,
		'otherstreet'    => 250,
		'otherpobox'     => 30,
		'othercity'      => 40,
		'otherstate'     => 50,
		'otherzip'       => 30,
		'othercountry'   => 30,
	);

	private const PRODUCTS = array(
		'productname'    => 255,
		'productcode'    => 40,
		'serial_no'      => 200,
		'website'        => 100,
		'vendor_part_no' => 200,
		'productsheet'   => 200,
	);

	private const ORDERS = array(
		'subject'              => 100,
		'customerno'           => 100,
		'vtiger_purchaseorder' => 200,
		'pending'              => 200,
	);

	private const ADDRESS = array(
		'bill_street'  => 250,
		'bill_pobox'   => 30,
		'bill_city'    => 30,
		'bill_state'   => 30,
		'bill_code'    => 30,
		'bill_country' => 30,
		'ship_street'  => 250,
		'ship_pobox'   => 30,
		'ship_city'    => 30,
		'ship_state'   => 30,
		'ship_code'    => 30,
		'ship_country' => 30,
	);
}
