// signalbox send: hands any event to the running server.
import { AcceptedEvent } from '../contract/admin-api.ts';
import { askServer } from './admin-client.ts';
import type { Command } from './command.ts';
import { parseCommandLine } from './parse-command-line.ts';
import { UsageError } from './usage-error.ts';

/** Sends a file or standard input as an event. */
export const send: Command = {
  name: 'send',
  usage: '[--to CONFIGURATION]... [--lenient] [FILE|-]',
  summary: 'Hands an event (custom notification, any JSON, any text) to the running server.',
  run: async (commandArguments, context) => {
    const { values, positionals } = parseCommandLine(commandArguments, {
      to: { type: 'string', multiple: true },
      lenient: { type: 'boolean' },
    });
    if (positionals.length > 1) throw new UsageError('name one file, or - for standard input');
    const [file = '-'] = positionals;
    const body = file === '-' ? await context.streams.readInput() : await context.readFile(file);
    const query = new URLSearchParams((values.to ?? []).map((name): [string, string] => ['configurationName', name]));
    if (values.lenient === true) query.set('lenient', 'true');
    const accepted = await askServer(
      await context.findSocketPath(values.config),
      { method: 'POST', path: `/api/events?${query.toString()}`, body, contentType: 'application/octet-stream' },
      AcceptedEvent,
    );

    if (values.json) context.streams.print(JSON.stringify(accepted));
    else {
      context.streams.print(`${accepted.status} ${accepted.eventId}`);
      for (const { configurationName, deliveryId } of accepted.deliveries) context.streams.print(`  ${configurationName} ${deliveryId}`);
    }
    return 0;
  },
};
