// signalbox check-config: every problem of the configuration at once.
import type { Command } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { formatProblems } from '../../config/format-problems.ts';
import type { Config } from '../../config/schema.ts';
import { readConfiguration } from '../read-configuration.ts';
import type { Surroundings } from '../surroundings.ts';
import { tryRouteTests } from '../try-route-tests.ts';

/** Makes the command that checks file and environment without starting anything. */
export function checkConfigCommand(surroundings: Surroundings): Command {
  return {
    name: 'check-config',
    usage: '[FILE]',
    summary: 'Checks the configuration, tries its route tests, and prints every problem at once, with its line.',
    run: async (commandArguments, { streams }) => {
      const { values, positionals } = parseCommandLine(commandArguments, {});
      if (positionals.length > 1) throw new UsageError('name one file');
      const outcome = await readConfiguration(positionals[0] ?? values.config, surroundings, tryRouteTests);

      if (values.json) {
        const problems = outcome.status === 'invalid' ? outcome.problems : [];
        streams.print(JSON.stringify({ status: outcome.status, problems, warnings: outcome.warnings }));
      } else {
        for (const warning of formatProblems({ ...outcome, problems: outcome.warnings })) streams.printError(`warning: ${warning}`);
        if (outcome.status === 'invalid') for (const line of formatProblems(outcome)) streams.print(line);
        else streams.print(`${outcome.file ?? 'defaults and environment'}: ok${describeTests(outcome.config)}`);
      }
      return outcome.status === 'ok' ? 0 : 1;
    },
  };
}

function describeTests({ notifications: { routeTests } }: Config): string {
  if (routeTests.length === 0) return '';
  return `; ${routeTests.length === 1 ? 'the route test holds' : `all ${routeTests.length} route tests hold`}`;
}
