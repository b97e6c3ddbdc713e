import { Icon } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { external } from '@wordpress/icons';
import { recordName, SHOP } from '../text/words';

interface Props {
	name: string;
	/** What kind of record it is, where a list holds several. */
	detail?: string;
	shopUrl: string | null;
	remoteUrl: string | null;
	remote: string;
}

/**
 * A record's name, with a link to it in each system that has it.
 *
 * @param props           Properties.
 * @param props.name      Of the record.
 * @param props.detail    See Props.
 * @param props.shopUrl   Its page in wp-admin.
 * @param props.remoteUrl Its page in the other system.
 * @param props.remote    Name of the other system.
 */
export function RecordLink( props: Props ) {
	const { detail, shopUrl, remoteUrl, remote } = props;
	const name = recordName( props.name );
	const places = [
		{ system: SHOP, url: shopUrl },
		{ system: remote, url: remoteUrl },
	];
	return (
		<>
			<span className="crosswalk-record__name">{ name }</span>
			<span className="crosswalk-record__links">
				{ detail && (
					<span className="crosswalk-record__kind">{ detail }</span>
				) }
				{ places.map(
					( { system, url } ) =>
						url && (
							<a
								key={ system }
								href={ url }
								target="_blank"
								rel="noreferrer"
								aria-label={ sprintf(
									/* translators: 1: record, 2: system. */
									__(
										'%1$s in %2$s (opens in a new tab)',
										'crosswalk'
									),
									name,
									system
								) }
							>
								{ system }
								<Icon icon={ external } size={ 14 } />
							</a>
						)
				) }
			</span>
		</>
	);
}
