// Loading a configuration from texts, as tests do.
import type { Environment } from '../apply-environment.ts';
import { formatProblems } from '../format-problems.ts';
import { loadConfig, type ConfigOutcome } from '../load-config.ts';
import type { Config } from '../schema.ts';
import { memoryFiles, type MemoryFile } from './memory-files.ts';

/** What is there beside the YAML file. */
export interface TextSurroundings {
  readonly environment?: Environment;
  readonly files?: Readonly<Record<string, MemoryFile>>;
  /** The name of the YAML file. */
  readonly file?: string;
}

/** Loads a YAML text as `signalbox.yaml`. */
export function loadText(yaml: MemoryFile, surroundings: TextSurroundings = {}): Promise<ConfigOutcome> {
  const { environment = {}, files = {}, file = 'signalbox.yaml' } = surroundings;
  return loadConfig({ file, environment, readFile: memoryFiles({ [file]: yaml, ...files }) });
}

/** Loads a YAML text that has no fault. */
export async function loadValid(yaml: MemoryFile, surroundings?: TextSurroundings): Promise<Config> {
  const outcome = await loadText(yaml, surroundings);
  if (outcome.status === 'invalid') throw new Error(formatProblems(outcome).join('\n'));
  return outcome.config;
}

/** Loads a YAML text and returns its problems as lines. */
export async function problemLines(yaml: MemoryFile, surroundings?: TextSurroundings): Promise<readonly string[]> {
  const outcome = await loadText(yaml, surroundings);
  return outcome.status === 'ok' ? [] : formatProblems(outcome);
}

/** Loads a YAML text and returns its warnings as lines. */
export async function warningLines(yaml: MemoryFile, surroundings?: TextSurroundings): Promise<readonly string[]> {
  const outcome = await loadText(yaml, surroundings);
  return formatProblems({ ...outcome, problems: outcome.warnings });
}
