// signalbox user-roles: which people have an IAM role of their own, and giving or taking one.
import { UserRoleList, UserRoleMapped, UserRolesUnmapped } from '../contract/user-roles.ts';
import { askServer } from './admin-client.ts';
import type { Command, CommandContext, ExitStatus } from './command.ts';
import { parseCommandLine } from './parse-command-line.ts';
import { UsageError } from './usage-error.ts';

/** Lists, maps and unmaps roles of people. */
export const userRoles: Command = {
  name: 'user-roles',
  usage: 'list | map IDENTITY ROLE_ARN [--channel NAME] | unmap IDENTITY [--account ID] [--channel NAME]',
  summary: 'Lists, maps and unmaps the IAM roles that people have in the place of the channel role.',
  run: (commandArguments, context) => {
    const [verb, ...rest] = commandArguments;
    if (verb === 'list') return list(rest, context);
    if (verb === 'map') return map(rest, context);
    if (verb === 'unmap') return unmap(rest, context);
    throw new UsageError('say "list", "map" or "unmap"');
  },
};

async function list(commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { values } = parseCommandLine(commandArguments, {});
  const answer = await askServer(await context.findSocketPath(values.config), { method: 'GET', path: '/api/user-roles' }, UserRoleList);
  if (values.json) context.streams.print(JSON.stringify(answer));
  else for (const role of answer.roles) context.streams.print(lineOf(role));
  return 0;
}

async function map(commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { values, positionals } = parseCommandLine(commandArguments, { channel: { type: 'string', default: '' } });
  const [userId, roleArn, ...more] = positionals;
  if (userId === undefined || roleArn === undefined || more.length > 0) throw new UsageError('name a person and a role');
  const body = JSON.stringify({ userId, roleArn, configurationName: values.channel });
  const request = { method: 'POST', path: '/api/user-roles/map', body } as const;
  const answer = await askServer(await context.findSocketPath(values.config), request, UserRoleMapped);
  const before = answer.before === undefined ? '' : ` (before: ${answer.before})`;
  context.streams.print(values.json ? JSON.stringify(answer) : `${userId} has ${answer.roleArn}${before}`);
  return 0;
}

async function unmap(commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { values, positionals } = parseCommandLine(commandArguments, { account: { type: 'string' }, channel: { type: 'string' } });
  const [userId, ...more] = positionals;
  if (userId === undefined || more.length > 0) throw new UsageError('name a person');
  const body = JSON.stringify({ userId, accountId: values.account, configurationName: values.channel });
  const request = { method: 'POST', path: '/api/user-roles/unmap', body } as const;
  const { removed } = await askServer(await context.findSocketPath(values.config), request, UserRolesUnmapped);
  if (values.json) context.streams.print(JSON.stringify({ removed }));
  else for (const { roleArn } of removed) context.streams.print(`${userId} no longer has ${roleArn}`);
  if (removed.length === 0 && !values.json) context.streams.print(`${userId} had no such role`);
  return 0;
}

function lineOf({ who, accountId, roleArn, configurationName, mappedBy }: UserRoleList['roles'][number]): string {
  const by = mappedBy.kind === 'administrator' ? mappedBy.userId : mappedBy.kind;
  return `${who}  ${accountId}  ${roleArn}  ${configurationName === '' ? '(all channels)' : configurationName}  ${by}`;
}
