// The suite of `npm test`: everything that is quick, offline and needs no other program.
import { defineConfig } from 'vitest/config';
import { NO_CREDENTIALS } from './test/no-credentials.ts';

export default defineConfig({
  test: {
    env: NO_CREDENTIALS,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'console/src/**/*.test.ts', 'console/src/**/*.test.tsx'],
    exclude: [
      'test/integration/**',
      'test/contract/**',
      'test/browser/**',
      'test/aws-cli/**',
      'test/platforms/**',
      '**/node_modules/**',
      'dist/**',
    ],
    sequence: { shuffle: true },
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 30_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    setupFiles: ['test/property-seed.ts'],
    // Files share the modules that they load: loading them anew for each file took half of the time. No test changes a module's state.
    isolate: false,
    // By default one core is left idle, which on two cores doubles the time.
    maxWorkers: '100%',
  },
});
