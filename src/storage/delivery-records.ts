// What the store keeps of deliveries: the outbox of every channel, and what became of each.
import type { Delivery, DeliveryPriority, DeliveryStatus } from '../messages/delivery.ts';

/** Which deliveries are meant. */
export interface DeliveryCriteria {
  readonly configurationName?: string;
  /** Only what ended at this instant or later. */
  readonly since?: Date;
  /** Only what has this text in its reason, whatever the case of letters. */
  readonly reasonPart?: string;
}

/** Which deliveries to list, the one queued last first. */
export interface DeliveryFilter extends DeliveryCriteria {
  readonly status?: DeliveryStatus;
  readonly limit: number;
}

/** What waits in a channel for too long. */
interface StrandedQuestion {
  readonly channelKey: string;
  readonly configurationName: string;
  readonly queuedBefore: Date;
  readonly limit: number;
}

/** What a digest needs to know of a delivery that waits. */
export interface WaitingDelivery extends Pick<
  Delivery,
  'id' | 'eventId' | 'configurationName' | 'channel' | 'action' | 'incidentId' | 'gist' | 'priority' | 'queuedAt' | 'isPossibleDuplicate'
> {
  /** The digest into which an earlier message of the same incident was taken. */
  readonly digestOfIncident?: string;
}

/** A message that waits for others of its group. */
export interface GroupedDelivery extends WaitingDelivery, Pick<Delivery, 'nextAttemptAt'> {}

/** A delivery that was taken into a digest. */
export interface DigestedDelivery extends Pick<Delivery, 'id' | 'eventId' | 'configurationName' | 'action' | 'gist' | 'queuedAt'> {
  /** Where it stands among all deliveries: pages go on behind it. */
  readonly sequence: number;
}

/** What there is of a channel, as far as its lane cares. */
export interface ChannelLook {
  /** True where something is queued, due or not. */
  readonly isAnythingQueued: boolean;
  /** True where the channel has had a digest. */
  readonly hasDigest: boolean;
  readonly hasOpenDigest: boolean;
  /** True where a message of a group is due. */
  readonly isGroupDue: boolean;
  /** True where more messages are due than the backlog, but for digests' own. */
  readonly isMuchWaiting: boolean;
}

/** A dead delivery, and where it stands among all. */
interface DeadDelivery extends Pick<Delivery, 'id'> {
  readonly sequence: number;
}

/** Reads about deliveries. */
export interface DeliveryReader {
  find(id: string): Promise<Delivery | undefined>;
  list(filter: DeliveryFilter): Promise<readonly Delivery[]>;
  /** In the order of queueing. */
  listOfEvent(eventId: string): Promise<readonly Delivery[]>;
  /** Keys (`channelKey`) of the channels that have queued deliveries. */
  listWaitingChannels(): Promise<readonly string[]>;
  /** What a lane has to look after at `now`; `backlog` is how many messages may wait without being many. */
  look(channelKey: string, now: Date, backlog: number): Promise<ChannelLook>;
  /** Keys of the channels in which something is `sending`. */
  listSendingChannels(): Promise<readonly string[]>;
  /**
   * The queued delivery of the channel that may go next: of those that are due at `now` and have no earlier unfinished
   * delivery of the same incident before them the most urgent, and of these the oldest. Age is the order of queueing, not of clocks.
   * With `leastPriority` only those that are no more urgent than that.
   */
  findDue(channelKey: string, now: Date, leastPriority?: DeliveryPriority): Promise<Delivery | undefined>;
  /** When `findDue` will next have something: the earliest `nextAttemptAt` of those that no earlier delivery of their incident holds back. */
  findNextAttemptAt(channelKey: string): Promise<Date | undefined>;
  /** The one queued last among those that make or change the message of an incident, but for what was folded. */
  findNewestOfIncident(incidentId: string): Promise<Delivery | undefined>;
  /**
   * True where a later delivery of the same incident is queued, under way or sent that shows a later state in the place of this one.
   * A reply is superseded by nothing, and takes the place of nothing but a first message that was never posted.
   */
  isSuperseded(id: string): Promise<boolean>;
  /**
   * True where a later change of the message of the same incident is queued: it will say all that this one says. What is only added to
   * the message takes the place of nothing but its like.
   */
  hasLaterEdit(id: string): Promise<boolean>;
  /** How many messages wait in a channel that are due at `now` and no digest's own; counts no further than `limit`. */
  countWaitingPosts(channelKey: string, now: Date, limit: number): Promise<number>;
  /**
   * What is due in a channel at `now` and can be taken into a digest: messages that are no digest's own, and what is about the message
   * of an incident whose place a digest has taken. The most urgent first, at most `limit`.
   */
  listWaiting(channelKey: string, page: { readonly now: Date; readonly limit: number }): Promise<readonly WaitingDelivery[]>;
  /** What was taken into a digest, in the order of queueing, at most `limit` behind `afterSequence`. */
  listDigested(digestId: string, page: { readonly afterSequence: number; readonly limit: number }): Promise<readonly DigestedDelivery[]>;
  /** Keys of the groups of a channel of which a message is due at `now`, at most `limit`. */
  listDueGroups(channelKey: string, now: Date, limit: number): Promise<readonly string[]>;
  /** The messages of a group that wait in a channel, due or not, in the order of queueing, at most `limit`. */
  listOfGroup(channelKey: string, groupKey: string, limit: number): Promise<readonly GroupedDelivery[]>;
  countByStatus(): Promise<Readonly<Record<DeliveryStatus, number>>>;
  /**
   * What waits since before an instant and is to be posted in the fallback of its configuration, the most urgent first: what was not
   * posted there yet, is no fallback's own, and tells something that nothing else that waits tells as well.
   */
  listStranded(question: StrandedQuestion): Promise<readonly Delivery[]>;
  /** What waits in a channel since before an instant, the most urgent first. */
  listOverdue(question: Omit<StrandedQuestion, 'configurationName'>): Promise<readonly Delivery[]>;
  /** The dead ones that are meant, the one queued last first, at most `limit`; behind the place `before` where it is given. */
  listDead(criteria: DeliveryCriteria, page: { readonly limit: number; readonly before?: number }): Promise<readonly DeadDelivery[]>;
}

/** What changes on a delivery. */
export type DeliveryChange = Partial<
  Pick<
    Delivery,
    | 'message'
    | 'status'
    | 'action'
    | 'attemptCount'
    | 'nextAttemptAt'
    | 'finishedAt'
    | 'reason'
    | 'messageReference'
    | 'isPossibleDuplicate'
    | 'gist'
    | 'priority'
    | 'digestId'
  >
>;

/** Writes about deliveries. */
export interface DeliveryWriter extends DeliveryReader {
  /** The event, and the incident where it names one, are stored already. */
  insert(delivery: Delivery): Promise<void>;
  update(id: string, change: DeliveryChange): Promise<void>;
  /** Makes a queued delivery one that is being sent, and returns it as it is then; undefined where it is not queued any more. */
  startSending(id: string): Promise<Delivery | undefined>;
  /**
   * Puts a delivery back in the queue as if it had just come: due now, no attempts, no reason, its time to live begins anew.
   * It keeps its place in the order, so that later news about the same incident stay the last word.
   */
  requeue(id: string, now: Date): Promise<void>;
  /**
   * Where who was sending it is gone: puts what was `sending`, in one channel or in all, back in the queue, marked as possible duplicates;
   * returns how many.
   */
  requeueInterrupted(now: Date, channelKey?: string): Promise<number>;
  /** Makes due at once those changes of an incident's message that wait for others to join them: that were not attempted yet. */
  hurryEdits(incidentId: string, now: Date): Promise<void>;
  /** Takes a delivery out of its group: it waits for nothing else and is shown by itself. */
  leaveGroup(id: string): Promise<void>;
  /** Makes due at once what waits for its next attempt. */
  hurry(now: Date): Promise<void>;
  /**
   * Where the clock was set back by so many milliseconds: makes what waits due as much earlier, but not before `now`, and lets it have been
   * queued as much earlier where that would be in the future.
   */
  bringForward(now: Date, byMs: number): Promise<void>;
}
