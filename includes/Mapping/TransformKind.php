<?php
/**
 * One kind of transform, described as data: what it is called, what a person chooses, what it does and undoes.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

use Crosswalk\Endpoint\FieldType;

/**
 * @phpstan-type Work \Closure( string, array<mixed>, Context ): ?string
 */
final class TransformKind {

	/** Works on text and numbers; an empty value stays empty. */
	public const TEXT = 'text';

	/** Also where there is no value. */
	public const EMPTY_TOO = 'empty_too';

	/** Whatever the value is. */
	public const ANYTHING = 'anything';

	/**
	 * @param string                                              $type     As stored.
	 * @param string                                              $label    For people, translated.
	 * @param string                                              $help     A sentence: what it does.
	 * @param Work                                                $forward  Shop value, options, surroundings → remote value.
	 * @param Work|null                                           $backward The way back; null: it cannot be undone.
	 * @param list<TransformOption>                               $options  What a person chooses.
	 * @param list<Example>                                       $examples See there.
	 * @param string                                              $takes    What it works on, see above.
	 * @param (\Closure( FieldType, array<mixed>, bool ): FieldType)|null $types What it makes of a type, with its options, and
	 *                                                                  on the way back if true; null: leaves it.
	 */
	public function __construct(
		public readonly string $type,
		public readonly string $label,
		public readonly string $help,
		public readonly \Closure $forward,
		public readonly ?\Closure $backward = null,
		public readonly array $options = array(),
		public readonly array $examples = array(),
		private readonly string $takes = self::TEXT,
		private readonly ?\Closure $types = null
	) {
	}

	/** @param array<mixed> $options Of the transform. */
	public function forward( mixed $value, array $options, Context $context ): mixed {
		return $this->apply( $this->forward, $value, $options, $context );
	}

	/**
	 * Where the way back is not known, the value comes back as it is.
	 *
	 * @param array<mixed> $options Of the transform.
	 */
	public function backward( mixed $value, array $options, Context $context ): mixed {
		return null === $this->backward ? $value : $this->apply( $this->backward, $value, $options, $context );
	}

	/** @param array<mixed> $options Of the transform. */
	public function type( FieldType $from, array $options, bool $back ): FieldType {
		return null === $this->types ? $from : ( $this->types )( $from, $options, $back );
	}

	/**
	 * @param Work         $work    One of the two ways.
	 * @param array<mixed> $options Of the transform.
	 */
	private function apply( \Closure $work, mixed $value, array $options, Context $context ): mixed {
		$text = is_scalar( $value ) && ! is_bool( $value ) ? (string) $value : null;
		$works = match ( $this->takes ) {
			self::ANYTHING  => true,
			self::EMPTY_TOO => null === $value || null !== $text,
			default         => null !== $text && '' !== $text,
		};
		return $works ? $work( (string) $text, $options, $context ) : $value;
	}
}
