import { createRoot } from '@wordpress/element';
import { RecordPanel, type NamedRecord } from './record-panel';
import './record-panel.scss';

const root = document.getElementById( 'crosswalk-record-panel' );
if ( root ) {
	createRoot( root ).render(
		<RecordPanel
			module={ root.dataset.module ?? '' }
			records={
				JSON.parse( root.dataset.records ?? '[]' ) as NamedRecord[]
			}
		/>
	);
}
