import { Card, CardBody, CardHeader } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Skeleton } from '../components/skeleton';

interface Props {
	cards?: number;
	/** In the width of the settings. */
	isNarrow?: boolean;
}

/**
 * A form in about the size it will have.
 *
 * @param props          Properties.
 * @param props.cards    How many cards it has.
 * @param props.isNarrow See Props.
 */
export function FormSkeleton( { cards = 2, isNarrow = false }: Props ) {
	return (
		<div
			aria-busy="true"
			className={ isNarrow ? 'crosswalk-narrow' : undefined }
		>
			<span className="screen-reader-text">
				{ __( 'Loading settings', 'crosswalk' ) }
			</span>
			{ [ 'first', 'second' ].slice( 0, cards ).map( ( part ) => (
				<Card key={ part } className="crosswalk-card">
					<CardHeader className="crosswalk-card__header">
						<p className="crosswalk-card__title">
							<Skeleton width="9em" />
						</p>
					</CardHeader>
					<CardBody className="crosswalk-card__body">
						{ [ 'a', 'b', 'c' ].map( ( field ) => (
							<p key={ field } className="crosswalk-field">
								<Skeleton width="7em" />
								<br />
								<Skeleton width="100%" height="40px" />
							</p>
						) ) }
					</CardBody>
				</Card>
			) ) }
		</div>
	);
}
