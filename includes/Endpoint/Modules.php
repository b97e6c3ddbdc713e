<?php
/**
 * The names of the modules, and the order in which a backfill takes them so that parents come first (E34).
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

final class Modules {

	public const TAXES    = 'taxes';
	public const ACCOUNTS = 'accounts';
	public const CONTACTS = 'contacts';
	public const PRODUCTS = 'products';
	public const ORDERS   = 'orders';
	public const REFUNDS  = 'refunds';
	public const INVOICES = 'invoices';

	public const BACKFILL_ORDER = array( self::TAXES, self::ACCOUNTS, self::CONTACTS, self::PRODUCTS, self::ORDERS, self::REFUNDS, self::INVOICES );
}
