// Answers what people say about roles: which one they have, how to prove one, taking it back; and what administrators map.
import { findAccountCalled } from '../domain/channel-account.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import { findUserRole, type ListedRole } from '../domain/user-role.ts';
import type { Message } from '../messages/message.ts';
import type { ChannelRules, CommandSurroundings } from './command-surroundings.ts';
import {
  composeCleared,
  composeMapped,
  composeRoleCard,
  composeRoleList,
  composeRoleRefusal,
  composeUnmapped,
  type ShownRole,
} from './compose/compose-user-roles.ts';
import type { RoleIntent } from './receive/read-role-word.ts';
import type { RoleDesk } from './role-desk.ts';

type Surroundings = Pick<CommandSurroundings, 'rulesOf' | 'roles'>;

const NO_CONFIGURATION = 'This channel is in no enabled channel configuration, so no commands run here.';
const NO_ACCOUNTS =
  "Commands in this channel use the machine's own credentials, or the demo account. Roles of people count where the channel configuration has a role or accounts.";
const ADMINISTRATORS_ONLY = 'Only an administrator maps roles for others. Say "switch-role" for your own.';

/** Answers it. */
export async function answerRoleWord(record: CommandRecord, intent: RoleIntent, { rulesOf, roles: desk }: Surroundings): Promise<Message> {
  const rules = rulesOf(record.channel);
  if (rules === undefined || desk === undefined) return composeRoleRefusal('There are no roles here', NO_CONFIGURATION);
  if (intent.kind === 'user-roles') return answerAdministrator(record, intent, { rules, desk });
  if (rules.accounts.length === 0) return composeRoleRefusal('There are no roles here', NO_ACCOUNTS);
  return intent.kind === 'switch-role' ? showRoles(record, { rules, desk }) : clearRoles(record, intent.called, { rules, desk });
}

interface RoleTools {
  readonly rules: ChannelRules;
  readonly desk: RoleDesk;
}

async function showRoles(record: CommandRecord, { rules, desk }: RoleTools): Promise<Message> {
  const { configurationName, accounts, isUserRoleRequired = false } = rules;
  const { person, channel, id: commandId, threadMessageId } = record;
  const listed = await desk.list(person.userId);
  const roles = await Promise.all(
    accounts.map(async (account): Promise<ShownRole> => {
      const found = await desk.find(person, { accountId: account.accountId, configurationName });
      if (found.kind === 'none') return { account };
      if (found.kind === 'unknown') return { account, unknown: found.text };
      const own = listed.filter(({ accountId, roleArn }) => accountId === account.accountId && roleArn === found.roleArn);
      return {
        account,
        own: findUserRole(own, { accountId: account.accountId, configurationName }) ?? ofGroup(found.roleArn, account.accountId),
      };
    }),
  );
  const thread = threadMessageId === undefined ? {} : { threadMessageId };
  const proof = await desk.beginProof({ person, channel, configurationName, commandId, ...thread });
  return composeRoleCard({ userId: person.userId, channelName: configurationName, roles, isRequired: isUserRoleRequired, proof });
}

/** What is the person's and stands under no name of theirs is a group's. */
function ofGroup(roleArn: ListedRole['roleArn'], accountId: string): ListedRole {
  return { who: 'a group of yours', accountId, configurationName: '', roleArn, mappedBy: { kind: 'file' } };
}

async function clearRoles(record: CommandRecord, called: string | undefined, { rules, desk }: RoleTools): Promise<Message> {
  const { person, channel, id: commandId } = record;
  const account = called === undefined ? undefined : findAccountCalled(rules.accounts, called);
  if (called !== undefined && account === undefined) {
    return composeRoleRefusal('This channel has no such account', `There is no account "${called}" here.`);
  }
  const { userId } = person;
  const { configurationName } = rules;
  const accountId = account?.accountId;
  const cleared = await desk.unmap({ userId, accountId, configurationName, mappedBy: userId }, { by: person, commandId, channel });
  const kept = (await desk.list(userId)).filter(
    (role) =>
      (accountId === undefined || role.accountId === accountId) &&
      ['', configurationName].includes(role.configurationName) &&
      rules.accounts.some((each) => each.accountId === role.accountId),
  );
  return composeCleared(cleared, kept);
}

/** Behind a mapping: in all channels that reach the account. */
const EVERYWHERE = 'everywhere';

// Match: <@U0123ABCD>, <@U0123ABCD|ana>. Near miss: @ana.
const MENTIONED = /^<@([UW][0-9A-Z]+)(?:\|[^<>]*)?>$/;

async function answerAdministrator(
  record: CommandRecord,
  { verb, words }: Extract<RoleIntent, { kind: 'user-roles' }>,
  { rules, desk }: RoleTools,
): Promise<Message> {
  const { person, channel, id: commandId } = record;
  const origin = { by: person, commandId, channel };
  if (!desk.isAdministrator(person)) return composeRoleRefusal('Roles of others are not shown', ADMINISTRATORS_ONLY);
  if (verb === 'list') return composeRoleList(await desk.list());
  const [who, second, third, ...more] = words;
  if (verb === 'unmap') {
    if (who === undefined || third !== undefined) return composeRoleRefusal('Whose role?', 'Say: user-roles unmap IDENTITY [ACCOUNT_ID].');
    const userId = toUserId(who, channel);
    return composeUnmapped(userId, await desk.unmap({ userId, accountId: second }, origin));
  }
  const isComplete = who !== undefined && second !== undefined && more.length === 0;
  if (!isComplete || (third ?? EVERYWHERE).toLowerCase() !== EVERYWHERE) {
    return composeRoleRefusal('Which role?', 'Say: user-roles map IDENTITY ROLE_ARN, with "everywhere" behind it for all channels.');
  }
  const configurationName = third === undefined ? rules.configurationName : '';
  return answerMapping(await desk.map({ userId: toUserId(who, channel), roleArn: second, configurationName }, origin));
}

function answerMapping(outcome: Awaited<ReturnType<RoleDesk['map']>>): Message {
  return outcome.status === 'mapped'
    ? composeMapped(outcome.role, outcome.before)
    : composeRoleRefusal('The role was not mapped', outcome.text);
}

function toUserId(who: string, { platform, workspaceId }: CommandRecord['channel']): string {
  const mentioned = MENTIONED.exec(who)?.[1];
  return mentioned === undefined ? who : `${platform}:${workspaceId}:${mentioned}`;
}
