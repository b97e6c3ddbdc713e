import { Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { Link } from '../navigation/link';
import { places } from '../navigation/places';
import { can } from '../page-settings';
import { span } from '../text/time';
import type { Status } from '../types/generated';

/**
 * What holds the sync back and is no failure: master switches that are off, a late cron, a mapping that does not fit
 * any more (V13).
 *
 * @param props        Properties.
 * @param props.status Of everything.
 */
export function Warnings( { status }: { status: Status } ) {
	const { switches, cron_late_s: late } = status;
	const sentence = switchedOff( switches );
	return (
		<>
			{ status.connections.flatMap( ( { id, modules } ) =>
				modules.flatMap( ( { module, shop_label: label, problems } ) =>
					problems.map( ( problem ) => (
						<Notice
							key={ `${ id } ${ module } ${ problem }` }
							status="warning"
							isDismissible={ false }
							className="crosswalk-notice"
						>
							<strong>{ label }</strong>: { problem }{ ' ' }
							{ can( 'map' ) && (
								<Link to={ places.mappings( id, module ) }>
									{ __( 'Edit mapping', 'crosswalk' ) }
								</Link>
							) }
						</Notice>
					) )
				)
			) }
			{ status.rivals.map( ( rival ) => (
				<Notice
					key={ rival }
					status="warning"
					isDismissible={ false }
					className="crosswalk-notice"
				>
					{ rival }{ ' ' }
					{ can( 'manage' ) && (
						<Link to={ places.settings() }>
							{ __( 'See the keys', 'crosswalk' ) }
						</Link>
					) }
				</Notice>
			) ) }
			{ sentence && (
				<Notice
					status="warning"
					isDismissible={ false }
					className="crosswalk-notice"
				>
					{ sentence }{ ' ' }
					{ can( 'manage' ) && (
						<Link to={ places.settings() }>
							{ __( 'Open settings', 'crosswalk' ) }
						</Link>
					) }
				</Notice>
			) }
			{ late !== null && (
				<Notice
					status="warning"
					isDismissible={ false }
					className="crosswalk-notice"
				>
					{ sprintf(
						/* translators: %s: a span of time, "20 minutes". */
						__(
							'The site’s scheduled tasks are %s late, so changes travel late, too. Ask your host to call wp-cron.php every minute.',
							'crosswalk'
						),
						span( late )
					) }
				</Notice>
			) }
		</>
	);
}

function switchedOff( switches: Status[ 'switches' ] ): string | null {
	if ( ! switches.writes_to_remote && ! switches.writes_to_shop ) {
		return __(
			'All writing is switched off, on both sides. Changes are collected and wait.',
			'crosswalk'
		);
	}
	if ( ! switches.writes_to_remote ) {
		return __(
			'Writing to the connected systems is switched off. Changes of the shop are collected and wait.',
			'crosswalk'
		);
	}
	return switches.writes_to_shop
		? null
		: __(
				'Writing to the shop is switched off. Changes of the connected systems are collected and wait.',
				'crosswalk'
			);
}
