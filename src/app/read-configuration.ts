// Reads the configuration of this process.
import { loadConfig, type ConfigOutcome, type TryOut } from '../config/load-config.ts';
import { invalidConfiguration } from './invalid-configuration.ts';
import type { Surroundings } from './surroundings.ts';

/** Reads file and environment. */
export function readConfiguration(file: string | undefined, { environment }: Surroundings, tryOut?: TryOut): Promise<ConfigOutcome> {
  return loadConfig({ environment, ...(file === undefined ? {} : { file }), ...(tryOut === undefined ? {} : { tryOut }) });
}

/** Reads file and environment. Throws `config-invalid` with every problem, one a line. */
export async function requireConfiguration(
  file: string | undefined,
  surroundings: Surroundings,
): Promise<Extract<ConfigOutcome, { status: 'ok' }>> {
  const outcome = await readConfiguration(file, surroundings);
  if (outcome.status === 'invalid') throw invalidConfiguration(outcome);
  return outcome;
}
