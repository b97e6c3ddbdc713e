<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Matrix;

use Crosswalk\Tests\Support\Matrix\OrderMatrixTestCase;
use PHPUnit\Framework\Attributes\Group;

/** The whole matrix. */
#[Group( 'woocommerce' )]
final class OrderMatrixTest extends OrderMatrixTestCase {

	protected const ORDERS = 540;
}
