// The suite of `npm run test:integration`: slower, with other programs beside it, and our AWS client held against the official ones.
import { defineConfig } from 'vitest/config';
import { NO_CREDENTIALS } from './test/no-credentials.ts';

export default defineConfig({
  test: {
    env: NO_CREDENTIALS,
    include: ['test/integration/**/*.test.ts', 'test/contract/**/*.test.ts'],
    sequence: { shuffle: true },
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
