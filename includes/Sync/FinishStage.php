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

	public function __construct(
		private readonly Links $links,
		private readonly History $history,
		private readonly Doorkeeper $door,
		private readonly Bonds $bonds
	) {
	}

	public function run( Batch $batch ): void {
		foreach ( $batch->open() as $item ) {
			$item->verdict = Verdict::of( $batch, $item );
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

	/** The link as it has to be stored, or null where nothing is to be stored. */
	private function link( Batch $batch, Item $item ): ?Link {
		$shop   = $item->record( Side::Shop );
		$remote = $item->record( Side::Remote );
		$done   = null === $item->verdict || in_array( $item->verdict->outcome, array( Outcome::Created, Outcome::Updated, Outcome::Unchanged ), true );
		if ( $done && $item->unlinks ) {
			$this->part( $batch, $item );
			return null;
		}
		if ( $done && null !== $item->gone_on && null !== $item->link ) {
			return $this->out_of_use( $batch, $item->link, $item, $item->gone_on );
		}
		if ( $done && $item->deletes ) {
			return $this->deleted( $batch, $item );
		}
		if ( $done && null !== $shop && null !== $remote ) {
			return $this->complete( $batch, $item, $shop, $remote );
		}
		if ( in_array( $item->verdict?->code, Doorkeeper::SETTLED, true ) ) {
			return $this->left_alone( $batch, $item );
		}
		return $item->link_changed ? $item->link : null;
	}

	private function complete( Batch $batch, Item $item, Record $shop, Record $remote ): Link {
		$link = $item->link ?? new Link( 0, $batch->pairing->id, $batch->module, $shop->id, $remote->id );
		if ( ! $link->complete() || 0 === $link->id ) {
			$link->shop_id   = $shop->id;
			$link->remote_id = $remote->id;
			if ( $item->newly_linked ) {
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
		$link->bases          = Bases::read( $link->bases )->after( $batch->config->map, $batch->description( Side::Shop ), $batch->description( Side::Remote ), $shop, $remote, $item->left );
		$link->intent_at      = 0;
		$link->note           = $gone ? $link->note : '';
		$link->name           = $batch->description( $batch->from )->title_of( Side::Shop === $batch->from ? $shop : $remote );
		$item->link           = $link;
		return $link;
	}

	/** One was deleted and the other is out of use now. Should the first come back in use, that is a change like any other. */
	private function out_of_use( Batch $batch, Link $link, Item $item, Side $gone ): Link {
		$version = (string) $item->record( $gone->other() )?->version;
		if ( Side::Shop === $gone ) {
			$link->remote_version = $version;
			$link->own_version    = $version;
		} else {
			$link->shop_version = $version;
		}
		$link->bases = Bases::read( $link->bases )->out_of_use( $batch->config->map, $batch->description( Side::Shop ), $batch->description( Side::Remote ) );
		$link->note  = Link::GONE . $gone->value;
		return $link;
	}

	/** Remembers in which version a record was looked at and left alone, so that the next run need not look again. */
	private function left_alone( Batch $batch, Item $item ): ?Link {
		$record = $item->record( $batch->from );
		if ( null === $record ) {
			return $item->link;
		}
		$link = $item->link ?? new Link( 0, $batch->pairing->id, $batch->module, null, null );
		$link->seen( $batch->from, $record );
		$other = $item->record( $batch->to() );
		if ( $link->complete() && null !== $other && ! $batch->config->direction->goes_to( $batch->from ) ) {
			// Nobody else looks at changes on that side.
			$link->seen( $batch->to(), $other );
		}
		$link->note = $link->complete() ? $link->note : $this->door->note( $batch, $item );
		$item->link = $link;
		return $link;
	}

	/** Deleted by a policy, both are gone. Taken back by a person, one stays, and must not be created on the other side again. */
	private function deleted( Batch $batch, Item $item ): ?Link {
		if ( 0 === $batch->mode->undoes || null === $item->link ) {
			$this->forget( $item );
			return null;
		}
		foreach ( array_keys( $item->writes ) as $side ) {
			$item->link->note = Link::GONE . $side;
		}
		return $item->link;
	}

	/** A person takes the run back that had linked them. */
	private function part( Batch $batch, Item $item ): void {
		$link = $item->link;
		$this->forget( $item );
		if ( null !== $link?->shop_id && null !== $link->remote_id ) {
			$this->bonds->part( $batch->pairing->id, $batch->module, $link->shop_id, $link->remote_id, $batch->mode->person );
			$item->changes[] = array(
				'side'  => $batch->to(),
				'event' => 'unlinked',
				'field' => '',
				'old'   => $link->id_on( $batch->to() ),
				'new'   => null,
			);
		}
	}

	private function forget( Item $item ): void {
		if ( null !== $item->link ) {
			$this->links->delete( array( $item->link->id ) );
		}
		$item->forget_link();
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
		// What the other side made of it, where it says so: that is what an undo has to find.
		$kept = $item->record( $change['side'] )->fields ?? array();
		return array(
			'connection_id' => $batch->pairing->id,
			'module'        => $batch->module,
			'shop_id'       => (string) $item->id_on( Side::Shop ),
			'remote_id'     => (string) $item->id_on( Side::Remote ),
			'run_id'        => $batch->run_of( $item ),
			'side'          => $change['side']->value,
			'origin'        => 0 === $batch->mode->undoes ? $batch->from->value : 'person',
			'person'        => 0 === $batch->mode->undoes ? 0 : $batch->mode->person,
			'event'         => $change['event'],
			'field'         => $change['field'],
			'old_value'     => self::text( $change['old'] ),
			'new_value'     => self::text( '' !== $change['field'] && array_key_exists( $change['field'], $kept ) ? $kept[ $change['field'] ] : $change['new'] ),
			'at'            => time(),
		);
	}

	private static function text( mixed $value ): ?string {
		return null === $value || is_string( $value ) ? $value : (string) wp_json_encode( $value );
	}
}
