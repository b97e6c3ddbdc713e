/**
 * What a real Vtiger 8.0 does that a client does not expect. Each can be switched off, so that a test can show
 * which one it is about. True is how the real CRM behaves.
 */
export const TRAPS = {
	oneChallengePerUser:
		'a second getchallenge of a user makes the first token worthless',
	sessionLock: 'calls with one sessionName run one after another',
	sessionsExpire:
		'a session idle for longer than the PHP session life is INVALID_SESSIONID',
	wrongVerbRejected: 'GET operations by POST and the reverse are refused',
	jsonBodyIgnored: 'a JSON request body is not read, which ends in HTTP 500',
	unknownOperationCrashes:
		'an unknown operation is HTTP 500 with an empty body',
	logoutBroken: 'logout is HTTP 500',
	syncBroken: 'sync is HTTP 500, always',
	htmlElsewhere:
		'every other path answers the HTML login page with status 200',
	cloudErrorBodyEmpty:
		'an error of the cloud has its message in the status line, and nothing in the body',
	cloudStatusTells:
		'an error of the cloud has a status of its own: 401, 403, 404 or 400; otherwise always 400, but for the login',
	rowCap: 'a query never returns more than 100 rows, whatever LIMIT says',
	vtqlStrict:
		'empty strings, double quotes, <> and a direction per column are errors in a query',
	selectStarJoinsLines:
		'select * (or a line field) on orders and invoices joins the line table before LIMIT',
	taxColumnsNotQueryable: 'taxN and currencyN of a product cannot be queried',
	productTaxesEmpty: 'ProductTaxes cannot be listed or created',
	accessKeyVisible: 'an administrator can query the access keys of all users',
	labelEscaped: 'label is HTML-escaped',
	fourByteCharsLost: 'characters of four UTF-8 bytes are stored as ????',
	scriptEscaped: '<script>…</script> is stored with entities',
	commaDecimalsCut: '"10,50" is read as 10',
	unknownFieldsIgnored:
		'fields the module does not have are dropped silently',
	picklistNotValidated: 'values outside a picklist are stored',
	missingReferenceBlanked:
		'a reference to a record that does not exist is stored blank',
	accountNameUnique:
		'a second account of one name fails, with the integer 0 as error code',
	productInactiveByDefault:
		'a product created without `discontinued` is inactive',
	reviseWipesProduct:
		'update and revise of a product drop the taxes and prices that are not sent',
	deletedIsAccessDenied:
		'a deleted or unknown id is ACCESS_DENIED instead of RECORD_NOT_FOUND',
	duplicateNumbers:
		'parallel creates may get the same contact_no, product_no, salesorder_no …',
	parallelLinesLost:
		'line ids are MAX()+1 without a lock: of parallel orders, some lose lines',
	lineProductNotVerified:
		'a line with an unknown product is stored with an empty product',
	lineParentArray: 'the parent_id of retrieved lines reads "6xArray"',
	invoiceStatusNotStored:
		'invoicestatus of an order must be sent and is not stored',
	emptyDiscountCrashes:
		'hdnDiscountAmount: "" in update or revise is HTTP 500',
	taxModeNotDefaulted:
		'hdnTaxType and currency_id that are not sent are stored empty',
	reviseLinesBlanksTaxMode:
		'revise with LineItems but without hdnTaxType blanks it',
	unassignedTaxIgnored:
		'individual mode leaves out a line tax that the product does not have',
	totalsUnrounded: 'totals keep all decimals',
	stockKeepsModifiedTime:
		'stock moved by an invoice does not touch the product’s modifiedtime',
	secondResolution: 'modifiedtime has whole seconds',
} as const;

export type TrapName = keyof typeof TRAPS;
export type TrapStates = Record< TrapName, boolean >;

export class Traps {
	/** Of orders created at the same time as another, the share that loses lines: 23 of 140 observed. */
	lineLossRate = 23 / 140;

	/** Of records created at the same time as another, the share with a number twice: 64 of 2,030 observed. */
	duplicateNumberRate = 64 / 2030;

	/** How long an order's lines take to write: calls that overlap within it race. */
	lineWindowMs = 3;

	/** PHP's session.gc_maxlifetime. */
	sessionIdleSeconds = 1440;

	private states = allOn();

	on( name: TrapName ): boolean {
		return this.states[ name ];
	}

	set( states: Partial< TrapStates > ): void {
		for ( const [ name, state ] of Object.entries( states ) ) {
			if ( ! ( name in TRAPS ) ) {
				throw new Error( `There is no trap "${ name }".` );
			}
			this.states[ name as TrapName ] = Boolean( state );
		}
	}

	setAll( state: boolean ): void {
		for ( const name of Object.keys( TRAPS ) as TrapName[] ) {
			this.states[ name ] = state;
		}
	}

	all(): TrapStates {
		return { ...this.states };
	}

	reset(): void {
		this.states = allOn();
		this.lineLossRate = 23 / 140;
		this.duplicateNumberRate = 64 / 2030;
		this.lineWindowMs = 3;
		this.sessionIdleSeconds = 1440;
	}
}

function allOn(): TrapStates {
	return Object.fromEntries(
		Object.keys( TRAPS ).map( ( name ) => [ name, true ] )
	) as TrapStates;
}
