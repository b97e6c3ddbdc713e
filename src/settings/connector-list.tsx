import { __ } from '@wordpress/i18n';
import { Link } from '../navigation/link';
import type { Args } from '../navigation/location';
import type { Connector } from '../types/generated';

interface Props {
	connectors: Connector[];
	to: ( connector: Connector ) => Args;
}

const SANDBOX = 'sandbox';

/**
 * The kinds of systems that can be connected; the Sandbox first, because it can be tried at once.
 *
 * @param props            Properties.
 * @param props.connectors All of them, those of other plugins included.
 * @param props.to         Where choosing one leads.
 */
export function ConnectorList( { connectors, to }: Props ) {
	const sorted = [ ...connectors ].sort(
		( one, other ) =>
			Number( other.id === SANDBOX ) - Number( one.id === SANDBOX )
	);
	return (
		<ul className="crosswalk-connectors">
			{ sorted.map( ( connector ) => (
				<li key={ connector.id }>
					<Link
						to={ to( connector ) }
						className="crosswalk-connector"
					>
						<span
							className="crosswalk-connector__sign"
							aria-hidden="true"
						>
							{ connector.label.charAt( 0 ) }
						</span>
						<span>
							<span className="crosswalk-connector__name">
								{ connector.label }
								{ connector.id === SANDBOX && (
									<span className="crosswalk-badge">
										{ __( 'Try it now', 'crosswalk' ) }
									</span>
								) }
							</span>
							<span className="crosswalk-connector__summary">
								{ connector.summary }
							</span>
						</span>
						<span
							className="crosswalk-connector__go"
							aria-hidden="true"
						>
							›
						</span>
					</Link>
				</li>
			) ) }
		</ul>
	);
}
