// What the Teams double keeps: channels and chats, who is in them, and their messages; with Teams' refusals and limits.
import { isUtf8 } from 'node:buffer';

/** A channel or chat. */
export interface DoubleConversation {
  readonly id: string;
  readonly type: 'channel' | 'groupChat' | 'personal';
  /** The group of a channel's team. */
  readonly groupId?: string;
  /** The team's first channel, by which Teams names it. */
  readonly teamThreadId?: string;
  /** False where the bot is not in it. */
  readonly hasBot?: boolean;
}

/** A person as the roster has them. */
export interface DoublePerson {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
  readonly tenantId: string;
  readonly userRole?: 'user' | 'guest' | 'anonymous';
}

/** A message as it stands now. */
export interface DoubleActivity {
  readonly id: string;
  readonly channelId: string;
  readonly rootId?: string;
  readonly activity: Readonly<Record<string, unknown>>;
  readonly edits: number;
}

/** An answer of the Connector. */
export interface ConnectorReply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Teams takes about 100 KB, counted in UTF-16, without inline pictures (learn.microsoft.com, Format your bot messages). */
const MAX_MESSAGE_BYTES = 100 * 1024;

/** The newest version of cards that a bot's message may have. */
const NEWEST_CARD = 1.5;

/** How many posts a conversation takes in how long (learn.microsoft.com, rate limiting). */
const PACE = [
  { count: 7, perMs: 1_000 },
  { count: 8, perMs: 2_000 },
  { count: 60, perMs: 30_000 },
  { count: 1_800, perMs: 3_600_000 },
];

/** Keeps it. */
export class TeamsDoubleState {
  readonly conversations = new Map<string, DoubleConversation>();
  readonly people = new Map<string, DoublePerson>();
  /** True where the roster does not say of which tenant people are. */
  isTenantHidden = false;
  readonly #messages: DoubleActivity[] = [];
  readonly #now: () => number;
  readonly #calls = new Map<string, number[]>();
  limitsRate = false;
  #lastId = 1_700_000_000_000;

  constructor(conversations: readonly DoubleConversation[], people: readonly DoublePerson[], now: () => number) {
    for (const conversation of conversations) this.conversations.set(conversation.id, conversation);
    for (const person of people) this.people.set(person.id, person);
    this.#now = now;
  }

  /** The next id of a message. */
  nextId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }

  messagesIn(channelId: string): readonly DoubleActivity[] {
    return this.#messages.filter((message) => message.channelId === channelId);
  }

  find(activityId: string): DoubleActivity | undefined {
    return this.#messages.find(({ id }) => id === activityId);
  }

  delete(activityId: string): void {
    const position = this.#messages.findIndex(({ id }) => id === activityId);
    if (position !== -1) this.#messages.splice(position, 1);
  }

  /** Keeps a message of a person, so that it can be answered in its thread. */
  add(channelId: string, activity: Readonly<Record<string, unknown>>, rootId?: string): string {
    const id = this.nextId();
    this.#messages.push({ id, channelId, ...(rootId === undefined ? {} : { rootId }), activity, edits: 0 });
    return id;
  }

  create(conversationId: string, body: Buffer): ConnectorReply {
    const place = this.#placeOf(conversationId);
    if ('status' in place) return place;
    const { channelId, rootId } = place;
    if (rootId !== undefined && this.find(rootId) === undefined) return refused(404, 'ActivityNotFoundInConversation');
    const read = readActivity(body);
    if ('status' in read) return read;
    if (this.#isTooFast(channelId)) return { ...refused(429, 'TooManyRequests'), headers: { 'retry-after': '1' } };
    const id = this.nextId();
    this.#messages.push({ id, channelId, ...(rootId === undefined ? {} : { rootId }), activity: read.activity, edits: 0 });
    return { status: 201, body: { id } };
  }

  update(conversationId: string, activityId: string, body: Buffer): ConnectorReply {
    const place = this.#placeOf(conversationId);
    if ('status' in place) return place;
    const position = this.#messages.findIndex(
      ({ id, channelId, rootId }) => id === activityId && channelId === place.channelId && rootId === place.rootId,
    );
    const before = this.#messages[position];
    if (before === undefined) return refused(404, 'ActivityNotFoundInConversation');
    const read = readActivity(body);
    if ('status' in read) return read;
    if (read.activity['id'] !== activityId) return refused(400, 'BadSyntax');
    if (this.#isTooFast(place.channelId)) return { ...refused(429, 'TooManyRequests'), headers: { 'retry-after': '1' } };
    this.#messages[position] = { ...before, activity: read.activity, edits: before.edits + 1 };
    return { status: 200, body: { id: activityId } };
  }

  member(conversationId: string, personId: string): ConnectorReply {
    const place = this.#placeOf(conversationId);
    if ('status' in place) return place;
    const person = this.people.get(personId);
    if (person === undefined) return refused(404, 'MemberNotFoundInConversation');
    const { tenantId, ...rest } = person;
    return { status: 200, body: this.isTenantHidden ? rest : { ...rest, tenantId } };
  }

  members(conversationId: string): ConnectorReply {
    const place = this.#placeOf(conversationId);
    return 'status' in place ? place : { status: 200, body: { members: [...this.people.values()] } };
  }

  team(teamThreadId: string): ConnectorReply {
    const channel = [...this.conversations.values()].find((one) => one.teamThreadId === teamThreadId);
    if (channel === undefined) return refused(404, 'TeamNotFound');
    return { status: 200, body: { id: teamThreadId, name: 'Operations', aadGroupId: channel.groupId } };
  }

  #placeOf(conversationId: string): { readonly channelId: string; readonly rootId?: string } | ConnectorReply {
    const [channelId = '', rootId] = conversationId.split(';messageid=');
    const conversation = this.conversations.get(channelId);
    if (conversation === undefined) return refused(404, 'ConversationNotFound');
    if (conversation.hasBot === false) return refused(403, 'BotNotInConversationRoster');
    if (rootId !== undefined && conversation.type !== 'channel') return refused(400, 'BadSyntax');
    return { channelId, ...(rootId === undefined ? {} : { rootId }) };
  }

  #isTooFast(channelId: string): boolean {
    const now = this.#now();
    const calls = this.#calls.get(channelId) ?? [];
    if (this.limitsRate && PACE.some(({ count, perMs }) => calls.filter((at) => now - at < perMs).length >= count)) return true;
    this.#calls.set(channelId, [...calls, now]);
    return false;
  }
}

function readActivity(body: Buffer): { readonly activity: Readonly<Record<string, unknown>> } | ConnectorReply {
  if (!isUtf8(body)) return refused(400, 'BadSyntax');
  const text = body.toString('utf8');
  if (text.replaceAll(/data:image[^"]+/g, '').length * 2 > MAX_MESSAGE_BYTES || body.byteLength > MAX_MESSAGE_BYTES) {
    return refused(413, 'MessageSizeTooBig');
  }
  const activity = parse(text);
  if (activity === undefined || activity['type'] !== 'message') return refused(400, 'BadSyntax');
  const attachments = Array.isArray(activity['attachments']) ? (activity['attachments'] as unknown[]) : [];
  if (attachments.length === 0 && typeof activity['text'] !== 'string') return refused(400, 'BadSyntax');
  return attachments.every(isCard) ? { activity } : refused(400, 'BadSyntax');
}

function isCard(attachment: unknown): boolean {
  if (typeof attachment !== 'object' || attachment === null) return false;
  const { contentType, content } = attachment as { contentType?: unknown; content?: Readonly<Record<string, unknown>> };
  if (contentType !== 'application/vnd.microsoft.card.adaptive' || content?.['type'] !== 'AdaptiveCard') return false;
  const version = Number(content['version']);
  return version >= 1 && version <= NEWEST_CARD && Array.isArray(content['body']) && content['body'].length > 0;
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

function refused(status: number, code: string): ConnectorReply {
  return { status, body: { error: { code, message: `refused with ${code}` } } };
}
