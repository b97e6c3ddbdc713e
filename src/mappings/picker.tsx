import { Button, Dropdown, Spinner } from '@wordpress/components';
import { useInstanceId } from '@wordpress/compose';
import {
	useEffect,
	useLayoutEffect,
	useRef,
	useState,
} from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';

export interface Choice {
	value: string;
	label: string;
	/** In smaller letters below: name, type, limits. */
	detail?: string;
	/** Heading that it stands under. */
	group?: string;
}

export interface PickerProps {
	/** Read to screen readers in front of what is chosen. */
	label: string;
	/** What the button shows. */
	children: ReactNode;
	choices: Choice[];
	value?: string;
	onChoose: ( value: string ) => void;
	/** Told what is typed, where more choices are asked for. */
	onSearch?: ( text: string ) => void;
	onOpen?: () => void;
	/** The choices are what a search has found: they are not narrowed here. */
	isSearched?: boolean;
	loading?: boolean;
	/** Said when nothing fits. */
	empty?: string;
	/** Name of the cell in the grid; see use-grid-keys. */
	cell?: string;
	className?: string;
}

/** More would only be scrolled past. */
const SHOWN = 100;

/**
 * A button that opens a list to search in: type to narrow it, arrow keys to move, Enter to choose, Escape to close.
 *
 * @param props See PickerProps.
 */
export function Picker( props: PickerProps ) {
	return (
		<Dropdown
			className={ props.className }
			contentClassName="crosswalk-picker"
			popoverProps={ { placement: 'bottom-start', offset: 4 } }
			onToggle={ ( isOpen ) => isOpen && props.onOpen?.() }
			renderToggle={ ( { isOpen, onToggle } ) => (
				<Button
					onClick={ onToggle }
					aria-haspopup="listbox"
					aria-expanded={ isOpen }
					data-cell={ props.cell }
					className="crosswalk-picker__toggle"
					__next40pxDefaultSize
				>
					<span className="screen-reader-text">{ props.label }:</span>
					{ props.children }
				</Button>
			) }
			renderContent={ ( { onClose } ) => (
				<Choices { ...props } onClose={ onClose } />
			) }
		/>
	);
}

function Choices( {
	label,
	choices,
	value,
	onChoose,
	onSearch,
	isSearched,
	loading,
	empty,
	onClose,
}: PickerProps & { onClose: () => void } ) {
	const id = useInstanceId( Choices, 'crosswalk-picker' );
	const [ search, setSearch ] = useState( '' );
	const found = ( isSearched ? choices : matching( choices, search ) ).slice(
		0,
		SHOWN
	);
	const chosen = found.findIndex( ( choice ) => choice.value === value );
	const [ moved, setMoved ] = useState< number | null >( null );
	const likely = isSearched ? 0 : likeliest( found, search );
	const active = Math.min(
		moved ?? ( search ? likely : Math.max( 0, chosen ) ),
		found.length - 1
	);
	// A list that was searched before it was narrowed shows what was found for something else.
	const isSettled =
		! loading || ( ! isSearched && found[ active ] !== undefined );

	const choose = ( choice: Choice | undefined ) => {
		if ( choice ) {
			onClose();
			onChoose( choice.value );
		}
	};
	// An Enter that came before the answer is obeyed when it is there.
	const [ isTaken, setTaken ] = useState( false );
	useEffect( () => {
		if ( isTaken && isSettled ) {
			setTaken( false );
			choose( found[ active ] );
		}
		// Only once, with what is there then.
		// eslint-disable-next-line react-hooks/exhaustive-deps
	}, [ isTaken, isSettled ] );

	const input = useRef< HTMLInputElement >( null );
	// The popover would do so a moment later, and what is typed until then would be lost.
	useEffect( () => input.current?.focus( { preventScroll: true } ), [] );
	useEffect( () => {
		document
			.getElementById( `${ id }-${ active }` )
			?.scrollIntoView?.( { block: 'nearest' } );
	}, [ id, active ] );
	const onKeyDown = ( event: KeyboardEvent ) => {
		const step = { ArrowDown: 1, ArrowUp: -1 }[ event.key ];
		if ( step && found.length ) {
			event.preventDefault();
			setMoved( ( active + step + found.length ) % found.length );
		} else if ( event.key === 'Enter' ) {
			event.preventDefault();
			// At once, so that the next key finds what comes next.
			if ( isSettled ) {
				choose( found[ active ] );
			} else {
				setTaken( true );
			}
		}
	};
	const body = useSteadyHeight();
	return (
		<>
			<input
				ref={ input }
				type="text"
				role="combobox"
				className="components-text-control__input crosswalk-picker__search"
				aria-label={ label }
				aria-controls={ `${ id }-list` }
				aria-expanded="true"
				aria-autocomplete="list"
				aria-activedescendant={
					active >= 0 ? `${ id }-${ active }` : undefined
				}
				placeholder={ __( 'Search', 'crosswalk' ) }
				autoComplete="off"
				value={ search }
				onChange={ ( { target } ) => {
					setSearch( target.value );
					setMoved( null );
					setTaken( false );
					onSearch?.( target.value );
				} }
				onKeyDown={ onKeyDown }
			/>
			{ loading && <Spinner className="crosswalk-picker__spinner" /> }
			<div
				ref={ body }
				className={ `crosswalk-picker__body${
					isSearched ? ' is-searched' : ''
				}` }
			>
				<ul
					id={ `${ id }-list` }
					role="listbox"
					aria-label={ label }
					className="crosswalk-picker__list"
				>
					{ found.map( ( choice, index ) => (
						<Option
							key={ choice.value }
							id={ `${ id }-${ index }` }
							choice={ choice }
							heading={
								choice.group !== found[ index - 1 ]?.group
									? choice.group
									: undefined
							}
							isActive={ index === active }
							isChosen={ choice.value === value }
							onChoose={ () => choose( choice ) }
						/>
					) ) }
				</ul>
				{ ! loading && found.length === 0 && (
					<p className="crosswalk-picker__empty">
						{ empty ?? __( 'Nothing fits.', 'crosswalk' ) }
					</p>
				) }
			</div>
		</>
	);
}

/** A list above its button would move under the pointer when it gets shorter: it stays as high as it was at first. */
function useSteadyHeight(): RefObject< HTMLDivElement > {
	const ref = useRef< HTMLDivElement >( null );
	useLayoutEffect( () => {
		if ( ref.current ) {
			ref.current.style.minHeight = `${ ref.current.offsetHeight }px`;
		}
	}, [] );
	return ref;
}

function Option( props: {
	id: string;
	choice: Choice;
	heading?: string;
	isActive: boolean;
	isChosen: boolean;
	onChoose: () => void;
} ) {
	const { choice } = props;
	return (
		<>
			{ props.heading && (
				<li role="presentation" className="crosswalk-picker__group">
					{ props.heading }
				</li>
			) }
			{ /* The search field keeps the focus and does what keys ask for. */ }
			{ /* eslint-disable-next-line jsx-a11y/click-events-have-key-events */ }
			<li
				id={ props.id }
				role="option"
				aria-selected={ props.isChosen }
				className={ `crosswalk-picker__option${
					props.isActive ? ' is-active' : ''
				}` }
				onClick={ props.onChoose }
			>
				<span>{ choice.label }</span>
				{ choice.detail && <small>{ choice.detail }</small> }
			</li>
		</>
	);
}

/** Which of them is meant most likely: one that is called so, or else begins so, or else the first. */
function likeliest( found: Choice[], search: string ): number {
	const text = search.trim().toLowerCase();
	const called = ( fits: ( name: string ) => boolean ) =>
		found.findIndex( ( { label, value } ) =>
			[ label, value ].some( ( name ) => fits( name.toLowerCase() ) )
		);
	const places = [
		called( ( name ) => name === text ),
		called( ( name ) => name.startsWith( text ) ),
	];
	return places.find( ( place ) => place >= 0 ) ?? 0;
}

function matching( choices: Choice[], search: string ): Choice[] {
	const words = search.toLowerCase().split( /\s+/ ).filter( Boolean );
	return choices.filter( ( { label, value, detail } ) => {
		const text = `${ label } ${ value } ${ detail ?? '' }`.toLowerCase();
		return words.every( ( word ) => text.includes( word ) );
	} );
}
