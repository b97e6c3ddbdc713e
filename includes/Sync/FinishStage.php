<?php
/**
 * Stage 6: verdicts, links with their new bases and versions, history. Everything in statements for the whole batch.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\History;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\Links;

final class FinishStage {

	public function __construct( private readonly Links $links, private readonly History $history ) {
	}

	public function run( Batch $batch ): void {
		foreach ( $batch->open() as $item ) {
			$item->verdict = $this->verdict( $batch, $item );
		}
		$this->links( $batch, $batch->items );
		$this->history( $batch );
	}

	/**
	 * Writes the links of these items as they are now.
	 *
	 * @param array<Item> $items Of the batch.
	 */
	public function links( Batch $batch, array $items ): void {
		$new     = array();
		$changed = array();
		foreach ( $items as $item ) {
			$link = $this->link( $batch, $item );
			if ( null !== $link && 0 === $link->id ) {
				$new[] = $link;
			} elseif ( null !== $link ) {
				$changed[] = $link;
			}
		}
		$this->links->insert( $new, $batch->token );
		$this->links->save( $changed );
	}

	private function verdict( Batch $batch, Item $item ): Verdict {
		if ( $item->recovered ) {
			return Verdict::done( Outcome::Created, $batch->to(), $item->note );
		}
		foreach ( array( $batch->to(), $batch->from ) as $side ) {
			if ( $item->saved( $side ) ) {
				return Verdict::done( $item->created( $side ) ? Outcome::Created : Outcome::Updated, $side, $item->note );
			}
		}
		return Verdict::done( Outcome::Unchanged, null, $item->note );
	}

	/** The link as it has to be stored, or null where nothing is to be stored. */
	private function link( Batch $batch, Item $item ): ?Link {
		$shop   = $item->record( Side::Shop );
		$remote = $item->record( Side::Remote );
		$done   = null === $item->verdict || in_array( $item->verdict->outcome, array( Outcome::Created, Outcome::Updated, Outcome::Unchanged ), true );
		if ( $done && $item->deletes ) {
			$this->deleted( $item );
			return null;
		}
		if ( $done && null !== $shop && null !== $remote ) {
			return $this->complete( $batch, $item, $shop, $remote );
		}
		if ( 'no_match' === $item->verdict?->code ) {
			return $this->left_alone( $batch, $item );
		}
		return $item->link_changed ? $item->link : null;
	}

	private function complete( Batch $batch, Item $item, Record $shop, Record $remote ): Link {
		$link = $item->link ?? new Link( 0, $batch->pairing->id, $batch->module, $shop->id, $remote->id );
		if ( ! $link->complete() || 0 === $link->id ) {
			$link->shop_id   = $shop->id;
			$link->remote_id = $remote->id;
			if ( ! $item->recovered && ! $item->created( Side::Shop ) && ! $item->created( Side::Remote ) ) {
				$item->changes[] = array(
					'side'  => $batch->to(),
					'event' => 'linked',
					'field' => '',
					'old'   => null,
					'new'   => $item->id_on( $batch->to() ),
				);
			}
		}
		$gone                 = null !== $link->gone();
		$link->shop_version   = $shop->version;
		$link->remote_version = $remote->version;
		$link->own_version    = $item->saved( Side::Remote ) ? $remote->version : $link->own_version;
		$link->bases          = Bases::read( $link->bases )->after( $batch->config->map, $batch->description( Side::Shop ), $batch->description( Side::Remote ), $shop, $remote );
		$link->intent_at      = 0;
		$link->note           = $gone ? $link->note : '';
		$link->name           = $batch->description( $batch->from )->title_of( Side::Shop === $batch->from ? $shop : $remote );
		$item->link           = $link;
		return $link;
	}

	/** Remembers in which version a record was looked at and left alone, so that the next run need not look again. */
	private function left_alone( Batch $batch, Item $item ): ?Link {
		$record = $item->record( $batch->from );
		if ( null === $record ) {
			return $item->link;
		}
		$link = $item->link ?? new Link( 0, $batch->pairing->id, $batch->module, null, null );
		if ( Side::Shop === $batch->from ) {
			$link->shop_id      = $record->id;
			$link->shop_version = $record->version;
		} else {
			$link->remote_id      = $record->id;
			$link->remote_version = $record->version;
		}
		$link->note = 'skipped:' . $batch->pairing->revision;
		$item->link = $link;
		return $link;
	}

	private function deleted( Item $item ): void {
		if ( null !== $item->link ) {
			$this->links->delete( array( $item->link->id ) );
		}
		$item->link = null;
	}

	private function history( Batch $batch ): void {
		$rows = array();
		foreach ( $batch->items as $item ) {
			foreach ( $item->changes as $change ) {
				if ( '' === $change['field'] || $item->saved( $change['side'] ) ) {
					$rows[] = $this->row( $batch, $item, $change );
				}
			}
		}
		$this->history->add( $rows );
	}

	/**
	 * @param array{side: Side, event: string, field: string, old: mixed, new: mixed} $change What happened.
	 * @return array<string, mixed>
	 */
	private function row( Batch $batch, Item $item, array $change ): array {
		return array(
			'connection_id' => $batch->pairing->id,
			'module'        => $batch->module,
			'shop_id'       => (string) $item->id_on( Side::Shop ),
			'remote_id'     => (string) $item->id_on( Side::Remote ),
			'run_id'        => $item->update->run_id,
			'side'          => $change['side']->value,
			'origin'        => $batch->from->value,
			'event'         => $change['event'],
			'field'         => $change['field'],
			'old_value'     => self::text( $change['old'] ),
			'new_value'     => self::text( $change['new'] ),
			'at'            => time(),
		);
	}

	private static function text( mixed $value ): ?string {
		return null === $value || is_string( $value ) ? $value : (string) wp_json_encode( $value );
	}
}
