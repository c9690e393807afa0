// What the store keeps of events: as they came, where they stand, and which two are the same.
import type { RawEvent } from '../domain/raw-event.ts';
import type { DeletedPage, DeletionPage } from './deletion-page.ts';

/**
 * Where a raw event stands: `accepted` is to go through the flow yet, `held` waits for its topic's approval, `unrouted` was wanted by no
 * channel.
 */
export type EventState = 'accepted' | 'routed' | 'unrouted' | 'held' | 'refused';

/** Where an event stands that may go through the flow yet, or again. */
export type WaitingState = Extract<EventState, 'accepted' | 'held' | 'unrouted'>;

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
  /** Events that are to go through the flow yet, oldest first, at most `limit`, behind the one with the id `after` where it is given. */
  listAccepted(limit: number, after?: string): Promise<readonly StoredEvent[]>;
}

/** Writes about events. */
export interface EventWriter extends EventReader {
  /** Returns the id of the event that has this identity and still counts at `now`. */
  findRepeated(identityKey: string, now: Date): Promise<string | undefined>;
  /** The same, counting one more arrival of it. */
  recordRepeat(identityKey: string, now: Date): Promise<string | undefined>;
  /** Makes the event the owner of its identity. Throws `event-identity-in-use` where another's still counts when it is received. */
  insert(event: RawEvent, state: EventState): Promise<void>;
  setState(id: string, state: EventState): Promise<void>;
  /** Marks what is held for a topic as refused, and empties text, subject and body of it; identities and counts stay. */
  refuseHeld(topicArn: string): Promise<void>;
  /**
   * Deletes the old events of a stretch, with their identities and deliveries, and the closed incidents and digests that nothing is left of.
   * It leaves what is accepted or held, and an event of which anything waits, is dead, belongs to an open incident, or is in a digest that waits or is dead.
   */
  deleteSettled(page: DeletionPage): Promise<DeletedPage>;
}
