// The persistence port. Promises every adapter keeps, proven by store.contract.ts:
// - `write` resolves after the unit is durable, or rejects and leaves nothing of it behind;
// - a unit sees its own writes, readers see committed state only;
// - units run one after the other, in the order in which they were handed in;
// - one unit's failure never takes another's writes with it;
// - a unit one of whose queries has failed fails, also where it caught the error;
// - any text and any bytes come back as they went in;
// - what names an event, delivery or incident that does not exist throws `event-unknown`, `delivery-unknown`, `incident-unknown`.
import type { Incident } from '../domain/incident.ts';
import type { MessageReference } from '../domain/message-reference.ts';
import type { RawEvent } from '../domain/raw-event.ts';
import type { Topic } from '../domain/topic.ts';
import type { Delivery, DeliveryStatus } from '../messages/delivery.ts';

/** Where a raw event stands: `held` waits for its topic's approval, `unrouted` was wanted by no channel. */
export type EventState = 'routed' | 'unrouted' | 'held' | 'refused';

/** A stored event, where it stands and how often it arrived. */
export interface StoredEvent {
  readonly event: RawEvent;
  readonly state: EventState;
  /** 1 for an event that came once; more when the same event arrived again. */
  readonly arrivalCount: number;
}

/** Reads about events. */
export interface EventReader {
  find(id: string): Promise<StoredEvent | undefined>;
  /** Events held for a topic, oldest first. */
  listHeld(topicArn: string): Promise<readonly StoredEvent[]>;
  countHeld(topicArn: string): Promise<number>;
  /** How many bytes of text and body are held, for all topics together. */
  measureHeld(): Promise<number>;
  /** The newest events of a topic that no channel wanted, at most `limit`, oldest first. */
  listUnrouted(topicArn: string, limit: number): Promise<readonly StoredEvent[]>;
}

/** Writes about events. */
export interface EventWriter extends EventReader {
  /** Returns the id of the event that has this identity and still counts at `now`, counting one more arrival of it. */
  recordRepeat(identityKey: string, now: Date): Promise<string | undefined>;
  /** Makes the event the owner of its identity. Throws `event-identity-in-use` where another's still counts when it is received. */
  insert(event: RawEvent, state: EventState): Promise<void>;
  setState(id: string, state: EventState): Promise<void>;
  /** Marks what is held for a topic as refused, and empties text, subject and body of it; identities and counts stay. */
  refuseHeld(topicArn: string): Promise<void>;
}

/** Which deliveries to list, the one queued last first. */
export interface DeliveryFilter {
  readonly status?: DeliveryStatus;
  readonly configurationName?: string;
  readonly limit: number;
}

/** Reads about deliveries. */
export interface DeliveryReader {
  find(id: string): Promise<Delivery | undefined>;
  list(filter: DeliveryFilter): Promise<readonly Delivery[]>;
  /** In the order of queueing. */
  listOfEvent(eventId: string): Promise<readonly Delivery[]>;
  /** Keys (`channelKey`) of the channels that have queued deliveries. */
  listWaitingChannels(): Promise<readonly string[]>;
  /**
   * The queued delivery of the channel that may go next: the oldest one that is due at `now` and has
   * no earlier unfinished delivery of the same incident before it. Age is the order of queueing, not of clocks.
   */
  findDue(channelKey: string, now: Date): Promise<Delivery | undefined>;
  /** When `findDue` will next have something: the earliest `nextAttemptAt` of those that no earlier delivery of their incident holds back. */
  findNextAttemptAt(channelKey: string): Promise<Date | undefined>;
  /** True where a later delivery of the same incident is queued, under way or sent. */
  isSuperseded(id: string): Promise<boolean>;
  countByStatus(): Promise<Readonly<Record<DeliveryStatus, number>>>;
}

/** What changes on a delivery. */
export type DeliveryChange = Partial<
  Pick<
    Delivery,
    'status' | 'action' | 'attemptCount' | 'nextAttemptAt' | 'finishedAt' | 'reason' | 'messageReference' | 'isPossibleDuplicate'
  >
>;

/** Writes about deliveries. */
export interface DeliveryWriter extends DeliveryReader {
  /** The event, and the incident where it names one, are stored already. */
  insert(delivery: Delivery): Promise<void>;
  update(id: string, change: DeliveryChange): Promise<void>;
  /**
   * Puts a delivery back in the queue as if it had just come: due now, no attempts, no reason, its time to live begins anew.
   * It keeps its place in the order, so that later news about the same incident stay the last word.
   */
  requeue(id: string, now: Date): Promise<void>;
  /** After a restart: puts what was `sending` back in the queue, marked as possible duplicates; returns how many. */
  requeueInterrupted(now: Date): Promise<number>;
}

/** Reads about incidents. */
export interface IncidentReader {
  find(id: string): Promise<Incident | undefined>;
  findOpen(configurationName: string, incidentKey: string): Promise<Incident | undefined>;
  /** The open incident of a key, else the last one that was closed: the one whose id sorts last. */
  findNewest(configurationName: string, incidentKey: string): Promise<Incident | undefined>;
}

/** Writes about incidents. */
export interface IncidentWriter extends IncidentReader {
  /** Throws where another incident of the same configuration and key is open. */
  insert(incident: Incident): Promise<void>;
  /** Replaces all but the message reference, which only `setMessageReference` changes. */
  replace(incident: Incident): Promise<void>;
  setMessageReference(id: string, reference: MessageReference): Promise<void>;
}

/** Reads about topics. */
export interface TopicReader {
  find(topicArn: string): Promise<Topic | undefined>;
  /** In the order in which they were first seen. */
  list(): Promise<readonly Topic[]>;
  countPending(): Promise<number>;
}

/** Writes about topics. */
export interface TopicWriter extends TopicReader {
  /** Inserts or replaces the topic of this ARN. */
  save(topic: Topic): Promise<void>;
  /** Forgets the topic, where there is one; its events stay. */
  delete(topicArn: string): Promise<void>;
}

/** A message as the web chat keeps it. */
export interface WebMessage {
  /** Same id, same message: the platform uses the delivery's id, so a repeated post changes nothing. */
  readonly id: string;
  readonly channelId: string;
  readonly postedAt: Date;
  readonly editedAt?: Date;
  /** The rendered payload as JSON text. */
  readonly payload: string;
  /** Grows with every post and edit in any channel; a stream resumes after it. */
  readonly revision: number;
}

/** Reads about the web chat's messages. */
export interface WebMessageReader {
  /**
   * The newest messages of a channel by time of posting, at most `limit`, oldest first; with `before`, a message id,
   * the newest of those before it: none where the channel has no such message.
   */
  listNewest(channelId: string, limit: number, before?: string): Promise<readonly WebMessage[]>;
  /** What was posted or edited after a revision, in order of revision, at most `limit`. */
  listChanged(afterRevision: number, limit: number): Promise<readonly WebMessage[]>;
  find(id: string): Promise<WebMessage | undefined>;
  newestRevision(): Promise<number>;
}

/** Writes about the web chat's messages. */
export interface WebMessageWriter extends WebMessageReader {
  /**
   * Posts, or edits where the id exists, in the channel where it was posted; returns the row with its new revision.
   * The same payload again changes nothing, and returns the row as it is.
   */
  put(message: { readonly id: string; readonly channelId: string; readonly payload: string; readonly now: Date }): Promise<WebMessage>;
}

/** A signed-in browser. Only the SHA-256 of its cookie is kept. */
export interface SignInSession {
  readonly tokenHash: string;
  /** The person's identity on the web chat, for example `web:administrator`. */
  readonly userId: string;
  readonly displayName: string;
  readonly isAdministrator: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A one-time link. Only the SHA-256 of its token is kept. */
export interface SignInLink {
  readonly tokenHash: string;
  readonly userId: string;
  readonly displayName: string;
  readonly isAdministrator: boolean;
  readonly expiresAt: Date;
}

/** Reads about sign-ins. */
export interface SignInReader {
  findSession(tokenHash: string): Promise<SignInSession | undefined>;
}

/** Writes about sign-ins. */
export interface SignInWriter extends SignInReader {
  insertLink(link: SignInLink): Promise<void>;
  /** Takes the link away and returns it, so that it serves once; also when it has expired. */
  takeLink(tokenHash: string): Promise<SignInLink | undefined>;
  insertSession(session: SignInSession): Promise<void>;
  deleteSession(tokenHash: string): Promise<void>;
  deleteExpired(now: Date): Promise<void>;
}

/** Everything that can be read. */
export interface RecordReaders {
  readonly events: EventReader;
  readonly deliveries: DeliveryReader;
  readonly incidents: IncidentReader;
  readonly topics: TopicReader;
  readonly webMessages: WebMessageReader;
  readonly signIns: SignInReader;
}

/** Everything that can be read and written within a unit. */
export interface RecordWriters {
  readonly events: EventWriter;
  readonly deliveries: DeliveryWriter;
  readonly incidents: IncidentWriter;
  readonly topics: TopicWriter;
  readonly webMessages: WebMessageWriter;
  readonly signIns: SignInWriter;
}

/** A piece of work that is committed as a whole; it may await nothing but the records it is given. */
export type WriteUnit<Outcome> = (records: RecordWriters) => Promise<Outcome>;

/** The store. */
export interface Store {
  /** Committed state. */
  readonly records: RecordReaders;
  /**
   * Runs the unit and resolves once it is durable.
   * Throws `overloaded` when too many units wait, `store-full` when the disk is full, `store-unavailable` when the database
   * does not answer (where it names a commit whose outcome is not known, the unit may have happened), `stopping` after `close`;
   * what the unit throws comes out unchanged.
   */
  write<Outcome>(unit: WriteUnit<Outcome>): Promise<Outcome>;
  /** True while the store takes and commits writes; the readiness check asks it. */
  isHealthy(): Promise<boolean>;
  /** Finishes the waiting units, then closes. */
  close(): Promise<void>;
}
