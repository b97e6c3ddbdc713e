import { CheckboxControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { Ago } from '../components/ago';
import type { Args } from '../navigation/location';
import { Link } from '../navigation/link';
import { places } from '../navigation/places';
import { can } from '../page-settings';
import type { Decision } from '../types/generated';
import { questionWords } from './words';

interface Props {
	decisions: Decision[];
	/** The one that is open. */
	open: number | undefined;
	selected: ReadonlySet< number >;
	onSelect: ( id: number, selected: boolean ) => void;
	filter: Args;
}

/**
 * The questions, oldest first.
 *
 * @param props See Props.
 */
export function DecisionList( props: Props ) {
	return (
		<ul>
			{ props.decisions.map( ( decision ) => (
				<Item key={ decision.id } decision={ decision } { ...props } />
			) ) }
		</ul>
	);
}

function Item( props: Props & { decision: Decision } ) {
	const { decision, open, selected, onSelect, filter } = props;
	const { id, name, module_label: module, code, since } = decision;
	return (
		<li
			className={ `crosswalk-decision-item ${
				id === open ? 'is-open' : ''
			}` }
		>
			{ can( 'sync' ) && (
				<CheckboxControl
					aria-label={ sprintf(
						/* translators: %s: name of a record. */
						__( 'Select %s', 'crosswalk' ),
						name
					) }
					checked={ selected.has( id ) }
					onChange={ ( checked ) => onSelect( id, checked ) }
					__nextHasNoMarginBottom
				/>
			) }
			<Link
				className="crosswalk-decision-item__link"
				to={ places.decisions( filter, id ) }
				aria-current={ id === open ? 'true' : undefined }
				data-decision={ id }
			>
				<span className="crosswalk-decision-item__name">{ name }</span>
				<span className="crosswalk-decision-item__what">
					{ module } · { questionWords( code ) } ·{ ' ' }
					<Ago at={ since } />
				</span>
			</Link>
		</li>
	);
}
