// What the Slack app may do, and what for: each scope with the methods and events that need it, and nothing else.
// Scopes of each: the pages of docs.slack.dev/reference/methods and docs.slack.dev/reference/events.

/** What of Signalbox in Slack can be left out, or added, with the scopes for it. */
export type SlackFeature =
  | 'direct-messages'
  | 'slash-command'
  | 'invitations'
  | 'uploads'
  | 'thread-replies'
  | 'public-channels'
  | 'user-groups'
  | 'lost-answers'
  | 'ready-pictures';

/** A scope, and what it is for. */
export interface SlackScope {
  readonly scope: string;
  readonly why: string;
  /** What it belongs to; what nothing works without belongs to no feature. */
  readonly features: readonly SlackFeature[];
  readonly methods: readonly string[];
  readonly events: readonly string[];
}

/** Features that the manifest has unless they are left out. */
export const USUAL_FEATURES: readonly SlackFeature[] = ['direct-messages', 'slash-command', 'invitations', 'uploads'];

/** Features that the manifest has only where they are asked for. */
export const ADDED_FEATURES: readonly SlackFeature[] = [
  'thread-replies',
  'public-channels',
  'user-groups',
  'lost-answers',
  'ready-pictures',
];

/** All scopes of the bot token that anything here needs. */
export const SLACK_SCOPES: readonly SlackScope[] = [
  {
    scope: 'chat:write',
    why: 'Posts and changes its own messages.',
    features: [],
    methods: ['chat.postMessage', 'chat.update', 'chat.postEphemeral'],
    events: [],
  },
  { scope: 'app_mentions:read', why: 'Hears messages that call it by name.', features: [], methods: [], events: ['app_mention'] },
  {
    scope: 'users:read',
    why: 'Tells members from guests and people of other organizations; without it nothing that changes something is taken from anybody.',
    features: [],
    methods: ['users.info'],
    events: [],
  },
  { scope: 'commands', why: 'Adds /aws.', features: ['slash-command'], methods: [], events: [] },
  { scope: 'im:history', why: 'Hears direct messages to it.', features: ['direct-messages'], methods: [], events: ['message.im'] },
  {
    scope: 'files:write',
    why: 'Uploads the pictures of charts and the files of answers; without it they are words.',
    features: ['uploads'],
    methods: ['files.getUploadURLExternal', 'files.completeUploadExternal'],
    events: [],
  },
  {
    scope: 'channels:read',
    why: 'Hears that it was added to a public channel, and tells public from private ones; reads no messages.',
    features: ['invitations'],
    methods: ['conversations.info'],
    events: ['member_joined_channel'],
  },
  {
    scope: 'groups:read',
    why: 'The same for private channels that it is in.',
    features: ['invitations'],
    methods: ['conversations.info'],
    events: ['member_joined_channel'],
  },
  {
    scope: 'channels:history',
    why: 'Reads messages of public channels that it is in.',
    features: ['thread-replies', 'lost-answers'],
    methods: ['conversations.history', 'conversations.replies'],
    events: ['message.channels'],
  },
  {
    scope: 'groups:history',
    why: 'Reads messages of private channels that it is in.',
    features: ['thread-replies', 'lost-answers'],
    methods: ['conversations.history', 'conversations.replies'],
    events: ['message.groups'],
  },
  {
    scope: 'chat:write.public',
    why: 'Posts in public channels without an invitation.',
    features: ['public-channels'],
    methods: [],
    events: [],
  },
  {
    scope: 'usergroups:read',
    why: 'Knows who is in a user group, where roles are given to groups.',
    features: ['user-groups'],
    methods: ['usergroups.users.list'],
    events: [],
  },
  {
    scope: 'files:read',
    why: 'Asks whether a picture is ready instead of trying to show it.',
    features: ['ready-pictures'],
    methods: ['files.info'],
    events: [],
  },
];

/** Methods that every bot token may call. */
export const METHODS_WITHOUT_SCOPE: readonly string[] = ['auth.test', 'views.open'];

/** Methods that are called with the app-level token, whose scope is connections:write. */
export const METHODS_OF_APP_TOKEN: readonly string[] = ['apps.connections.open'];

/** Events that are heard for a feature alone; those of other scopes come with the scope. */
const EVENTS_OF_FEATURES: ReadonlyMap<string, SlackFeature> = new Map([
  ['message.channels', 'thread-replies'],
  ['message.groups', 'thread-replies'],
]);

/** Lists the scopes that features need, in the order of the table. */
export function scopesOf(features: readonly SlackFeature[]): readonly SlackScope[] {
  return SLACK_SCOPES.filter((one) => one.features.length === 0 || one.features.some((feature) => features.includes(feature)));
}

/** Lists the events that features hear. */
export function eventsOf(features: readonly SlackFeature[]): readonly string[] {
  const events = scopesOf(features).flatMap((one) => one.events);
  const isHeard = (event: string): boolean => {
    const feature = EVENTS_OF_FEATURES.get(event);
    return feature === undefined || features.includes(feature);
  };
  return [...new Set(events)].filter(isHeard);
}

/** What a workspace of the configuration is for. */
export interface WorkspaceUse {
  /** True where anything is heard there: an app token or a signing secret is configured. */
  readonly isHearing: boolean;
  readonly hearsThreadReplies: boolean;
}

/** Compares the scopes of a token with what the workspace is for: `missing` breaks what is configured, `lacking` only leaves something out. */
export function compareScopes(
  granted: readonly string[],
  { isHearing, hearsThreadReplies }: WorkspaceUse,
): { readonly missing: readonly string[]; readonly lacking: readonly string[] } {
  const absent = (scopes: readonly SlackScope[]): readonly string[] =>
    scopes.map(({ scope }) => scope).filter((scope) => !granted.includes(scope));
  if (!isHearing) {
    const forPosting = SLACK_SCOPES.filter(({ methods }) => methods.includes('chat.postMessage'));
    return { missing: absent(forPosting), lacking: absent(SLACK_SCOPES.filter(({ features }) => features.includes('uploads'))) };
  }
  const missing = absent(scopesOf(hearsThreadReplies ? ['thread-replies'] : []));
  return { missing, lacking: absent(scopesOf(USUAL_FEATURES)).filter((scope) => !missing.includes(scope)) };
}

/** Says what follows from scopes that are not there. */
export function describeLack(lacking: readonly string[]): string {
  return SLACK_SCOPES.filter(({ scope }) => lacking.includes(scope))
    .map(({ scope, why }) => `${scope} (${why.replace(/[.;].*$/s, '')})`)
    .join(', ');
}
