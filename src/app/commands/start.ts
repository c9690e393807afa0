// signalbox start: the server.
import { chooseEndpointUrl } from '../../aws/sns-http/choose-endpoint-url.ts';
import type { Command } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { formatProblems } from '../../config/format-problems.ts';
import { boundYoungGeneration } from '../../lib/young-generation.ts';
import { createLogger } from '../../telemetry/logger.ts';
import type { App } from '../app-options.ts';
import { createApp } from '../create-app.ts';
import { AppError, isAppError } from '../../domain/errors.ts';
import { readConfiguration, requireConfiguration } from '../read-configuration.ts';
import type { Surroundings } from '../surroundings.ts';

/** Any interval keeps the process alive; a rare one costs nothing. */
const KEEP_ALIVE_INTERVAL_MS = 60_000;

/** Makes the command that runs the server until it is told to stop. */
export function startCommand(surroundings: Surroundings): Command {
  return {
    name: 'start',
    usage: '',
    summary: 'Runs the server: web chat, doors, API.',
    run: async (commandArguments, { streams }) => {
      const { values } = parseCommandLine(commandArguments, {});
      const { config, warnings, ...source } = await requireConfiguration(values.config, surroundings);
      for (const warning of formatProblems({ ...source, problems: warnings })) streams.printError(`warning: ${warning}`);
      const logger = createLogger(config.logLevel);
      const app = await createApp({
        config,
        loadConfig: () => readConfiguration(values.config, surroundings),
        logger,
        version: surroundings.version,
        consoleFolder: surroundings.consoleFolder,
        snsEndpointUrl: chooseEndpointUrl(surroundings.environment),
        environment: surroundings.environment,
      });

      const unboundYoungGeneration = boundYoungGeneration();

      // A library that forgets to catch must not take everybody's alarms down with it; what it was doing has failed.
      process.on('unhandledRejection', (error) => {
        logger.error({ error }, 'a rejection that nobody handled');
      });
      streams.print(
        values.json
          ? JSON.stringify({ url: app.url, doorsUrl: app.doorsUrl, signInUrl: app.signInUrl })
          : greeting(app, surroundings.version),
      );
      const reloadOnHangUp = (): void => {
        app.reload().catch((error: unknown) => {
          streams.printError(isAppError(error) ? error.message : new AppError('internal').message);
        });
      };
      process.on('SIGHUP', reloadOnHangUp);
      await untilToldToStop();
      // What a stop waits for (a thread that ends, a timer) may not keep the process alive by itself; it must not end half stopped.
      const alive = setInterval(() => undefined, KEEP_ALIVE_INTERVAL_MS);
      process.off('SIGHUP', reloadOnHangUp);
      unboundYoungGeneration();
      await app.stop();
      clearInterval(alive);
      return 0;
    },
  };
}

function greeting({ url, doorsUrl, signInUrl }: App, version: string): string {
  const way = signInUrl === undefined ? 'sign in with "signalbox sign-in-link"' : `sign in (once, within 15 minutes): ${signInUrl}`;
  const doors = doorsUrl === url ? '' : ` (doors on ${doorsUrl})`;
  return `Signalbox ${version} listens on ${url}${doors} - ${way}`;
}

/** Further signals change nothing: npm and the terminal each send one for a single Ctrl-C, and stopping ends by itself within seconds. */
function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        resolve();
      });
    }
  });
}
