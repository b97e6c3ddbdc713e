<?php
/**
 * Makes some of the shop's own records (dev/sample). What is there already stays: an interrupted start goes on here.
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

return static function ( array $args ): int {
	$makers = array(
		'taxes'     => static function ( array $tax ): void {
			global $wpdb;
			$found = $wpdb->get_var( $wpdb->prepare( "SELECT tax_rate_id FROM {$wpdb->prefix}woocommerce_tax_rates WHERE tax_rate_name = %s", $tax['name'] ) ); // phpcs:ignore WordPress.DB
			if ( null === $found ) {
				WC_Tax::_insert_tax_rate(
					array(
						'tax_rate_country'  => $tax['country'],
						'tax_rate_state'    => '',
						'tax_rate'          => $tax['rate'],
						'tax_rate_name'     => $tax['name'],
						'tax_rate_priority' => 1,
						'tax_rate_compound' => 0,
						'tax_rate_shipping' => $tax['shipping'] ? 1 : 0,
						'tax_rate_order'    => 0,
						'tax_rate_class'    => $tax['class'],
					)
				);
			}
		},
		'customers' => static function ( array $person ): void {
			if ( email_exists( $person['email'] ) ) {
				return;
			}
			$customer = new WC_Customer();
			$customer->set_email( $person['email'] );
			$customer->set_username( strtolower( strtok( $person['email'], '@' ) ) );
			$customer->set_password( wp_generate_password() );
			$customer->set_first_name( $person['first_name'] );
			$customer->set_last_name( $person['last_name'] );
			$customer->set_props( array_combine( array_map( static fn( string $name ): string => 'billing_' . $name, array_keys( $person['billing'] ) ), $person['billing'] ) );
			$customer->set_billing_email( $person['email'] );
			$customer->save();
		},
		'products'  => static function ( array $item ): void {
			if ( null !== get_page_by_path( $item['slug'], OBJECT, 'product' ) ) {
				return;
			}
			$variable = array() !== $item['variations'];
			$product  = $variable ? new WC_Product_Variable() : new WC_Product_Simple();
			$term     = term_exists( $item['category'], 'product_cat' );
			$term     = $term ? $term : wp_insert_term( $item['category'], 'product_cat' );
			$product->set_props(
				array(
					'name'         => $item['name'],
					'slug'         => $item['slug'],
					'sku'          => $item['sku'],
					'tax_class'    => $item['tax_class'],
					'category_ids' => array( (int) $term['term_id'] ),
				)
			);
			if ( $variable ) {
				$attribute = new WC_Product_Attribute();
				$attribute->set_name( 'Größe' );
				$attribute->set_options( array_column( $item['variations'], 'size' ) );
				$attribute->set_visible( true );
				$attribute->set_variation( true );
				$product->set_attributes( array( $attribute ) );
			} else {
				$product->set_regular_price( $item['price'] );
				$product->set_manage_stock( true );
				$product->set_stock_quantity( $item['stock'] );
			}
			$product->save();
			foreach ( $item['variations'] as $choice ) {
				$variation = new WC_Product_Variation();
				$variation->set_parent_id( $product->get_id() );
				$variation->set_attributes( array( sanitize_title( 'Größe' ) => $choice['size'] ) );
				$variation->set_sku( $choice['sku'] );
				$variation->set_regular_price( $choice['price'] );
				$variation->set_manage_stock( true );
				$variation->set_stock_quantity( $item['stock'] );
				$variation->save();
			}
		},
		'orders'    => require __DIR__ . '/../order.php',
	);

	$make = $makers[ $args['kind'] ];
	foreach ( $args['items'] as $item ) {
		$make( $item );
	}
	return count( $args['items'] );
};
