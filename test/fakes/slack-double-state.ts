// What the Slack double knows: workspaces, channels, messages, and everything that was asked of it.
import type { DoubleAnswer, DoubleRequest, DoubleWorkspace } from './slack-double-call.ts';
import { SlackDoubleFiles } from './slack-double-files.ts';
import { SlackDoubleViews } from './slack-double-views.ts';
import { SlackDoubleHistory } from './slack-double-history.ts';
import { checkSlackPayload } from '../../src/platforms/slack/testing/check-slack-payload.ts';
import type { SlackAttachment, SlackBlock } from '../../src/platforms/slack/slack-payload.ts';

/** A message as the channel shows it now. */
export interface DoubleMessage {
  readonly ts: string;
  readonly threadTs?: string;
  /** True where a reply is shown in the channel as well. */
  readonly isBroadcast?: true;
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
  readonly attachments: readonly SlackAttachment[];
  readonly isEdited: boolean;
  /** Ids of files that were shared as this message. */
  readonly fileIds?: readonly string[];
}

/** A message that only one person sees. */
export interface DoubleEphemeral extends Pick<DoubleMessage, 'text' | 'blocks' | 'attachments'> {
  readonly channelId: string;
  readonly userId: string;
  readonly threadTs?: string;
}

/** Above this chat.update refuses a text (docs.slack.dev/reference/methods/chat.update). */
const MAX_UPDATE_TEXT = 4000;

type Content = Pick<DoubleMessage, 'text' | 'blocks' | 'attachments'>;

interface DoubleChannel {
  readonly teamId: string;
  isArchived: boolean;
  messages: DoubleMessage[];
  readonly deleted: Set<string>;
}

function refuse(error: string): DoubleAnswer {
  return { ok: false, error };
}

function readList<Item>(json: string | undefined): readonly Item[] | undefined {
  try {
    const list: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(list) ? (list as Item[]) : undefined;
  } catch {
    return undefined;
  }
}

/** How the double's files behave, and where they are uploaded to. */
export interface DoubleFileOptions {
  /** The clock of the history. */
  readonly now?: () => number;
  readonly looksUntilReady?: number;
  readonly origin: string;
}

/** Keeps messages and answers the methods of the Web API about them. */
export class SlackDoubleState {
  readonly workspaces: readonly DoubleWorkspace[];
  readonly #channels = new Map<string, DoubleChannel>();
  readonly files: SlackDoubleFiles;
  readonly views: SlackDoubleViews;
  /** What was shown to one person alone, the oldest first. */
  readonly ephemerals: DoubleEphemeral[] = [];
  readonly #origin: string;
  readonly #history: SlackDoubleHistory;
  #lastTs = 0;

  /** Takes the workspaces that exist, and how files behave. */
  constructor(workspaces: readonly DoubleWorkspace[], { looksUntilReady = 1, origin, now = Date.now }: DoubleFileOptions) {
    this.workspaces = workspaces;
    this.files = new SlackDoubleFiles(looksUntilReady);
    this.#origin = origin;
    this.#history = new SlackDoubleHistory(now);
    this.views = new SlackDoubleViews(now);
    for (const { teamId, channelIds } of workspaces) {
      for (const channelId of channelIds) {
        this.#channels.set(channelId, { teamId, isArchived: false, messages: [], deleted: new Set() });
      }
    }
  }

  /** Returns what the channel shows now, oldest first. */
  messagesIn(channelId: string): readonly DoubleMessage[] {
    return this.#channels.get(channelId)?.messages ?? [];
  }

  /** Deletes a message, as somebody in the channel would. */
  deleteMessage(channelId: string, ts: string): void {
    const channel = this.#channels.get(channelId);
    if (channel !== undefined) {
      channel.messages = channel.messages.filter((message) => message.ts !== ts);
      channel.deleted.add(ts);
    }
  }

  /** Archives a channel, or restores it. */
  archive(channelId: string, isArchived: boolean): void {
    const channel = this.#channels.get(channelId);
    if (channel !== undefined) {
      channel.isArchived = isArchived;
    }
  }

  /** Makes the `ts` of a new message: later than all before. */
  nextTs(): string {
    this.#lastTs += 1;
    return `1795143612.${String(this.#lastTs).padStart(6, '0')}`;
  }

  /** Answers a method, given who calls. */
  answer(request: DoubleRequest, workspace: DoubleWorkspace): DoubleAnswer {
    switch (request.method) {
      case 'auth.test':
        return identityOf(workspace);
      case 'usergroups.users.list':
        return listMembers(request.parameters['usergroup'] ?? '', workspace);
      case 'users.info':
        return describeUser(request.parameters['user'] ?? '', workspace);
      case 'conversations.info':
        return this.#describe(request.parameters['channel'] ?? '', workspace);
      default:
        return (
          this.#answerAboutMessages(request, workspace) ??
          this.#answerAboutPast(request, workspace) ??
          this.#answerAboutFiles(request, workspace) ??
          refuse('unknown_method')
        );
    }
  }

  #answerAboutMessages(request: DoubleRequest, workspace: DoubleWorkspace): DoubleAnswer | undefined {
    switch (request.method) {
      case 'chat.postMessage':
        return this.#post(request.parameters, workspace);
      case 'chat.update':
        return this.#update(request.parameters, workspace);
      case 'chat.postEphemeral':
        return this.#postEphemeral(request.parameters, workspace);
      case 'views.open':
        return this.views.open(request, workspace);
      default:
        return undefined;
    }
  }

  #answerAboutPast(request: DoubleRequest, workspace: DoubleWorkspace): DoubleAnswer | undefined {
    if (request.method !== 'conversations.history' && request.method !== 'conversations.replies') return undefined;
    const channel = this.#channels.get(request.parameters['channel'] ?? '');
    const messages = channel?.teamId === workspace.teamId ? channel.messages : undefined;
    return this.#history.answer({ request, workspace, messages });
  }

  /** Slack API, conversations.info: channels:read for public channels, groups:read for private ones, which are hidden without it. */
  #describe(
    channelId: string,
    { teamId, privateChannelIds = [], scopes = ['channels:read', 'groups:read'] }: DoubleWorkspace,
  ): DoubleAnswer {
    const isPrivate = privateChannelIds.includes(channelId);
    const needed = isPrivate ? 'groups:read' : 'channels:read';
    if (!scopes.includes(needed)) return { ...refuse('missing_scope'), needed };
    if (this.#channels.get(channelId)?.teamId !== teamId) return refuse('channel_not_found');
    return { ok: true, channel: { id: channelId, is_channel: !isPrivate, is_private: isPrivate, is_im: false } };
  }

  #answerAboutFiles(request: DoubleRequest, { teamId }: DoubleWorkspace): DoubleAnswer | undefined {
    const workspace = this.workspaces.find((known) => known.teamId === teamId);
    if (workspace === undefined) return undefined;
    const { channel_id: channelId = '', thread_ts: threadTs } = request.parameters;
    return this.files.answer(request, workspace, {
      origin: this.#origin,
      share: (files) => {
        const channel = this.#channels.get(channelId);
        if (channel === undefined || channel.teamId !== teamId) return 'channel_not_found';
        if (channel.isArchived) return 'is_archived';
        const shared = { text: '', blocks: [], attachments: [], isEdited: false, fileIds: files.map(({ id }) => id) };
        channel.messages.push({ ...shared, ts: this.nextTs(), ...(threadTs === undefined ? {} : { threadTs }) });
        return undefined;
      },
    });
  }

  #post(parameters: DoubleRequest['parameters'], workspace: DoubleWorkspace): DoubleAnswer {
    const prepared = this.#prepare(parameters, workspace);
    if (typeof prepared === 'string') {
      return refuse(prepared);
    }
    const asked = parameters['thread_ts'];
    // Slack does not refuse a reply to a message that was deleted: it shows it in the channel (slack-go/slack#1571).
    const threadTs = asked === undefined || prepared.channel.deleted.has(asked) ? undefined : asked;
    const isBroadcast = threadTs !== undefined && parameters['reply_broadcast'] === 'true';
    const message: DoubleMessage = {
      ...prepared.content,
      ts: this.nextTs(),
      isEdited: false,
      ...(threadTs === undefined ? {} : { threadTs }),
      ...(isBroadcast ? { isBroadcast } : {}),
    };
    prepared.channel.messages.push(message);
    this.#history.note(message.ts, parameters['metadata']);
    const echo = { text: message.text, ts: message.ts, ...(threadTs === undefined ? {} : { thread_ts: threadTs }) };
    return { ok: true, channel: parameters['channel'], ts: message.ts, message: echo };
  }

  #postEphemeral(parameters: DoubleRequest['parameters'], workspace: DoubleWorkspace): DoubleAnswer {
    const prepared = this.#prepare(parameters, workspace);
    if (typeof prepared === 'string') return refuse(prepared);
    const { user: userId = '', channel: channelId = '', thread_ts: threadTs } = parameters;
    if (workspace.users?.[userId]?.['is_bot'] === true) return refuse('user_not_in_channel');
    // Slack takes it, and nobody sees it, where the thread has no reply yet (docs.slack.dev/reference/methods/chat.postEphemeral).
    const isSeen = threadTs === undefined || prepared.channel.messages.some((message) => message.threadTs === threadTs);
    if (isSeen) this.ephemerals.push({ ...prepared.content, channelId, userId, ...(threadTs === undefined ? {} : { threadTs }) });
    return { ok: true, message_ts: this.nextTs() };
  }

  #update(parameters: DoubleRequest['parameters'], workspace: DoubleWorkspace): DoubleAnswer {
    const prepared = this.#prepare(parameters, workspace);
    if (typeof prepared === 'string') {
      return refuse(prepared);
    }
    const { channel, content } = prepared;
    const index = channel.messages.findIndex((message) => message.ts === parameters['ts']);
    const old = channel.messages[index];
    if (old === undefined || content.text.length > MAX_UPDATE_TEXT) {
      return refuse(old === undefined ? 'message_not_found' : 'msg_too_long');
    }
    // Where no attachments are given the old ones stay, which is why Signalbox always gives them.
    const attachments = parameters['attachments'] === undefined ? old.attachments : content.attachments;
    channel.messages[index] = { ...old, ...content, attachments, isEdited: true };
    this.#history.change(old.ts, parameters['metadata']);
    return { ok: true, channel: parameters['channel'], ts: old.ts, text: content.text };
  }

  /** Finds the channel and reads the content, or says the error code. */
  #prepare(parameters: DoubleRequest['parameters'], workspace: DoubleWorkspace): { channel: DoubleChannel; content: Content } | string {
    const channel = this.#channels.get(parameters['channel'] ?? '');
    if (channel === undefined || channel.teamId !== workspace.teamId) {
      return 'channel_not_found';
    }
    if (channel.isArchived) {
      return 'is_archived';
    }
    const content = readContent(parameters);
    if (typeof content === 'string') return content;
    const blocks = [...content.blocks, ...content.attachments.flatMap((attachment) => attachment.blocks)];
    // All are looked at, so that each of them gets on.
    const pictures = blocks.flatMap((block) =>
      block.type === 'image' ? [this.files.isPicture(block.slack_file.id, workspace.teamId)] : [],
    );
    return pictures.includes(false) ? 'invalid_blocks' : { channel, content };
  }
}

function readContent(parameters: DoubleRequest['parameters']): Content | string {
  const text = parameters['text'] ?? '';
  const blocks = readList<SlackBlock>(parameters['blocks']);
  const attachments = readList<SlackAttachment>(parameters['attachments']);
  if (blocks === undefined) {
    return 'invalid_blocks_format';
  }
  if (attachments === undefined) {
    return 'invalid_attachments';
  }
  const content = { text, blocks, attachments };
  return checkSlackPayload(content)[0]?.code ?? content;
}

/** Slack API, auth.test: with the organization of a workspace that is of one. */
function identityOf({ teamId, botUserId, enterpriseId }: DoubleWorkspace): DoubleAnswer {
  const identity = { team_id: teamId, user_id: botUserId, bot_id: 'B0DOUBLE', team: 'Double', user: 'signalbox' };
  return { ok: true, ...identity, ...(enterpriseId === undefined ? {} : { enterprise_id: enterpriseId }) };
}

/** Slack API, usergroups.users.list: needs usergroups:read. */
function listMembers(groupId: string, { groups = {}, scopes = ['usergroups:read'] }: DoubleWorkspace): DoubleAnswer {
  if (!scopes.includes('usergroups:read')) return { ...refuse('missing_scope'), needed: 'usergroups:read' };
  const users = groups[groupId];
  return users === undefined ? refuse('no_such_subteam') : { ok: true, users };
}

/** Slack API, users.info: needs users:read. Whoever speaks is a member unless said otherwise. */
function describeUser(id: string, { teamId, users = {}, scopes = ['users:read'] }: DoubleWorkspace): DoubleAnswer {
  if (!scopes.includes('users:read')) return { ...refuse('missing_scope'), needed: 'users:read' };
  const user = { id, team_id: teamId, is_bot: false, is_restricted: false, is_ultra_restricted: false, deleted: false };
  return { ok: true, user: { ...user, ...users[id] } };
}
