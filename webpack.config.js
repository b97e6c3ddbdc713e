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
 * Sheets of chunks are loaded by their address, too.
 *
 * @param {Object} plugin Of the base configuration.
 */
function withNames( plugin ) {
	if ( plugin.constructor.name === 'MiniCssExtractPlugin' ) {
		plugin.options.chunkFilename = '[name].[contenthash:8].css';
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
		// Chunks are loaded by their address; a new build must not meet an old one in the browser's cache.
		chunkFilename: '[name].[contenthash:8].js',
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
			.map( withNames ),
		new DependencyExtractionWebpackPlugin( {
			useDefaults: false,
			requestToExternal: ( request ) => scriptOf( request )?.[ 0 ],
			requestToHandle: ( request ) => scriptOf( request )?.[ 1 ],
		} ),
	],
	performance: { hints: false },
};
