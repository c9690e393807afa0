// A whole Signalbox in this process, on a free port, with a data folder of its own.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { App, AppOptions } from '../../src/app/app-options.ts';
import { createApp } from '../../src/app/create-app.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { loadConfig, type ConfigOutcome } from '../../src/config/load-config.ts';

/** How a test's Signalbox differs from a plain one. */
export interface StartOptions extends Partial<
  Pick<AppOptions, 'consoleFolder' | 'environment' | 'now' | 'openStore' | 'snsEndpointUrl' | 'teamsServices' | 'version'>
> {
  /** The configuration file's text; port and data folder come from the environment. */
  readonly yaml?: string;
  /** An existing data folder, for a second start. */
  readonly dataFolder?: string;
}

/** A running Signalbox. */
export interface StartedApp extends App {
  readonly dataFolder: string;
  readonly signInUrl: string;
  /** Everything that was logged, as text. */
  log(): string;
  /** Replaces the configuration file's text. */
  rewrite(yaml: string): Promise<void>;
  stopAndKeepData(): Promise<void>;
}

/** Starts one. */
export async function startApp({ yaml = '', dataFolder: given, ...options }: StartOptions = {}): Promise<StartedApp> {
  const dataFolder = given ?? (await mkdtemp(join(tmpdir(), 'signalbox-e2e-')));
  const file = join(dataFolder, 'signalbox.yaml');
  const lines: string[] = [];
  await writeFile(file, yaml);
  const load = (): Promise<ConfigOutcome> =>
    loadConfig({ file, environment: { SIGNALBOX_SERVER_PORT: '0', SIGNALBOX_DATA_FOLDER: dataFolder } });
  const outcome = await load();
  if (outcome.status === 'invalid') throw new Error(JSON.stringify(outcome.problems));

  const app = await createApp({
    config: outcome.config,
    loadConfig: load,
    logger: pino({ level: 'debug' }, { write: (line: string) => lines.push(line) }),
    version: '0.0.0-test',
    consoleFolder: join(dataFolder, 'no-console'),
    environment: NO_CREDENTIALS,
    ...options,
  });
  return {
    ...app,
    dataFolder,
    signInUrl: app.signInUrl ?? '',
    log: () => lines.join(''),
    rewrite: (text) => writeFile(file, text),
    stopAndKeepData: () => app.stop(),
    stop: async () => {
      await app.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
