// signalbox deliveries: what became of events, and a second chance for the dead ones.
import { DeliveryList, ReplayAnswer, type DeliverySummary } from '../contract/admin-api.ts';
import { askServer } from './admin-client.ts';
import type { Command, CommandContext, ExitStatus } from './command.ts';
import { parseCommandLine } from './parse-command-line.ts';
import { UsageError } from './usage-error.ts';

/** Lists deliveries, or puts dead ones back in the queue. */
export const deliveries: Command = {
  name: 'deliveries',
  usage: 'list [--status STATUS] [--to CONFIGURATION] [--limit N] | replay DELIVERY_ID...',
  summary: 'Lists deliveries with their status and reason, or replays dead ones.',
  run: (commandArguments, context) => {
    const [verb, ...rest] = commandArguments;
    if (verb === 'list') return list(rest, context);
    if (verb === 'replay') return replay(rest, context);
    throw new UsageError('say "list" or "replay"');
  },
};

async function list(commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { values } = parseCommandLine(commandArguments, {
    status: { type: 'string' },
    to: { type: 'string' },
    limit: { type: 'string', default: '50' },
  });
  const query = new URLSearchParams({ limit: values.limit });
  if (values.status !== undefined) query.set('status', values.status);
  if (values.to !== undefined) query.set('configurationName', values.to);
  const path = `/api/deliveries?${query.toString()}`;
  const answer = await askServer(await context.findSocketPath(values.config), { method: 'GET', path }, DeliveryList);

  if (values.json) context.streams.print(JSON.stringify(answer));
  else for (const delivery of answer.deliveries) context.streams.print(lineOf(delivery));
  return 0;
}

async function replay(commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { values, positionals } = parseCommandLine(commandArguments, {});
  if (positionals.length === 0) throw new UsageError('name at least one delivery');
  const socketPath = await context.findSocketPath(values.config);
  for (const id of positionals) {
    const path = `/api/deliveries/${encodeURIComponent(id)}/replay`;
    const { status } = await askServer(socketPath, { method: 'POST', path }, ReplayAnswer);
    context.streams.print(values.json ? JSON.stringify({ deliveryId: id, status }) : `${status} ${id}`);
  }
  return 0;
}

function lineOf(delivery: DeliverySummary): string {
  const reason = delivery.reason === undefined ? '' : ` (${delivery.reason})`;
  return `${delivery.deliveryId}  ${delivery.status.padEnd(7)}  ${delivery.action.padEnd(5)}  ${delivery.configurationName}  ${delivery.title}${reason}`;
}
