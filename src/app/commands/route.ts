// signalbox route: where the routes of the configuration would let an event go, and why.
import type { Command, CommandContext } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import type { Config } from '../../config/schema.ts';
import { describeTrial } from '../describe-trial.ts';
import { requireConfiguration } from '../read-configuration.ts';
import { createRouteTrial } from '../route-trial.ts';
import type { Surroundings } from '../surroundings.ts';

/** Makes the command. */
export function routeCommand(surroundings: Surroundings): Command {
  return {
    name: 'route',
    usage: '[--topic ARN | --token NAME] [--at INSTANT] [FILE|-]',
    summary: 'Says which channels would get an event, by which routes, and why no others; nothing is sent.',
    run: async (commandArguments, context) => {
      const { values, positionals } = parseCommandLine(commandArguments, {
        topic: { type: 'string' },
        token: { type: 'string' },
        at: { type: 'string' },
      });
      if (positionals.length > 1) throw new UsageError('name one file, or - for standard input');
      const at = values.at === undefined ? new Date() : new Date(values.at);
      if (Number.isNaN(at.getTime())) throw new UsageError('--at takes an instant such as 2026-12-24T23:30:00Z');
      if (values.topic !== undefined && values.token !== undefined) throw new UsageError('an event comes by --topic or by --token');

      const { config } = await requireConfiguration(values.config, surroundings);
      requireToken(values.token, config);
      const [file = '-'] = positionals;
      const trial = await createRouteTrial(config);
      const outcome = trial({ body: await readEvent(file, context), topicArn: values.topic, tokenName: values.token, at });
      if (values.json) context.streams.print(JSON.stringify({ at: at.toISOString(), ...outcome }));
      else for (const line of describeTrial(outcome, { at, tokenName: values.token })) context.streams.print(line);
      return 0;
    },
  };
}

function readEvent(file: string, { streams, readFile }: CommandContext): Promise<Uint8Array> {
  return file === '-' ? streams.readInput() : readFile(file);
}

function requireToken(name: string | undefined, { notify }: Config): void {
  const names = notify.tokens.map((token) => token.name);
  if (name !== undefined && !names.includes(name)) {
    throw new UsageError(`--token takes the name of a token of notify.tokens${names.length === 0 ? '' : `: ${names.join(', ')}`}`);
  }
}
