<?php
/**
 * Keeps out what the settings do not let in: asked once before anything is looked for on the other side, and once more
 * before it would be created there.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Record;
use Crosswalk\Storage\Link;

final class Doorkeeper {

	/** It would belong to no record of the other side. */
	public const OF_NOBODY = 'of_nobody';

	/** A record that its own side lets nobody from outside write. */
	public const SEALED = 'never_written';

	/** Codes of verdicts after which a record counts as looked at until it changes. */
	public const SETTLED = array( 'no_match', 'kept_out', 'stand_in', self::OF_NOBODY, self::SEALED, Untranslated::CODE, Matcher::SAME );

	/** Before the match. */
	public function refuse( Batch $batch ): void {
		foreach ( $batch->open() as $item ) {
			$rule = $this->rule( $batch, $item );
			if ( null !== $rule && Rule::MATCH !== $rule->action ) {
				$item->verdict = $this->verdict( $batch, $item, $rule );
			}
		}
	}

	/** After the match: may it be created? */
	public function refuse_create( Batch $batch, Item $item ): bool {
		$rule = $this->rule( $batch, $item );
		if ( null === $rule ) {
			return false;
		}
		$item->verdict = $this->verdict( $batch, $item, $rule );
		return true;
	}

	private function rule( Batch $batch, Item $item ): ?Rule {
		$record = $item->record( $batch->from );
		if ( null === $record || true === $item->link?->complete() || Decisions::CREATE === $item->update->instruction ) {
			return null;
		}
		foreach ( $batch->config->rules as $rule ) {
			if ( $rule->side === $batch->from && $rule->is_about( $record ) ) {
				return $rule;
			}
		}
		return null;
	}

	private function verdict( Batch $batch, Item $item, Rule $rule ): Verdict {
		$field = $batch->description( $batch->from )->fields[ $rule->field ] ?? null;
		$value = self::value( $item->record( $batch->from ), $rule->field );
		$label = $field->label ?? $rule->field;
		$shown = $field->options[ $value ] ?? $value;
		if ( Rule::STAND_IN === $rule->action && '' !== $rule->stand_in ) {
			/* translators: 1: label of a field, 2: its value, 3: id of a record, 4: name of a system. */
			return Verdict::skipped( 'stand_in', sprintf( __( '"%1$s" is "%2$s": the record %3$s of %4$s stands in for all of these, as set in the settings.', 'crosswalk' ), $label, $shown, $rule->stand_in, $batch->pairing->name( $batch->to() ) ) );
		}
		if ( Rule::MATCH === $rule->action ) {
			/* translators: 1: label of a field, 2: its value. */
			return Verdict::skipped( 'kept_out', sprintf( __( '"%1$s" is "%2$s": such a record is only linked with one that exists, and none matches.', 'crosswalk' ), $label, $shown ) );
		}
		/* translators: 1: label of a field, 2: its value. */
		return Verdict::skipped( 'kept_out', sprintf( __( '"%1$s" is "%2$s": the settings leave such records out.', 'crosswalk' ), $label, $shown ) );
	}

	/** What the link of a record that was kept out remembers. */
	public function note( Batch $batch, Item $item ): string {
		$rule = 'stand_in' === $item->verdict?->code ? $this->rule( $batch, $item ) : null;
		return null === $rule ? Link::SKIPPED . $batch->pairing->revision : Link::STAND_IN . $batch->pairing->revision . ':' . $rule->stand_in;
	}

	private static function value( ?Record $record, string $field ): string {
		$value = $record->fields[ $field ] ?? '';
		return is_scalar( $value ) ? (string) $value : '';
	}
}
