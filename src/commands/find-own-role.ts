// Whether a command runs with the channel's role or with one of its person's own, which goes before it.
import type { ChannelAccount } from '../domain/channel-account.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { DecisionReason } from '../domain/decision.ts';
import type { ChannelRules } from './command-surroundings.ts';
import type { RoleDesk } from './role-desk.ts';

/** How to get one. */
const HOW_TO_GET_A_ROLE = 'Say "switch-role" here and prove one with the link that you get, or ask an administrator to map one for you.';

/** The account with the role that counts, or why nothing runs there. */
type OwnRoleOutcome =
  | { readonly status: 'ok'; readonly account: ChannelAccount; readonly isUserRole: boolean }
  | { readonly status: 'refused'; readonly reason: DecisionReason };

type Rules = Pick<ChannelRules, 'configurationName' | 'isUserRoleRequired'>;

/** Finds the role. What the role's trust policy asks for beside the caller is the same in the whole account. */
export async function findOwnRole(
  { person }: Pick<CommandRecord, 'person'>,
  account: ChannelAccount,
  { rules, desk }: { readonly rules: Rules; readonly desk: RoleDesk | undefined },
): Promise<OwnRoleOutcome> {
  const { configurationName, isUserRoleRequired = false } = rules;
  const { accountId } = account;
  const found = (await desk?.find(person, { accountId, configurationName })) ?? { kind: 'none' };
  switch (found.kind) {
    case 'role':
      return { status: 'ok', account: { ...account, roleArn: found.roleArn }, isUserRole: true };
    case 'unknown':
      return { status: 'refused', reason: { rule: 'user-role', text: found.text } };
    case 'none':
      if (!isUserRoleRequired) return { status: 'ok', account, isUserRole: false };
      return {
        status: 'refused',
        reason: {
          rule: 'user-role',
          text: `Commands in this channel need a role of your own, and you have none in the account ${accountId}. ${HOW_TO_GET_A_ROLE}`,
        },
      };
  }
}

/** Says that nothing runs where people need roles of their own and none can be had; undefined where they need none. */
export function refuseWithoutRoles({ isUserRoleRequired = false }: Pick<ChannelRules, 'isUserRoleRequired'>): DecisionReason | undefined {
  if (!isUserRoleRequired) return undefined;
  const text =
    'Commands need a role of your own (userAuthorizationRequired), and this channel has no account with one. An administrator gives the ' +
    'channel configuration a role, or accounts.';
  return { rule: 'user-role', text };
}
