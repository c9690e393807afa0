// signalbox silence: keeps events out of channels for a while, and lets them in again.
import { SilenceAnswer, SilenceList, type SilenceSummary } from '../contract/silences.ts';
import { askServer } from './admin-client.ts';
import type { Command, CommandContext, ExitStatus } from './command.ts';
import { parseCommandLine } from './parse-command-line.ts';
import { UsageError } from './usage-error.ts';

/** Lists, adds, extends or removes silences. */
export const silence: Command = {
  name: 'silence',
  usage:
    'list | add MATCHER... [--for 2h] [--reason TEXT] [--title TEXT] [--to CONFIGURATION] [--start INSTANT] | extend CODE --for 1h | remove CODE',
  summary: 'Keeps events out of channels for a while: `silence add name=web-* severity=high --for 2h --reason deployment`.',
  run: (commandArguments, context) => {
    const [verb, ...rest] = commandArguments;
    if (verb === 'list') return list(rest, context);
    if (verb === 'add') return add(rest, context);
    if (verb === 'extend') return extend(rest, context);
    if (verb === 'remove') return remove(rest, context);
    throw new UsageError('say "list", "add", "extend" or "remove"');
  },
};

async function list(commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { values } = parseCommandLine(commandArguments, {});
  const request = { method: 'GET', path: '/api/silences' } as const;
  const answer = await askServer(await context.findSocketPath(values.config), request, SilenceList);
  if (values.json) context.streams.print(JSON.stringify(answer));
  else for (const one of answer.silences) context.streams.print(lineOf(one));
  return 0;
}

async function add(commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { values, positionals } = parseCommandLine(commandArguments, {
    for: { type: 'string', default: '1h' },
    reason: { type: 'string', default: '' },
    title: { type: 'string' },
    to: { type: 'string' },
    start: { type: 'string' },
  });
  if (positionals.length === 0) throw new UsageError('say what is to be silent, such as name=web-*');
  const startsAt = values.start === undefined ? new Date() : new Date(values.start);
  if (Number.isNaN(startsAt.getTime())) throw new UsageError('--start must be an instant such as 2026-12-24T18:00:00Z');
  const body = JSON.stringify({
    configurationName: values.to,
    matchers: positionals,
    reason: values.reason,
    title: values.title,
    ...(values.start === undefined ? {} : { startsAt: startsAt.toISOString() }),
    endsAt: new Date(startsAt.getTime() + minutesOf(values.for) * MINUTE_MS).toISOString(),
  });
  return tell({ path: '/api/silences', body }, values, context);
}

async function extend(commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { values, positionals } = parseCommandLine(commandArguments, { for: { type: 'string', default: '1h' } });
  const body = JSON.stringify({ byMinutes: minutesOf(values.for) });
  return tell({ path: `/api/silences/${oneCode(positionals)}/extend`, body }, values, context);
}

async function remove(commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { values, positionals } = parseCommandLine(commandArguments, {});
  return tell({ path: `/api/silences/${oneCode(positionals)}/remove`, body: '{}' }, values, context);
}

async function tell(
  { path, body }: { readonly path: string; readonly body: string },
  { json, config }: { readonly json: boolean; readonly config?: string | undefined },
  context: CommandContext,
): Promise<ExitStatus> {
  const answer = await askServer(await context.findSocketPath(config), { method: 'POST', path, body }, SilenceAnswer);
  context.streams.print(json ? JSON.stringify(answer) : lineOf(answer.silence));
  return 0;
}

function oneCode(positionals: readonly string[]): string {
  const [code, ...more] = positionals;
  if (code === undefined || more.length > 0) throw new UsageError('name one silence by its code');
  return encodeURIComponent(code);
}

const MINUTE_MS = 60_000;
const UNIT_MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 24 * 60 };

// Match: 30m, 2h, 3d. Near miss: 2 (no unit), 1h30m.
const WHILE = /^(\d{1,6})([mhd])$/;

function minutesOf(said: string): number {
  const [, count = '', unit = ''] = WHILE.exec(said) ?? [];
  const minutes = Number(count) * (UNIT_MINUTES[unit] ?? 0);
  if (minutes <= 0) throw new UsageError('--for must be minutes, hours or days, such as 30m, 2h or 3d');
  return minutes;
}

function lineOf({
  code,
  configurationName = '(all channels)',
  matchers,
  startsAt,
  endsAt,
  author,
  reason,
  title,
  isActive,
}: SilenceSummary): string {
  const said = [title ?? '', reason].filter((part) => part !== '').join(': ');
  const when = `${startsAt} to ${endsAt}${isActive ? '' : ' (not now)'}`;
  return `${code}  ${configurationName}  ${matchers.join(' ')}  ${when}  ${author.displayName}${said === '' ? '' : `  ${said}`}`;
}
