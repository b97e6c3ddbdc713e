const wordpress = require( '@wordpress/scripts/config/eslint.config.cjs' );

module.exports = [
	...wordpress,
	{
		ignores: [
			'build/**',
			'vendor/**',
			'artefacts/**',
			'src/types/generated.ts',
		],
	},
	{
		files: [ '**/*.ts', '**/*.tsx', '**/*.js', '**/*.mjs', '**/*.cjs' ],
		rules: {
			// Types say what parameters are; a comment that repeats their names says nothing.
			'jsdoc/require-param': 'off',
			'jsdoc/require-param-type': 'off',
			'jsdoc/require-returns': 'off',
			'jsdoc/require-returns-type': 'off',
			'jsdoc/check-tag-names': 'off',
			'jsdoc/check-param-names': 'off',
			// The compiler resolves imports.
			'import/no-unresolved': 'off',
			'import/named': 'off',
			'import/no-extraneous-dependencies': 'off',
		},
	},
	{
		files: [ 'src/**/*.ts', 'src/**/*.tsx' ],
		rules: {
			'@wordpress/i18n-text-domain': [
				'error',
				{ allowedTextDomain: 'crosswalk' },
			],
		},
	},
	{
		files: [ 'dev/**', 'tests/e2e/**', '*.config.js', '*.config.cjs' ],
		languageOptions: {
			globals: {
				console: 'readonly',
				process: 'readonly',
				fetch: 'readonly',
				Buffer: 'readonly',
				jest: 'readonly',
				expect: 'readonly',
				beforeEach: 'readonly',
				afterEach: 'readonly',
			},
		},
		rules: {
			'no-console': 'off',
			'no-bitwise': 'off',
		},
	},
];
