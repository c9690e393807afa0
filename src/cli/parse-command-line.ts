// Options and positional arguments of one command.
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from './usage-error.ts';

/** Parses strictly; `--config` and `--json` belong to every command. Throws UsageError. */
export function parseCommandLine<Options extends ParseArgsOptionsConfig>(commandArguments: readonly string[], options: Options) {
  try {
    return parseArgs({
      args: [...commandArguments],
      options: { config: { type: 'string' }, json: { type: 'boolean', default: false }, ...options } as const,
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
