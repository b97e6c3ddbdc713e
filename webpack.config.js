const { resolve } = require( 'node:path' );
const DependencyExtractionWebpackPlugin = require( '@wordpress/dependency-extraction-webpack-plugin' );
const base = require( '@wordpress/scripts/config/webpack.config' );

/**
 * What WordPress 6.7, the oldest supported line, has as scripts. A package that came later is bundled: as a
 * dependency it would keep the page's script from loading there.
 */
const core = new Set( [
	'a11y',
	'api-fetch',
	'autop',
	'blob',
	'components',
	'compose',
	'data',
	'date',
	'deprecated',
	'dom',
	'dom-ready',
	'element',
	'escape-html',
	'hooks',
	'html-entities',
	'i18n',
	'is-shallow-equal',
	'keycodes',
	'primitives',
	'priority-queue',
	'private-apis',
	'url',
	'warning',
] );

const scripts = {
	react: [ 'React', 'react' ],
	'react-dom': [ 'ReactDOM', 'react-dom' ],
	'react/jsx-runtime': [ 'ReactJSXRuntime', 'react-jsx-runtime' ],
	lodash: [ 'lodash', 'lodash' ],
	moment: [ 'moment', 'moment' ],
};

function camelCase( name ) {
	return name.replace( /-(\w)/g, ( _, letter ) => letter.toUpperCase() );
}

/**
 * Name of the global and handle of the script that bring a module, or null where it is bundled.
 *
 * @param {string} request
 */
function scriptOf( request ) {
	const [ , name ] = request.match( /^@wordpress\/([^/]+)$/ ) ?? [];
	if ( name && core.has( name ) ) {
		return [ [ 'wp', camelCase( name ) ], `wp-${ name }` ];
	}
	return scripts[ request ] ?? null;
}

/**
 * Runs in the browser: where text goes from right to left, a chunk's sheet is the mirrored one, as WordPress does it for
 * the sheets that PHP names. The mirrored one has no hash in its name.
 *
 * @param {HTMLLinkElement} link Of the sheet.
 */
function insertSheet( link ) {
	if ( document.documentElement.dir === 'rtl' ) {
		link.href = link.href.replace( /\.(\w+)\.css$/, '-rtl.css?ver=$1' );
	}
	document.head.appendChild( link );
}

/**
 * Sheets of chunks are loaded by their address, too.
 *
 * @param {Object} plugin Of the base configuration.
 */
function withChunks( plugin ) {
	if ( plugin.constructor.name === 'MiniCssExtractPlugin' ) {
		plugin.options.chunkFilename = '[name].[contenthash:8].css';
		plugin.runtimeOptions.insert = insertSheet;
	}
	return plugin;
}

module.exports = {
	...base,
	entry: {
		index: './src/index.tsx',
		'order-panel': './src/order-panel/index.tsx',
		'record-panel': './src/record-panel/index.tsx',
	},
	output: {
		...base.output,
		clean: { keep: /^\.gitignore$/ },
		// A new build must not meet an old chunk in the browser's cache; translations are found by the name of the file.
		chunkFilename: '[name].js?ver=[contenthash:8]',
	},
	resolve: {
		...base.resolve,
		alias: {
			...base.resolve.alias,
			// A script of WooCommerce's own pages only; see the module.
			'@woocommerce/settings': resolve(
				__dirname,
				'src/woocommerce-settings.ts'
			),
		},
	},
	plugins: [
		...base.plugins
			.filter(
				( plugin ) =>
					plugin.constructor.name !==
					'DependencyExtractionWebpackPlugin'
			)
			.map( withChunks ),
		new DependencyExtractionWebpackPlugin( {
			useDefaults: false,
			requestToExternal: ( request ) => scriptOf( request )?.[ 0 ],
			requestToHandle: ( request ) => scriptOf( request )?.[ 1 ],
		} ),
	],
	performance: { hints: false },
};
