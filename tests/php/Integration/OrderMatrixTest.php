<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Tests\Support\Matrix\OrderMatrixTestCase;
use PHPUnit\Framework\Attributes\Group;

/** As many orders as it takes for every two values to meet; the suite "matrix" has more of them. */
#[Group( 'woocommerce' )]
final class OrderMatrixTest extends OrderMatrixTestCase {

	protected const ORDERS = 120;
}
