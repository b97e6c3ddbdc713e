<?php
/**
 * Mails to customers that a write of ours would have sent, and that a person may send later (E13). One row per order and
 * mail: who is held back twice is written to once.
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

/**
 * @phpstan-import-type Row from Db
 */
final class WithheldMails implements Prunable {

	public function __construct( private readonly Db $db ) {
	}

	/**
	 * @param string $mail       Its name in the shop.
	 * @param string $action     That would have sent it.
	 * @param string $args       JSON, what the action brought.
	 * @param int    $changed_at Unix time of the change in the remote.
	 */
	public function hold( int $connection_id, int $order_id, string $mail, string $action, string $args, int $changed_at ): void {
		$row = array(
			'connection_id' => $connection_id,
			'order_id'      => $order_id,
			'mail'          => $mail,
			'action'        => $action,
			'args'          => $args,
			'changed_at'    => $changed_at,
			'held_at'       => time(),
		);
		$this->db->insert( 'withheld_mails', array( $row ), 'INSERT', 'ON DUPLICATE KEY UPDATE action=VALUES(action), args=VALUES(args), changed_at=VALUES(changed_at)' );
	}

	/** @return list<Row> Newest first. */
	public function page( int $before, int $limit ): array {
		return $this->db->rows( 'SELECT * FROM %i WHERE id<%d ORDER BY id DESC LIMIT %d', array( $this->db->table( 'withheld_mails' ), 0 === $before ? PHP_INT_MAX : $before, $limit ) );
	}

	/**
	 * @param list<int> $ids Row ids.
	 * @return list<Row>
	 */
	public function of( array $ids ): array {
		return array() === $ids ? array() : $this->db->rows( 'SELECT * FROM %i WHERE id IN (%list) ORDER BY id', array( $this->db->table( 'withheld_mails' ), $ids ) );
	}

	public function count(): int {
		return (int) $this->db->value( 'SELECT COUNT(*) FROM %i', array( $this->db->table( 'withheld_mails' ) ) );
	}

	/**
	 * @param list<int> $ids Row ids.
	 * @return int How many there were: two people may press the same button.
	 */
	public function remove( array $ids ): int {
		return array() === $ids ? 0 : $this->db->delete( 'withheld_mails', array( 'id' => $ids ) );
	}

	public function prune( int $before, int $keep ): int {
		return $this->db->run( 'DELETE FROM %i WHERE held_at<%d LIMIT 1000', array( $this->db->table( 'withheld_mails' ), $before ) );
	}
}
