// The suite of `npm run test:aws-cli`: command lines against an installed AWS CLI, with no connection anywhere.
import { defineConfig } from 'vitest/config';
import { NO_CREDENTIALS } from './test/no-credentials.ts';

export default defineConfig({
  test: {
    env: NO_CREDENTIALS,
    include: ['test/aws-cli/**/*.test.ts'],
    testTimeout: 600_000,
  },
});
