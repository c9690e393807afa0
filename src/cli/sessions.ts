// signalbox sessions: who is signed in on the page, and an end to it.
import { SessionList } from '../contract/admin-api.ts';
import { askServer } from './admin-client.ts';
import type { Command, CommandContext, ExitStatus } from './command.ts';
import { parseCommandLine } from './parse-command-line.ts';
import { UsageError } from './usage-error.ts';

/** Lists signed-in browsers, or ends one or all of a person. */
export const sessions: Command = {
  name: 'sessions',
  usage: 'list | end SESSION_ID|IDENTITY',
  summary: 'Lists signed-in browsers, or ends one by its id, or all of an identity such as web:ana.',
  run: (commandArguments, context) => {
    const [verb, ...rest] = commandArguments;
    if (verb === 'list') return list(rest, context);
    if (verb === 'end') return end(rest, context);
    throw new UsageError('say "list" or "end"');
  },
};

async function list(commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { values } = parseCommandLine(commandArguments, {});
  const answer = await askServer(await context.findSocketPath(values.config), { method: 'GET', path: '/api/sessions' }, SessionList);
  print(answer, { isJson: values.json, context });
  return 0;
}

async function end(commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { values, positionals } = parseCommandLine(commandArguments, {});
  const [who] = positionals;
  if (who === undefined || positionals.length > 1) throw new UsageError('name one session or one identity');
  const socketPath = await context.findSocketPath(values.config);
  const answer = await askServer(socketPath, { method: 'POST', path: '/api/sessions/end', body: JSON.stringify({ who }) }, SessionList);
  print(answer, { isJson: values.json, context });
  if (answer.sessions.length === 0 && !values.json) context.streams.print(`no session of ${who} is open`);
  return answer.sessions.length === 0 ? 1 : 0;
}

function print(answer: SessionList, { isJson, context }: { readonly isJson: boolean; readonly context: CommandContext }): void {
  if (isJson) context.streams.print(JSON.stringify(answer));
  else for (const session of answer.sessions) context.streams.print(lineOf(session));
}

function lineOf({ id, userId, isAdministrator, createdAt, expiresAt }: SessionList['sessions'][number]): string {
  return `${id}  ${userId}${isAdministrator ? ' (administrator)' : ''}  since ${createdAt}  until ${expiresAt}`;
}
