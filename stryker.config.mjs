// Mutation testing (`npm run test:mutation`): the code that decides is changed in one place at a time, and the tests have to notice.

export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts' },
  mutate: [
    'src/commands/authorize/**/*.ts',
    'src/commands/parse-policy-document.ts',
    '!**/*.test.ts',
    '!**/testing/**',
    // Tables and nothing else, lists of names with their sources: to change a name is to change a fact. The sweep over the whole catalogue
    // and a comparison with the reference check them; what reads the tables is mutated.
    '!src/commands/authorize/iam/actions-of-operations.ts',
    '!src/commands/authorize/iam/actions-of-s3.ts',
    '!src/commands/authorize/never-allowed/never-allowed-actions.ts',
    '!src/commands/authorize/read-only/denied-reads.ts',
    '!src/commands/authorize/read-only/unsafe-reads.ts',
  ],
  coverageAnalysis: 'perTest',
  // What the tests read, and nothing else, is copied into the folder in which the mutants live. The compiler's settings stay behind: nothing
  // is compiled, and Stryker cannot read them by TypeScript 7.
  ignorePatterns: [
    '**',
    '!src/**',
    '!test/*.ts',
    '!catalogue/**',
    '!docs/reference/**',
    '!examples/**',
    '!package.json',
    '!vitest.mutation.config.ts',
  ],
  // One core is left to whoever works at the machine, and a busy machine is no reason to take a mutant for one that never ends.
  concurrency: 1,
  timeoutMS: 20_000,
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: '.stryker/mutation.json' },
  incrementalFile: '.stryker/incremental.json',
  tempDirName: '.stryker/sandbox',
  // The promise of bench/RESULTS.md.
  thresholds: { high: 95, low: 90, break: 90 },
};
