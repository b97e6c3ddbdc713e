const shared = {
	transform: {
		'\\.[jt]sx?$':
			require.resolve( '@wordpress/scripts/config/babel-transform' ),
	},
	testMatch: [ '**/*.test.{ts,tsx}' ],
	clearMocks: true,
	restoreMocks: true,
};

module.exports = {
	// A page with a hundred buttons takes jsdom its time to name, and the more so the busier the machine.
	testTimeout: 30_000,
	projects: [
		{
			...shared,
			displayName: 'src',
			roots: [ '<rootDir>/src' ],
			testEnvironment: 'jsdom',
			moduleNameMapper: {
				'\\.(s?css)$': '<rootDir>/dev/testing/jest/style.js',
				'^@woocommerce/settings$':
					'<rootDir>/src/woocommerce-settings.ts',
			},
			setupFilesAfterEnv: [ '<rootDir>/dev/testing/jest/setup.js' ],
		},
		{
			...shared,
			displayName: 'dev',
			roots: [ '<rootDir>/dev' ],
			testEnvironment: 'node',
		},
	],
};
