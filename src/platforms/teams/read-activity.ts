// What an activity of Teams says: words to the bot, a press of a button, a form that was filled in, or that the bot was added somewhere.
import { z } from 'zod';
import { isTeamsChannelId } from '../../domain/teams-channel-id.ts';
import { formCommand } from '../../messages/form-command.ts';
import { isActivityId, splitConversationId } from './conversation-id.ts';
import { readEdited, readFormData } from './form-data.ts';

/** Where and by whom something was said. */
export interface TeamsSpot {
  readonly activityId: string;
  readonly serviceUrl: string;
  readonly tenantId: string;
  readonly conversationType: 'channel' | 'groupChat' | 'personal';
  readonly channelId: string;
  /** The first message of the thread; absent outside of threads. */
  readonly rootId?: string;
  /** The id of the team as conversations have it, which is that of its first channel. */
  readonly teamThreadId?: string;
  /** The id of the team's group, where Teams tells it along. */
  readonly groupId?: string;
  readonly sender: { readonly id: string; readonly aadObjectId?: string; readonly isBot: boolean };
}

/** Something that was said. */
export type TeamsCall =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'press'; readonly command: string }
  /** `missing`: what has to be filled in and is not. */
  | { readonly kind: 'form'; readonly command: string; readonly missing: readonly string[] }
  /** A press of something that is none of ours. */
  | { readonly kind: 'unknown-press' }
  | { readonly kind: 'added'; readonly channelName?: string };

/** An activity that is for us. */
export interface TeamsActivity {
  readonly spot: TeamsSpot;
  readonly call: TeamsCall;
}

/** How long a command that is edited in its card may be: what it opens with has no more. */
const MAX_TEXT_LENGTH = 8000;

/**
 * How much of a message is read: more than a command may have (40,000 characters), so that a longer one is refused. One that were cut here
 * might lose its `--dry-run`. A message of Teams has 100 KB at most.
 */
const MAX_MESSAGE_LENGTH = 100_000;

const id = z.string().min(1).max(500);
const name = z.string().max(500).optional().catch(undefined);

const Account = z.object({ id, aadObjectId: z.guid().optional().catch(undefined), role: z.string().optional().catch(undefined) });

const Activity = z.object({
  type: z.string(),
  name,
  action: name,
  id: id.refine(isActivityId),
  replyToId: id.refine(isActivityId).optional().catch(undefined),
  channelId: z.literal('msteams'),
  serviceUrl: z.string(),
  from: Account,
  recipient: z.object({ id }),
  conversation: z.object({
    id,
    conversationType: z.string().optional().catch(undefined),
    isGroup: z.boolean().optional().catch(undefined),
    tenantId: z.guid().optional().catch(undefined),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: z.guid() }).optional().catch(undefined),
      team: z
        .object({ id: id.optional().catch(undefined), aadGroupId: z.guid().optional().catch(undefined) })
        .optional()
        .catch(undefined),
      channel: z.object({ id, name }).optional().catch(undefined),
      settings: z
        .object({ selectedChannel: z.object({ id, name }) })
        .optional()
        .catch(undefined),
    })
    .catch({}),
  text: z.string().optional().catch(undefined),
  entities: z.array(z.unknown()).optional().catch(undefined),
  value: z.unknown().optional(),
});
type Activity = z.infer<typeof Activity>;

/** Reads an activity; undefined for what nobody said to us: changes of messages, reactions, people who come and go. */
export function readActivity(body: unknown): TeamsActivity | undefined {
  const parsed = Activity.safeParse(body);
  if (!parsed.success) return undefined;
  const activity = parsed.data;
  const spot = readSpot(activity);
  const call = spot === undefined ? undefined : readCall(activity, spot);
  if (spot === undefined || call === undefined) return undefined;
  return { spot: call.kind === 'added' ? { ...spot, ...addedTo(activity) } : spot, call };
}

function readSpot(activity: Activity): TeamsSpot | undefined {
  const { id: activityId, serviceUrl, from, recipient, conversation, channelData } = activity;
  // In a shared channel the other one may be that of whoever speaks.
  const tenantId = conversation.tenantId ?? channelData.tenant?.id;
  // Nobody listens to themselves.
  if (tenantId === undefined || from.id === recipient.id) return undefined;
  return {
    activityId,
    serviceUrl,
    tenantId: tenantId.toLowerCase(),
    conversationType: readType(conversation),
    ...readPlace(activity),
    ...readTeam(channelData.team),
    sender: readSender(from),
  };
}

/** Only where it is certain that nobody else is there, nobody has to be called by name. */
function readType({ id: conversationId, conversationType, isGroup }: Activity['conversation']): TeamsSpot['conversationType'] {
  if (isTeamsChannelId(splitConversationId(conversationId).channelId)) return 'channel';
  return conversationType === 'personal' && isGroup !== true ? 'personal' : 'groupChat';
}

/** What is pressed is in the thread of its message, also where the name of the conversation does not tell the thread. */
function readPlace({ type, replyToId, conversation }: Activity): Pick<TeamsSpot, 'channelId' | 'rootId'> {
  const { channelId, rootId = type === 'invoke' ? replyToId : undefined } = splitConversationId(conversation.id);
  return { channelId, ...(rootId === undefined ? {} : { rootId }) };
}

function readTeam(team: Activity['channelData']['team']): Pick<TeamsSpot, 'teamThreadId' | 'groupId'> {
  return {
    ...(team?.id === undefined ? {} : { teamThreadId: team.id }),
    ...(team?.aadGroupId === undefined ? {} : { groupId: team.aadGroupId.toLowerCase() }),
  };
}

function readSender({ id: senderId, aadObjectId, role }: Activity['from']): TeamsSpot['sender'] {
  const isBot = senderId.startsWith('28:') || role === 'bot' || role === 'skill';
  return { id: senderId, ...(aadObjectId === undefined ? {} : { aadObjectId: aadObjectId.toLowerCase() }), isBot };
}

function readCall(activity: Activity, { conversationType }: TeamsSpot): TeamsCall | undefined {
  switch (activity.type) {
    case 'message': {
      const { text, isCalled } = readWords(activity);
      // With a permission of the app Teams hands in everything that is said in a channel.
      return isCalled || conversationType === 'personal' ? { kind: 'words', text } : undefined;
    }
    case 'invoke':
      return activity.name === 'adaptiveCard/action' ? readPress(activity.value) : undefined;
    case 'installationUpdate':
      return activity.action === 'add' ? { kind: 'added', ...channelNameOf(activity) } : undefined;
    default:
      return undefined;
  }
}

/** A team is entered by its first channel, or by the one that was chosen. */
function addedTo({ channelData: { settings } }: Activity): Pick<TeamsSpot, 'channelId'> | undefined {
  return settings === undefined ? undefined : { channelId: settings.selectedChannel.id };
}

function channelNameOf({ channelData: { settings, channel } }: Activity): { channelName?: string } {
  const channelName = settings?.selectedChannel.name ?? channel?.name;
  return channelName === undefined ? {} : { channelName };
}

const MentionEntity = z.object({
  type: z.literal('mention'),
  text: z.string().min(1).max(1000),
  mentioned: z.object({ id: z.string(), name: z.string().optional().catch(undefined) }),
});

/** Returns what was said without the bot's name; other people's names stay as they are called. */
function readWords({ text = '', entities = [], recipient }: Activity): { readonly text: string; readonly isCalled: boolean } {
  const mentions = entities.flatMap((entity) => MentionEntity.safeParse(entity).data ?? []);
  const words = mentions.reduce(
    (rest, { text: tag, mentioned }) => rest.replaceAll(tag, mentioned.id === recipient.id ? ' ' : `@${mentioned.name ?? mentioned.id}`),
    text.slice(0, MAX_MESSAGE_LENGTH),
  );
  return { text: readTyped(words).trim(), isCalled: mentions.some(({ mentioned }) => mentioned.id === recipient.id) };
}

// Match: <at>Ana</at> of which no entity tells. Near miss: a<b.
const LOOSE_TAG = /<\/?at(?: [^<>]*)?>/g;

/** Undoes what Teams makes of what was typed: spaces that do not break, and escaped characters. */
function readTyped(text: string): string {
  return text
    .replace(LOOSE_TAG, '')
    .replace(/&nbsp;|\u00A0/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

const Press = z.object({ action: z.object({ verb: z.string(), data: z.record(z.string(), z.unknown()) }) });
const CommandData = z.object({ command: z.string().min(1).max(MAX_TEXT_LENGTH) });

/** What a card hands back may be anything: it is said in the words of whoever sends it, and may no more than these. */
function readPress(value: unknown): TeamsCall {
  const press = Press.safeParse(value).data?.action;
  const call = press === undefined ? undefined : readCard(press);
  return call ?? { kind: 'unknown-press' };
}

function readCard({ verb, data }: z.infer<typeof Press>['action']): TeamsCall | undefined {
  if (verb === 'edit') return readEdit(data);
  const said = CommandData.safeParse(data);
  if (!said.success) return undefined;
  const { command } = said.data;
  if (verb === 'command') return { kind: 'press', command };
  const form = verb === 'form' ? readFormData(data) : undefined;
  if (form === undefined) return undefined;
  return { kind: 'form', command: formCommand({ command, fields: form.fields }, form.values), missing: form.missing };
}

function readEdit(data: Readonly<Record<string, unknown>>): TeamsCall | undefined {
  const command = readEdited(data);
  if (command === undefined) return undefined;
  // Without its end it could be another command.
  if (command.length > MAX_TEXT_LENGTH)
    return { kind: 'form', command: '', missing: [`a command of ${MAX_TEXT_LENGTH} characters at most`] };
  return { kind: 'form', command, missing: command === '' ? ['a command'] : [] };
}
