<?php
/**
 * The neutral types of field values.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

enum FieldType: string {
	case Text      = 'text';
	case LongText  = 'long_text';
	case Email     = 'email';
	case Phone     = 'phone';
	case Url       = 'url';
	case Integer   = 'integer';
	/** Decimal string. */
	case Decimal   = 'decimal';
	case Boolean   = 'boolean';
	/** YYYY-MM-DD. */
	case Date      = 'date';
	/** YYYY-MM-DDTHH:MM:SSZ. */
	case Instant   = 'instant';
	/** One of `Field::$options`. */
	case Choice    = 'choice';
	case Country   = 'country';
	case State     = 'state';
	case Currency  = 'currency';
	/** Id of a record of `Field::$refers_to` on the same side; the engine translates it through the links. */
	case Reference = 'reference';
	/** Rows of child fields, such as order lines. They count as one field. */
	case Lines     = 'lines';
}
