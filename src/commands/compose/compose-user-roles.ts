// What is said about roles of people: which one counts, how to prove one, and what administrators have mapped.
import type { ChannelAccount } from '../../domain/channel-account.ts';
import { roleName } from '../../domain/role-arn.ts';
import type { ListedRole, UserRole } from '../../domain/user-role.ts';
import type { ActionButton, Block, Field, Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { labelChannelAccount } from './account-label.ts';

/** An account of the channel, and with which role the commands of whoever asks run there. */
export interface ShownRole {
  readonly account: ChannelAccount;
  /** Undefined: the channel's. */
  readonly own?: ListedRole | undefined;
  /** Why it could not be learned. */
  readonly unknown?: string | undefined;
}

/** The card of `switch-role`. */
export interface RoleCard {
  readonly userId: string;
  readonly channelName: string;
  readonly roles: readonly ShownRole[];
  readonly isRequired: boolean;
  /** The link with which a role is proved; undefined where the server has no address that others reach. */
  readonly proof: { readonly url: string; readonly expiresAt: Date } | undefined;
}

/** Composes the card. */
export function composeRoleCard({ userId, channelName, roles, isRequired, proof }: RoleCard): Message {
  const title = 'Your role in this channel';
  const fields = roles.map((role): Field => ({
    label: labelChannelAccount(role.account),
    value: [text(tellRole(role, isRequired))],
    isShort: false,
  }));
  return {
    title: { emoji: '🔑', spans: [text(title)] },
    tone: 'neutral',
    blocks: [{ kind: 'fields', fields }, ...tellHow({ userId, channelName, roles, proof }), ...composeClearing(roles)],
    // The link in it gives a role to whoever asked, whoever runs it.
    audience: 'asker',
    fallbackText: `${title}: ${fields.map(({ label }, at) => `${label}: ${tellRole(roles[at], isRequired)}`).join('; ')}`,
  };
}

function tellRole(shown: ShownRole | undefined, isRequired: boolean): string {
  if (shown === undefined) return '';
  const { account, own, unknown } = shown;
  if (unknown !== undefined) return unknown;
  if (own !== undefined) return `your role ${own.roleArn}, ${tellMapper(own)}`;
  return isRequired
    ? 'none: commands need a role of your own here, and you have none'
    : `the channel role ${account.roleArn}: you have none of your own`;
}

function tellMapper({ mappedBy, who }: ListedRole): string {
  switch (mappedBy.kind) {
    case 'file':
      return `given to ${who} by the configuration file`;
    case 'proof':
      return 'which you proved to have';
    case 'administrator':
      return `mapped by ${mappedBy.userId}`;
  }
}

/** The credentials say which account is meant. */
const ONE_BY_ONE: Block = {
  kind: 'paragraph',
  spans: [
    text('Use credentials of the account for which you want a role of your own. For another one say '),
    { kind: 'code', text: '@aws switch-roles' },
    text(' again: a link is good once.'),
  ],
};

function tellHow({ userId, channelName, roles, proof }: Pick<RoleCard, 'userId' | 'channelName' | 'roles' | 'proof'>): readonly Block[] {
  if (proof === undefined) {
    const sentence =
      'A role cannot be proved here: this Signalbox has no https address of its own. An administrator sets server.publicUrl, or maps a role.';
    return [{ kind: 'paragraph', spans: [text(sentence)] }];
  }
  return [
    { kind: 'paragraph', spans: [text('To have your commands run with a role of yours, run this where your AWS credentials are:')] },
    { kind: 'code', text: `npx signalbox prove ${proof.url}` },
    ...(roles.length < 2 ? [] : [ONE_BY_ONE]),
    {
      kind: 'paragraph',
      spans: [
        text(
          `It sends a signed request and no credentials. The link gives a role to ${userId} in ${channelName}, whoever runs it: never run one that somebody else has sent you. `,
        ),
        text(
          'The guardrails of the channel cap that role as they cap the channel role, and its trust policy must let Signalbox take it on. Good until ',
        ),
        { kind: 'time', at: proof.expiresAt.toISOString() },
      ],
    },
  ];
}

function composeClearing(roles: readonly ShownRole[]): readonly Block[] {
  const actions = roles.flatMap(({ account, own }): readonly ActionButton[] =>
    own?.mappedBy.kind === 'proof'
      ? [{ text: `Clear role in ${account.name ?? account.accountId}`, command: `clear-role ${account.accountId}`, style: 'plain' }]
      : [],
  );
  return actions.length === 0 ? [] : [{ kind: 'actions', actions }];
}

/** Composes the answer to `clear-role`. */
export function composeCleared(cleared: readonly UserRole[], kept: readonly ListedRole[]): Message {
  const [first] = cleared;
  const title = first === undefined ? 'You have no role here that you could clear' : 'Your role is cleared';
  const gone = cleared.map(({ roleArn, accountId }) => `${roleName(roleArn)} in ${accountId}`).join(', ');
  const sentence = first === undefined ? '' : `No command of yours in this channel runs with ${gone} any more. `;
  const rest =
    kept.length === 0
      ? ''
      : `What stays: ${kept.map((role) => `${role.roleArn}, ${tellMapper(role)}`).join('; ')}; only an administrator changes that.`;
  return tell(title, `${sentence}${rest}`, first === undefined ? 'neutral' : 'good');
}

/** Composes what cannot be done, and why. */
export function composeRoleRefusal(title: string, sentence: string): Message {
  return tell(title, sentence, 'warning');
}

/** Composes the answer to a mapping. */
export function composeMapped(role: UserRole, before: UserRole | undefined): Message {
  const where = role.configurationName === '' ? 'in all channels that reach the account' : `in ${role.configurationName}`;
  const earlier = before === undefined ? '' : ` It was ${before.roleArn} before.`;
  return tell('The role is mapped', `Commands of ${role.userId} run with ${role.roleArn} ${where} from now on.${earlier}`, 'good');
}

/** Composes the answer to taking mappings away. */
export function composeUnmapped(userId: string, removed: readonly UserRole[]): Message {
  if (removed.length === 0)
    return tell('Nothing was mapped', `${userId} has no such role. What the configuration file maps is changed there.`, 'neutral');
  const gone = removed.map(({ roleArn, accountId }) => `${roleName(roleArn)} in ${accountId}`).join(', ');
  return tell('The role is unmapped', `Commands of ${userId} do not run with ${gone} any more.`, 'good');
}

/** How many roles a card lists; the command line lists all. */
const LISTED_MAX = 50;

/** Composes the list for administrators. */
export function composeRoleList(roles: readonly ListedRole[]): Message {
  const title = roles.length === 0 ? 'Nobody has a role of their own' : `Roles of people: ${roles.length}`;
  const items = roles.slice(0, LISTED_MAX).map((role) => [text(tellListed(role))]);
  const more = roles.length > LISTED_MAX ? [text(`${roles.length - LISTED_MAX} more: signalbox user-roles list`)] : undefined;
  return {
    title: { emoji: '🔑', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      ...(items.length === 0 ? [] : [{ kind: 'list' as const, items: more === undefined ? items : [...items, more] }]),
      {
        kind: 'paragraph',
        spans: [
          text('Map one in this channel with '),
          { kind: 'code', text: '@aws user-roles map IDENTITY ROLE_ARN' },
          text(', in all with "everywhere" behind it; take one away with '),
          { kind: 'code', text: '@aws user-roles unmap IDENTITY' },
        ],
      },
    ],
    fallbackText: title,
  };
}

function tellListed(role: ListedRole): string {
  const where = role.configurationName === '' ? 'all channels' : role.configurationName;
  return `${role.who} · ${role.accountId} · ${role.roleArn} · ${where} · ${tellMapper(role)}`;
}

function tell(title: string, sentence: string, tone: Message['tone']): Message {
  return {
    title: { emoji: '🔑', spans: [text(title)] },
    tone,
    blocks: sentence === '' ? [] : [{ kind: 'paragraph', spans: [text(sentence)] }],
    fallbackText: sentence === '' ? title : `${title}: ${sentence}`,
  };
}

/** Tells in the help of a channel with roles how one uses a role of one's own; nothing where there are none. */
export function composeRolesHelp(accounts: readonly ChannelAccount[]): readonly Block[] {
  if (accounts.length === 0) return [];
  return [
    {
      kind: 'paragraph',
      spans: [
        text('Your commands run with a role of your own where you have one, else with the channel role: '),
        { kind: 'code', text: '@aws switch-role' },
      ],
    },
  ];
}
