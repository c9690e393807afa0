// signalbox deliveries: what became of events, and what becomes of the dead ones.
import {
  DeliveryList,
  DiscardAnswer,
  ReplayAnswer,
  ReplayCounts,
  type DeadLetterSelection,
  type DeliverySummary,
} from '../contract/admin-api.ts';
import { parseTimeAgo } from '../lib/parse-time-ago.ts';
import { askServer } from './admin-client.ts';
import type { Command, CommandContext, ExitStatus } from './command.ts';
import { parseCommandLine } from './parse-command-line.ts';
import { UsageError } from './usage-error.ts';

/** What chooses among deliveries. */
const SELECTION = { to: { type: 'string' }, since: { type: 'string' }, reason: { type: 'string' } } as const;

/** Lists deliveries, puts dead ones back in the queue, or lets them go. */
export const deliveries: Command = {
  name: 'deliveries',
  usage:
    'list [--status STATUS] [--to CONFIGURATION] [--since TIME] [--reason TEXT] [--limit N] | replay|discard DELIVERY_ID... | replay|discard --all, or [--to CONFIGURATION] [--since TIME] [--reason TEXT]',
  summary: 'Lists deliveries with their status and reason, replays dead ones, or lets them go.',
  run: (commandArguments, context) => {
    const [verb, ...rest] = commandArguments;
    if (verb === 'list') return list(rest, context);
    if (verb === 'replay' || verb === 'discard') return settle(verb, rest, context);
    throw new UsageError('say "list", "replay" or "discard"');
  },
};

async function list(commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { values } = parseCommandLine(commandArguments, {
    ...SELECTION,
    status: { type: 'string' },
    limit: { type: 'string', default: '50' },
  });
  const query = new URLSearchParams({ limit: values.limit, ...toSelection(values) });
  if (values.status !== undefined) query.set('status', values.status);
  const path = `/api/deliveries?${query.toString()}`;
  const answer = await askServer(await context.findSocketPath(values.config), { method: 'GET', path }, DeliveryList);

  if (values.json) context.streams.print(JSON.stringify(answer));
  else for (const delivery of answer.deliveries) context.streams.print(lineOf(delivery));
  return 0;
}

type Verb = 'replay' | 'discard';

async function settle(verb: Verb, commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { values, positionals } = parseCommandLine(commandArguments, { ...SELECTION, all: { type: 'boolean', default: false } });
  const selection = toSelection(values);
  const waysToChoose = [positionals.length > 0, Object.keys(selection).length > 0, values.all].filter(Boolean).length;
  if (waysToChoose !== 1) throw new UsageError('name deliveries, or choose some (--to, --since, --reason), or say --all');
  const socketPath = await context.findSocketPath(values.config);
  const lines = positionals.length > 0 ? await settleNamed(verb, positionals, socketPath) : await settleChosen(verb, selection, socketPath);
  for (const { answer, text } of lines) context.streams.print(values.json ? JSON.stringify(answer) : text);
  return 0;
}

interface Line {
  readonly answer: object;
  readonly text: string;
}

/** A stretch at a time, so that no answer keeps anybody waiting, however many there are. */
async function settleChosen(verb: Verb, selection: DeadLetterSelection, socketPath: string): Promise<readonly Line[]> {
  const counts = { queued: 0, folded: 0, discarded: 0 };
  for (let before: number | undefined, isOver = false; !isOver; isOver = before === undefined) {
    const body = JSON.stringify({ ...selection, ...(before === undefined ? {} : { before }) });
    const request = { method: 'POST', path: `/api/deliveries/${verb}`, body } as const;
    const answer = await askServer(socketPath, request, verb === 'replay' ? ReplayCounts : DiscardAnswer);
    if ('discarded' in answer) counts.discarded += answer.discarded;
    else {
      counts.queued += answer.queued;
      counts.folded += answer.folded;
    }
    before = answer.next;
  }
  const { discarded, ...replayed } = counts;
  const answer = verb === 'replay' ? replayed : { discarded };
  return [{ answer, text: describe(answer) }];
}

async function settleNamed(verb: Verb, ids: readonly string[], socketPath: string): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const deliveryId of ids) {
    const request = { method: 'POST', path: `/api/deliveries/${encodeURIComponent(deliveryId)}/${verb}` } as const;
    const answer = await askServer(socketPath, request, verb === 'replay' ? ReplayAnswer : DiscardAnswer);
    const status = 'status' in answer ? answer.status : 'discarded';
    lines.push({ answer: { deliveryId, status }, text: `${status} ${deliveryId}` });
  }
  return lines;
}

function describe(answer: ReplayCounts | DiscardAnswer): string {
  return 'discarded' in answer ? `discarded ${answer.discarded}` : `queued ${answer.queued}, folded ${answer.folded}`;
}

interface Choice {
  readonly to?: string | undefined;
  readonly since?: string | undefined;
  readonly reason?: string | undefined;
}

function toSelection({ to, since, reason }: Choice): DeadLetterSelection {
  return {
    ...(to === undefined ? {} : { configurationName: to }),
    ...(since === undefined ? {} : { since: toInstant(since) }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function toInstant(since: string): string {
  const instant = parseTimeAgo(since, new Date());
  if (instant === undefined) throw new UsageError('--since takes a time such as 2h, 3d or 2026-11-20T03:00:00Z');
  return instant.toISOString();
}

function lineOf(delivery: DeliverySummary): string {
  const reason = delivery.reason === undefined ? '' : ` (${delivery.reason})`;
  return `${delivery.deliveryId}  ${delivery.status.padEnd(8)}  ${delivery.action.padEnd(5)}  ${delivery.configurationName}  ${delivery.title}${reason}`;
}
