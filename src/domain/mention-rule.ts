// Whom the messages of a channel call, and when: chosen by whoever runs Signalbox, never by a payload (a payload can only choose a
// severity from the closed list). Each platform has its own forms of people and groups.
import type { PlatformName } from './channel.ts';
import type { Severity } from './notification.ts';

/** Somebody to call: one person, a group, or everybody in the channel. */
export type Mention =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'everyone'; readonly scope: 'here' | 'channel' | 'everyone' };

/** Whom to call, and as which text where the platform cannot. */
export interface NamedMention {
  readonly target: Mention;
  readonly text: string;
}

/** Calls some people for notifications of some severities, and of some kinds where it names any. */
export interface MentionRule {
  readonly severities: readonly Severity[];
  /** As the title says them, in any case, for example `CloudWatch Alarm`; absent: every kind. */
  readonly kinds?: readonly string[];
  readonly mentions: readonly NamedMention[];
}

/** Returns whom some rules call for a notification, each once, in the order of the rules. */
export function mentionsByRules(
  rules: readonly MentionRule[],
  { severity, kind }: { readonly severity: Severity; readonly kind: string },
): readonly NamedMention[] {
  const matching = rules.filter(
    (rule) =>
      rule.severities.includes(severity) &&
      (rule.kinds === undefined || rule.kinds.some((name) => name.toLowerCase() === kind.trim().toLowerCase())),
  );
  return [...new Map(matching.flatMap(({ mentions }) => mentions).map((mention) => [mention.text, mention])).values()];
}

const EVERYONE: ReadonlyMap<string, NamedMention> = new Map(
  (['here', 'channel', 'everyone'] as const).map((scope) => [`@${scope}`, { target: { kind: 'everyone', scope }, text: `@${scope}` }]),
);

// Match: U0123ABCD, W0123ABCD. Near miss: @ana, u0123abcd.
const SLACK_USER_ID = /^[UW][0-9A-Z]{2,30}$/;
// Match: S0123ABCD. Near miss: @oncall.
const SLACK_USER_GROUP_ID = /^S[0-9A-Z]{2,30}$/;
// Match: @ana, @web-team. Near miss: ana, @a b.
const WEB_NAME = /^@[A-Za-z0-9][\w.-]{0,79}$/;
// Match: 00000000-0000-0000-0000-000000000001. Near miss: 29:1abc (an id of a bot's conversation), ana@example.org.
const ENTRA_OBJECT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Amazon Chime, webhooks: @All calls all members of a chat room, @Present those who are there. */
const CHIME_EVERYONE: ReadonlyMap<string, NamedMention> = new Map([
  ['@All', { target: { kind: 'everyone', scope: 'channel' }, text: '@All' }],
  ['@Present', { target: { kind: 'everyone', scope: 'here' }, text: '@Present' }],
]);

const FORMS: Readonly<Record<PlatformName, { readonly parse: (text: string) => NamedMention | undefined; readonly form: string }>> = {
  slack: {
    parse: (text) => {
      if (SLACK_USER_ID.test(text)) return { target: { kind: 'person', id: text }, text: `@${text}` };
      if (SLACK_USER_GROUP_ID.test(text)) return { target: { kind: 'group', id: text }, text: `@${text}` };
      return EVERYONE.get(text);
    },
    form: '@here, @channel, @everyone, the id of a person such as U0123ABCD, or of a user group such as S0123ABCD',
  },
  teams: {
    parse: (text) => (ENTRA_OBJECT_ID.test(text) ? { target: { kind: 'person', id: text }, text: `@${text}` } : undefined),
    form: 'the Microsoft Entra object id of a person, such as 00000000-0000-0000-0000-000000000001',
  },
  // Nobody is called by a webhook of Workflows: the name stands in the message.
  'teams-webhook': {
    parse: (text) => (WEB_NAME.test(text) ? { target: { kind: 'person', id: text.slice(1) }, text } : undefined),
    form: 'a name such as @web-team, which is shown and calls nobody',
  },
  chime: {
    parse: (text) => CHIME_EVERYONE.get(text),
    form: '@All or @Present',
  },
  // Nobody is called there: the name stands in the message.
  web: {
    parse: (text) => EVERYONE.get(text) ?? (WEB_NAME.test(text) ? { target: { kind: 'person', id: text.slice(1) }, text } : undefined),
    form: '@here, @channel, @everyone, or a name such as @web-team',
  },
};

/** Reads whom to call, as the configuration writes it for a platform. */
export function parseMention(text: string, platform: PlatformName): NamedMention | undefined {
  return FORMS[platform].parse(text);
}

/** Says how a platform's mentions are written, to end a sentence with. */
export function mentionForm(platform: PlatformName): string {
  return FORMS[platform].form;
}
