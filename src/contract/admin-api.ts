// The requests and answers of the HTTP API that the console and the admin CLI use. Paths stand beside each shape.
import { z } from 'zod';
import { WebChannelMessage } from './web-message.ts';

/** Every refusal: what happened, and a code of the error table. */
export const ErrorAnswer = z.object({ error: z.object({ code: z.string(), message: z.string(), requestId: z.string().exactOptional() }) });
/** Every refusal. */
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;

/** GET /api/session: who is signed in. 401 where nobody is. */
export const Session = z.object({ userId: z.string(), displayName: z.string(), isAdministrator: z.boolean(), version: z.string() });
/** Who is signed in. */
export type Session = z.infer<typeof Session>;

/** GET /api/channels: the web chat's channels. */
export const ChannelList = z.object({
  channels: z.array(
    z.object({
      channelId: z.string(),
      channelName: z.string(),
      configurationName: z.string(),
      snsTopicArns: z.array(z.string()),
      /** Why nothing is posted and nothing runs here; absent where the configuration is in force. */
      stateReason: z.string().exactOptional(),
    }),
  ),
});
/** The web chat's channels. */
export type ChannelList = z.infer<typeof ChannelList>;

/** GET /api/configurations (administrators): all channel configurations, and whether they are in force. */
export const ConfigurationList = z.object({
  configurations: z.array(
    z.object({
      configurationName: z.string(),
      platform: z.string(),
      workspaceId: z.string(),
      channelId: z.string(),
      channelName: z.string(),
      state: z.enum(['ENABLED', 'DISABLED']),
      stateReason: z.string().exactOptional(),
      managedBy: z.enum(['file', 'chat', 'api']),
    }),
  ),
});
/** All channel configurations. */
export type ConfigurationList = z.infer<typeof ConfigurationList>;

/** GET /api/channels/:channelId/messages?before=<message id>: the newest messages, oldest first; `revision` is where the stream goes on. */
export const MessageList = z.object({ messages: z.array(WebChannelMessage), hasMore: z.boolean(), revision: z.number() });
/** The newest messages of a channel. */
export type MessageList = z.infer<typeof MessageList>;

/** POST /api/channels/:channelId/sample-events: sends the sample alarm, or its OK. */
export const SampleEventRequest = z.strictObject({ state: z.enum(['ALARM', 'OK']) });
/** Which state of the sample alarm to send. */
export type SampleEventRequest = z.infer<typeof SampleEventRequest>;

/** GET /api/channels/:channelId/sample-events: whether the sample alarm is open in this channel. */
export const SampleEventState = z.object({ isOpen: z.boolean() });
/** Whether the sample alarm is open. */
export type SampleEventState = z.infer<typeof SampleEventState>;

/** GET /api/topics (administrators): topics that have knocked. */
export const TopicList = z.object({
  topics: z.array(
    z.object({
      topicArn: z.string(),
      state: z.enum(['allowed', 'pending', 'refused']),
      isConfirmed: z.boolean(),
      heldEventCount: z.number(),
      firstSeenAt: z.string(),
      lastSeenAt: z.string(),
      configurationNames: z.array(z.string()),
      managedBy: z.enum(['file', 'chat', 'api']),
    }),
  ),
  /** Topics of the configuration file whose events do not come, as this node has looked at them last. */
  faultyTopics: z.array(
    z.object({
      topicArn: z.string(),
      configurationNames: z.array(z.string()),
      faults: z.array(z.object({ code: z.string(), text: z.string(), mend: z.string() })),
    }),
  ),
  /** The configurations that a topic can be given to. */
  configurationNames: z.array(z.string()),
});
/** Topics that have knocked. */
export type TopicList = z.infer<typeof TopicList>;

/** POST /api/topics/approve and /api/topics/refuse (administrators). */
export const TopicDecision = z.strictObject({
  topicArn: z.string().max(2048),
  configurationNames: z.array(z.string()).min(1).exactOptional(),
});
/** A decision about a topic; `configurationNames` on approval: whose channels get its events. */
export type TopicDecision = z.infer<typeof TopicDecision>;

/** Any accepted event: at POST /notify, at the sample door and by `signalbox send`. */
export const AcceptedEvent = z.object({
  eventId: z.string(),
  status: z.enum(['accepted', 'duplicate']),
  deliveries: z.array(z.object({ deliveryId: z.string(), configurationName: z.string() })),
});
/** Any accepted event. */
export type AcceptedEvent = z.infer<typeof AcceptedEvent>;

/** One delivery in GET /api/deliveries?status=&configurationName=&since=&reason=&limit=. */
export const DeliverySummary = z.object({
  deliveryId: z.string(),
  eventId: z.string(),
  configurationName: z.string(),
  action: z.enum(['post', 'edit', 'reply']),
  status: z.enum(['queued', 'sending', 'sent', 'folded', 'digested', 'muted', 'dead']),
  title: z.string(),
  attemptCount: z.number(),
  queuedAt: z.string(),
  nextAttemptAt: z.string().exactOptional(),
  finishedAt: z.string().exactOptional(),
  reason: z.string().exactOptional(),
  isPossibleDuplicate: z.boolean(),
});
/** One delivery. */
export type DeliverySummary = z.infer<typeof DeliverySummary>;

/**
 * GET /api/events/:eventId: an event as it is stored, and what became of it. Others than administrators may see those that a channel of the
 * web chat has, and their deliveries there.
 */
export const StoredEventAnswer = z.object({
  eventId: z.string(),
  door: z.enum(['sns-https', 'notify-http', 'sqs', 'sample', 'signalbox']),
  topicArn: z.string().exactOptional(),
  sender: z.string().exactOptional(),
  subject: z.string().exactOptional(),
  receivedAt: z.string(),
  /** When the sender says it was sent. */
  sentAt: z.string().exactOptional(),
  arrivalCount: z.number(),
  state: z.enum(['accepted', 'routed', 'unrouted', 'held', 'refused']),
  /** As it came; absent where it is deleted, as it is with what is held for a topic that is refused. */
  text: z.string().exactOptional(),
  deliveries: z.array(DeliverySummary),
});
/** A stored event. */
export type StoredEventAnswer = z.infer<typeof StoredEventAnswer>;

/** GET /api/deliveries. */
export const DeliveryList = z.object({ deliveries: z.array(DeliverySummary), counts: z.record(z.string(), z.number()) });
/** Deliveries, newest first. */
export type DeliveryList = z.infer<typeof DeliveryList>;

/** POST /api/deliveries/:deliveryId/replay: `folded` where a later state of the incident is shown. */
export const ReplayAnswer = z.object({ status: z.enum(['queued', 'folded']) });
/** What a replay did. */
export type ReplayAnswer = z.infer<typeof ReplayAnswer>;

/** The most dead deliveries of one request: measured, they take some seconds, also on a busy machine. */
const DEAD_LETTERS_MAX = 2_000;

/** Which dead deliveries are meant; all where nothing is named. */
export const DeadLetterSelection = z.strictObject({
  configurationName: z.string().min(1).exactOptional(),
  /** Only what has died at this instant or later. */
  since: z.iso.datetime({ offset: true }).exactOptional(),
  /** Only what has this text in its reason. */
  reason: z.string().min(1).max(500).exactOptional(),
});
/** Which dead deliveries are meant. */
export type DeadLetterSelection = z.infer<typeof DeadLetterSelection>;

/** POST /api/deliveries/replay and /discard: a stretch of the dead deliveries that are meant, the newest first. */
export const DeadLetterRequest = DeadLetterSelection.extend({
  /** How many at most; 2,000 unless given. */
  limit: z.int().min(1).max(DEAD_LETTERS_MAX).default(DEAD_LETTERS_MAX),
  /** The `next` of the answer before. */
  before: z.int().min(1).exactOptional(),
});

/** Where the next stretch begins; absent where nothing is left. */
const Next = z.number().exactOptional();

/** POST /api/deliveries/replay. */
export const ReplayCounts = z.object({ queued: z.number(), folded: z.number(), next: Next });
/** What became of many replayed deliveries. */
export type ReplayCounts = z.infer<typeof ReplayCounts>;

/** POST /api/deliveries/discard, and of one /api/deliveries/:deliveryId/discard. */
export const DiscardAnswer = z.object({ discarded: z.number(), next: Next });
/** How many dead deliveries were let go. */
export type DiscardAnswer = z.infer<typeof DiscardAnswer>;

/** POST /api/reload and `signalbox reload`. */
export const ReloadAnswer = z.object({ changed: z.array(z.string()), warnings: z.array(z.string()) });
/** What a reload changed. */
export type ReloadAnswer = z.infer<typeof ReloadAnswer>;

/** POST /api/sign-in-links (admin socket only): for the operator, or for a person with a name of their own. */
export const SignInLinkRequest = z.strictObject({
  person: z
    .string()
    .regex(/^(?!operator$)[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/i, 'must be 1 to 64 letters, digits or characters of ._@-, and not operator')
    .exactOptional(),
  isAdministrator: z.boolean().exactOptional(),
});
/** Whom a link is for. */
export type SignInLinkRequest = z.infer<typeof SignInLinkRequest>;

/** GET /api/sessions and POST /api/sessions/end (administrators at the admin socket): signed-in browsers. */
export const SessionList = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      userId: z.string(),
      displayName: z.string(),
      isAdministrator: z.boolean(),
      createdAt: z.string(),
      expiresAt: z.string(),
    }),
  ),
});
/** Signed-in browsers. */
export type SessionList = z.infer<typeof SessionList>;

/** POST /api/sessions/end: a session by its id, or all of an identity such as `web:ana`. */
export const SessionEndRequest = z.strictObject({ who: z.string().min(1).max(128) });
/** Whose sessions to end. */
export type SessionEndRequest = z.infer<typeof SessionEndRequest>;

/** POST /api/sign-in-links answers with the link. */
export const SignInLinkAnswer = z.object({ url: z.string(), expiresAt: z.string() });
/** A new one-time link. */
export type SignInLinkAnswer = z.infer<typeof SignInLinkAnswer>;

/** Longest message of a person, in UTF-16 code units: Slack's own bound for a text (Slack API, chat.postMessage: 40,000) is the widest of the platforms; a command is far shorter. */
export const PERSON_MESSAGE_MAX_LENGTH = 8000;

/** POST /api/channels/:channelId/messages: says something in a channel. The same `clientMessageId` again changes nothing. */
export const PersonMessageRequest = z.strictObject({
  text: z.string().min(1).max(PERSON_MESSAGE_MAX_LENGTH),
  clientMessageId: z.uuid(),
});
/** What somebody says in a channel. */
export type PersonMessageRequest = z.infer<typeof PersonMessageRequest>;

/** Answer 202: the message is durable and shown; what the bot answers comes by the stream. */
export const PersonMessageAnswer = z.object({ messageId: z.string() });
/** Where the message is. */
export type PersonMessageAnswer = z.infer<typeof PersonMessageAnswer>;

/** Longer than any channel of the web chat is called (AWS Chatbot API, ChannelId: 1 to 256). */
const CHANNEL_ID_MAX_LENGTH = 256;

/** POST /api/completions `{text, cursor, channelId}`: how a command line could go on at the cursor, in a channel with what counts there. */
export const CompletionRequest = z.strictObject({
  text: z.string().max(PERSON_MESSAGE_MAX_LENGTH),
  cursor: z.int().min(0).max(PERSON_MESSAGE_MAX_LENGTH),
  channelId: z.string().min(1).max(CHANNEL_ID_MAX_LENGTH).exactOptional(),
});
/** Where a command line is being typed. */
export type CompletionRequest = z.infer<typeof CompletionRequest>;

/** What can stand at the cursor, best first; `start` to `end` of the text is what a choice replaces. */
export const CompletionList = z.object({
  start: z.number(),
  end: z.number(),
  completions: z.array(
    z.object({
      text: z.string(),
      kind: z.enum(['bot-command', 'service', 'command', 'argument', 'value']),
      /** Such as a service's full name, or `required` and the kind of value of an argument. */
      detail: z.string(),
    }),
  ),
});
/** What can stand at the cursor. */
export type CompletionList = z.infer<typeof CompletionList>;

/** GET /api/command-account: which account commands reach. */
export const CommandAccount = z.object({
  /** `by-channel`: channels have roles, so that it depends on the channel and on who asks. */
  kind: z.enum(['account', 'demo', 'unknown', 'by-channel']),
  accountId: z.string().exactOptional(),
  region: z.string(),
  /** Why it is the demo account or unknown, and what to do. */
  reason: z.string().exactOptional(),
});
/** Which account commands reach. */
export type CommandAccount = z.infer<typeof CommandAccount>;
