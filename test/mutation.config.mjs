// Mutation testing of the engine: npm run mutation [-- --mutate src/core/engine/score.ts]
// Apart from npm test, for each mutant takes seconds. Survivors are listed with reasons in docs/decisions.
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation.vitest.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate: ['fraction', 'value', 'conditions', 'explain', 'possible', 'score'].map((name) => `src/core/engine/${name}.ts`),
  ignorePatterns: ['dist', 'docs', 'public', 'coverage', '/src/ui', '/src/exporters'],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  reporters: ['progress-append-only', 'clear-text'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  tempDirName: 'node_modules/.cache/stryker',
  checkers: [],
  allowEmpty: false,
  thresholds: { high: 95, low: 95, break: null },
}
