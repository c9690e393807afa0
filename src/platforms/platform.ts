// The chat platform port. Every adapter passes platform.contract.ts.
// Promises: `render` is pure and stays within the platform's limits; `post` and `edit` never throw for what the
// platform answers, they return an outcome; they never retry by themselves; they log and return no secret.
import type { Channel, PlatformName } from '../domain/channel.ts';
import type { MessageReference } from '../domain/message-reference.ts';
import type { Severity } from '../domain/notification.ts';
import type { SpeakerStatus } from '../domain/speaker.ts';
import type { Message } from '../messages/message.ts';

/** What a platform can do; flows ask these and never the platform's name. */
export interface PlatformCapabilities {
  /** Replies under a message. Without it replies are posted as messages of their own. */
  readonly threads: boolean;
  /** Buttons that start something (links are always possible). Without it the command to type is shown. */
  readonly buttons: boolean;
  /** Forms to fill in. Without it missing values are asked for in text. */
  readonly forms: boolean;
  /** Uploading a file with a message. Without it files are linked or cut. */
  readonly files: boolean;
  /** Changing a posted message. Without it the newer state is posted as a new message. */
  readonly edits: boolean;
  /** True where a message has the key under which it was posted as its id. */
  readonly idsAreKeys?: true;
  /** The longest text of one message, in UTF-16 code units. */
  readonly maxTextLength: number;
  /** How much the platform takes; without it as much as comes. */
  readonly pace?: PlatformPace;
}

/** So many calls within any span of so many milliseconds. */
export interface RateLimit {
  readonly count: number;
  readonly perMs: number;
}

/** What a platform takes before it answers *too many*; all limits of a list hold at once. */
export interface PlatformPace {
  /** New messages in one channel. */
  readonly postsOfChannel: readonly RateLimit[];
  /** Changes of messages in all channels of a workspace together. */
  readonly editsOfWorkspace: readonly RateLimit[];
}

/** How an attempt to post or edit ended. */
export type PostOutcome =
  | {
      readonly status: 'posted';
      readonly reference: MessageReference;
      /** True where the message to reply to was gone, and the platform showed the reply in the channel by itself. */
      readonly isUnthreaded?: true;
      /** What is to be known of it beside that, such as that it was accepted and nobody tells whether it is shown. */
      readonly note?: string;
    }
  /**
   * May succeed later. `delivery` scope: only this one waits; `channel` scope: everything for this channel (rate limit); `workspace` scope:
   * every call of this kind, post or edit, in the whole workspace.
   */
  | {
      readonly status: 'retry';
      readonly reason: string;
      readonly scope: 'delivery' | 'channel' | 'workspace';
      /** What the platform asked for (Retry-After), in milliseconds. */
      readonly retryAfterMs?: number;
      /** True when the platform may have taken it although no answer came. */
      readonly isOutcomeUnknown: boolean;
    }
  /** The message to edit is gone; posting anew can help. */
  | { readonly status: 'message-gone'; readonly reason: string }
  /**
   * Never succeeds as it is: the operator must change something (`operator`), and then it can; or the payload is refused (`payload`).
   * `workspace` where that is so of the whole workspace, such as a token that was revoked; without it of the channel.
   */
  | { readonly status: 'refused'; readonly reason: string; readonly cause: 'operator' | 'payload'; readonly scope?: 'workspace' };

/** A post of which no answer came. */
export interface PostQuestion {
  readonly channel: Channel;
  readonly idempotencyKey: string;
  readonly threadMessageId?: string;
  /** When it was attempted first, or before. */
  readonly since: Date;
  readonly signal: AbortSignal;
}

/** Whether such a post stands in its channel. */
export type PostSearch =
  | { readonly status: 'found'; readonly reference: MessageReference }
  | { readonly status: 'absent' }
  /** The platform does not say, for example because the app may not read the channel. */
  | { readonly status: 'unknown'; readonly reason: string };

/** Whether everybody of the workspace may join a channel, as the platform says. */
export type ChannelTypeAnswer =
  | { readonly status: 'known'; readonly channelType: 'public' | 'private' }
  /** The platform answers, but does not say; `reason` says why. */
  | { readonly status: 'not-told'; readonly reason: string }
  /** It cannot be asked at the moment. */
  | { readonly status: 'unavailable'; readonly reason: string };

/** Who is in a group, by the platform's own ids; or why that cannot be said. */
export type GroupMembers =
  | { readonly status: 'known'; readonly userIds: readonly string[] }
  | { readonly status: 'unknown'; readonly reason: string };

/** What a notification is about, for other programs that read the channel. */
export interface PostedNotification {
  /** What the sender calls this kind of event, for example `CloudWatch Alarm`. */
  readonly kind: string;
  readonly severity: Severity;
  readonly accountId?: string;
  readonly region?: string;
  /** Same key, same incident. */
  readonly incidentKey?: string;
}

/** A message to post. */
export interface PostRequest<Payload> {
  readonly channel: Channel;
  readonly payload: Payload;
  /** Same key, same message: a platform that can uses it to post once. */
  readonly idempotencyKey: string;
  /** The platform's id of the message of the same channel under which it is a reply; without threads it is a message of its own. */
  readonly threadMessageId?: string;
  /** The notification that it tells; a platform that can keeps it beside the message. */
  readonly about?: PostedNotification;
  /** True where a reply is to be seen in the channel as well; a platform that cannot show one message in both places posts it in the channel. */
  readonly isBroadcast?: true;
  readonly signal: AbortSignal;
}

/** A message to change. */
export interface EditRequest<Payload> {
  readonly reference: MessageReference;
  readonly payload: Payload;
  /** The notification that it tells from then on; a platform that can keeps it beside the message, in the place of what stands there. */
  readonly told?: { readonly idempotencyKey: string; readonly about: PostedNotification };
  readonly signal: AbortSignal;
}

/** Somebody called the bot by name. */
export interface Mention {
  readonly channel: Channel;
  /** The platform's own id of the person, never a display name. */
  readonly userId: string;
  /** What was said after the bot's name. */
  readonly text: string;
  /** The message under which everything that comes of it is a reply, where the platform has threads. */
  readonly threadMessageId?: string;
  /** Same key, same mention: platforms deliver some twice. */
  readonly idempotencyKey: string;
  /** What the platform says of whoever spoke; a member unless given. */
  readonly speaker?: SpeakerStatus;
  /** By what the platform names people, where that is not the channel's workspace: on Teams the tenant. */
  readonly userWorkspaceId?: string;
  /** What the platform calls the person, with a part of the id, where the name is given by an administrator and the id says nothing to people. */
  readonly displayName?: string;
  /** How it was said; by a mention of the bot unless given. */
  readonly origin?: 'mention' | 'direct-message' | 'slash-command' | 'button' | 'form';
}

/** Somebody added the bot to a channel. */
export interface Invitation {
  readonly channel: Channel;
  /** The platform's own id of whoever added it, where it tells. */
  readonly userId?: string;
  /** By what the platform names people, where that is not the channel's workspace. */
  readonly userWorkspaceId?: string;
  /** What the platform calls the channel, where it tells. */
  readonly channelName?: string;
  /** Same key, same invitation. */
  readonly idempotencyKey: string;
}

/** Something said in a thread without calling the bot. */
export interface ThreadReply extends Pick<Mention, 'channel' | 'userId' | 'text'> {
  /** The key that the thread's first message has if it called the bot; absent where that is a message of the bot itself. */
  readonly threadKey?: string;
}

/** What became of an answer. */
export type AnswerEnd =
  | {
      readonly isPosted: true;
      /** The platform's own id of the answer, where it can be changed later. */
      readonly messageId?: string;
    }
  | { readonly isPosted: false; readonly reason: string };

/** What an adapter calls when something comes in from the chat. */
export interface PlatformHandlers {
  /** Returns the answer to post; undefined for a mention that came before. Never rejects. */
  onMention(mention: Mention): Promise<Message | undefined>;
  /** Hears what became of that answer. Never rejects. */
  onAnswered?(mention: Pick<Mention, 'idempotencyKey'>, end: AnswerEnd): Promise<void>;
  /** Tells whether something said in a thread is meant for the bot although it does not call it. Never rejects. */
  isMeant?(reply: ThreadReply): Promise<boolean>;
  /** Returns what to say in a channel that the bot was added to; undefined where nothing is to be said. Never rejects. */
  onInvited?(invitation: Invitation): Promise<Message | undefined>;
}

/** A request that the chat platform makes at our listener, as it came. */
export interface PlatformRequest {
  /** By lower-case name; what stands several times is a list. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/** What such a request is answered with. */
export interface PlatformAnswer {
  readonly status: number;
  /** What became of it, in a word or two with hyphens, for the metrics and the log. */
  readonly outcome: string;
  readonly contentType?: string;
  readonly body?: string;
}

/** The way in for requests of the chat platform, where it makes any. */
export interface PlatformDoor {
  /** Says by its headers alone why a request is refused, before its body is read. Never throws. */
  refusalOf(headers: PlatformRequest['headers']): PlatformAnswer | undefined;
  /** Takes a request in and answers in the time that the platform gives; what takes longer follows by itself. Never rejects. */
  take(request: PlatformRequest): Promise<PlatformAnswer>;
}

/** A chat platform. */
export interface Platform<Payload = unknown> {
  readonly name: PlatformName;
  readonly capabilities: PlatformCapabilities;
  render(message: Message): Payload;
  post(request: PostRequest<Payload>): Promise<PostOutcome>;
  edit(request: EditRequest<Payload>): Promise<PostOutcome>;
  /** Tells of a channel of a platform with buttons whether nothing that is said or pressed there comes in all the same. */
  isDeaf?(channel: Channel): boolean;
  /** Looks whether a post of which no answer came stands in its channel, where the platform can be asked. Never rejects. */
  findPosted?(question: PostQuestion): Promise<PostSearch>;
  /** Asks whether a channel is public or private, where the platform has both. Never rejects. */
  findChannelType?(channel: Channel, signal: AbortSignal): Promise<ChannelTypeAnswer>;
  /** Asks who is in a group of a workspace, where the platform has groups. Never rejects. */
  listGroupMembers?(workspaceId: string, groupId: string, signal: AbortSignal): Promise<GroupMembers>;
  /** Where the platform comes to us over HTTP; undefined where the configuration does not ask for it. */
  readonly door?: PlatformDoor | undefined;
  /** Opens connections where the platform has any; resolves once it can post. */
  start(handlers: PlatformHandlers): Promise<void>;
  /** Takes no more from the chat and closes connections; attempts under way may finish. */
  stop(): Promise<void>;
}
