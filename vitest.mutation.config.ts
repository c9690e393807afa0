// The tests that `npm run test:mutation` holds against every mutant: those of deciding and of the policy language, which are quick.
import { defineConfig } from 'vitest/config';
import { NO_CREDENTIALS } from './test/no-credentials.ts';

export default defineConfig({
  test: {
    env: NO_CREDENTIALS,
    include: ['src/commands/authorize/**/*.test.ts', 'src/commands/parse-policy-document.test.ts'],
    // It judges the whole catalogue, for some seconds, and so would run for nearly every mutant.
    exclude: ['src/commands/authorize/catalogue-sweep.test.ts'],
    setupFiles: ['test/property-seed.ts'],
    // A test that is slow on a busy machine has noticed nothing.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
