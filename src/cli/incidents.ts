// signalbox incidents: what is open in a channel, and who sees to it.
import { IncidentList, IncidentWordAnswer } from '../contract/silences.ts';
import { askServer } from './admin-client.ts';
import type { Command, CommandContext, ExitStatus } from './command.ts';
import { parseCommandLine } from './parse-command-line.ts';
import { UsageError } from './usage-error.ts';

/** Lists open incidents, acknowledges one or takes that back. */
export const incidents: Command = {
  name: 'incidents',
  usage: 'list CONFIGURATION | ack CONFIGURATION CODE | unack CONFIGURATION CODE',
  summary: 'Lists what is open in a channel, acknowledges one, or takes that back.',
  run: (commandArguments, context) => {
    const [verb, ...rest] = commandArguments;
    if (verb === 'list') return list(rest, context);
    if (verb === 'ack') return say('acknowledge', rest, context);
    if (verb === 'unack') return say('unacknowledge', rest, context);
    throw new UsageError('say "list", "ack" or "unack"');
  },
};

async function list(commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { values, positionals } = parseCommandLine(commandArguments, {});
  const [configurationName, ...more] = positionals;
  if (configurationName === undefined || more.length > 0) throw new UsageError('name one channel configuration');
  const path = `/api/incidents?${new URLSearchParams({ configurationName }).toString()}`;
  const answer = await askServer(await context.findSocketPath(values.config), { method: 'GET', path }, IncidentList);
  if (values.json) context.streams.print(JSON.stringify(answer));
  else for (const one of answer.incidents) context.streams.print(lineOf(one));
  return 0;
}

async function say(
  word: 'acknowledge' | 'unacknowledge',
  commandArguments: readonly string[],
  context: CommandContext,
): Promise<ExitStatus> {
  const { values, positionals } = parseCommandLine(commandArguments, {});
  const [configurationName, code, ...more] = positionals;
  if (configurationName === undefined || code === undefined || more.length > 0)
    throw new UsageError('name a channel configuration and a code');
  const request = { method: 'POST', path: `/api/incidents/${word}`, body: JSON.stringify({ configurationName, code }) } as const;
  const answer = await askServer(await context.findSocketPath(values.config), request, IncidentWordAnswer);
  context.streams.print(values.json ? JSON.stringify(answer) : `${answer.status}  ${answer.title}`);
  return answer.status === 'over' ? 1 : 0;
}

function lineOf({ code, title, state, openedAt, acknowledgedBy, mutedBecause }: IncidentList['incidents'][number]): string {
  const more = [acknowledgedBy === undefined ? '' : `acknowledged by ${acknowledgedBy}`, mutedBecause ?? ''].filter((part) => part !== '');
  return [code, state.padEnd(8), openedAt, title, ...more].join('  ');
}
