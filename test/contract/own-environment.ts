// The settings of whoever runs the tests are not the tests': Amazon's clients read the environment and the shared files by themselves.
import { vi } from 'vitest';

/** Takes the AWS settings away until `vi.unstubAllEnvs`. */
export function forgetOwnEnvironment(): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  const nowhere = new URL('nowhere/', import.meta.url).pathname;
  vi.stubEnv('AWS_CONFIG_FILE', nowhere);
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', nowhere);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
}
