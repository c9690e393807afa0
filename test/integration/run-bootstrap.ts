// `signalbox bootstrap` as people run it.
import { fileURLToPath } from 'node:url';
import { runOrThrow } from './run-program.ts';

const launcher = fileURLToPath(new URL('../../bin/signalbox.mjs', import.meta.url));

/** Runs it and returns the unit and the configuration for it. */
export async function runBootstrap(
  language: 'cloudformation' | 'terraform',
  options: readonly string[],
): Promise<{ readonly unit: string; readonly configuration: string }> {
  const output = await runOrThrow(process.execPath, [launcher, 'bootstrap', language, '--json', ...options]);
  return JSON.parse(output) as { unit: string; configuration: string };
}
