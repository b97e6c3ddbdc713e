<?php
/**
 * Updates of one connection, module and side that go through the engine together (E3).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Update;

final class Batch {

	/** @var list<Item> */
	public readonly array $items;

	public readonly string $module;

	public readonly Side $from;

	/** @var list<string> Names of the locks it holds. */
	public array $locks = array();

	/** @var array<string, Module> By Side::value. Every field of every record asks for them, and a batch lives for seconds. */
	private array $descriptions = array();

	/**
	 * @param non-empty-list<Update> $updates All of one connection, module, side and lane.
	 * @param string                 $token   Of the worker: claims and locks carry it.
	 * @param RunMode                $mode    What it is for.
	 * @param int                    $live    Run that collects the updates that belong to none.
	 */
	public function __construct(
		public readonly Pairing $pairing,
		public readonly ModuleConfig $config,
		array $updates,
		public readonly string $token,
		public readonly RunMode $mode = new RunMode(),
		private readonly int $live = 0
	) {
		$this->items  = array_map( static fn( Update $update ): Item => new Item( $update ), $updates );
		$this->module = $updates[0]->module;
		$this->from   = $updates[0]->side;
	}

	/** The run that an item is counted in. */
	public function run_of( Item $item ): int {
		return 0 === $item->update->run_id ? $this->live : $item->update->run_id;
	}

	public function to(): Side {
		return $this->from->other();
	}

	public function description( Side $side ): Module {
		return $this->descriptions[ $side->value ] ??= $this->pairing->module( $side, $this->module );
	}

	/** @return list<string> What the settings let writes to this side do. Somebody who takes a run back may do all of it. */
	public function permits( Side $side ): array {
		$all = array_map( static fn( Field $permission ): string => $permission->name, $this->description( $side )->permissions );
		return 0 === $this->mode->undoes ? array_values( array_intersect( $all, $this->config->permits ) ) : $all;
	}

	/** @return list<Item> Those that have no verdict yet. */
	public function open(): array {
		return array_values( array_filter( $this->items, static fn( Item $item ): bool => null === $item->verdict ) );
	}

	/** What a person calls the record of an item. */
	public function name_of( Item $item ): string {
		foreach ( array( $this->from, $this->to() ) as $side ) {
			$record = $item->record( $side );
			if ( null !== $record ) {
				return $this->description( $side )->title_of( $record );
			}
		}
		return $item->link->name ?? '';
	}

	/** Ends all that are open. */
	public function end_open( Verdict $verdict ): void {
		foreach ( $this->open() as $item ) {
			$item->verdict = $verdict;
		}
	}
}
