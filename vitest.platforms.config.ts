// The suite of `npm run test:platforms`: what every chat platform promises, on all of them. The contract suites over real connections, many
// more messages than `npm test` tries, and clients that others wrote.
import { defineConfig } from 'vitest/config';
import { NO_CREDENTIALS } from './test/no-credentials.ts';

export default defineConfig({
  test: {
    env: NO_CREDENTIALS,
    include: ['src/platforms/**/*.contract.test.ts', 'test/platforms/**/*.test.ts'],
    sequence: { shuffle: true },
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    setupFiles: ['test/property-seed.ts'],
    isolate: false,
    maxWorkers: '100%',
  },
});
