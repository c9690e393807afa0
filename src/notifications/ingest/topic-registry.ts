// The topics that may come in, may not, or wait for an administrator: kept in memory, written through to the store.
import type { Topic } from '../../domain/topic.ts';
import type { RecordWriters, Store } from '../../storage/store.ts';
import { findPendingPlace } from './pending-places.ts';

/** A topic as an edit leaves it, with what the caller wants to know of the unit. */
interface TopicEdit<Outcome> {
  readonly topic: Topic;
  readonly outcome: Outcome;
}

/** Hears of every change, and whether this process has made it. */
export type TopicListener = (where: 'here' | 'elsewhere') => void;

/** Keeps topics; the file's topics are always allowed and need no row. */
export class TopicRegistry {
  readonly #store: Store;
  readonly #isInFile: (topicArn: string) => boolean;
  readonly #topics = new Map<string, Topic>();
  readonly #listeners = new Set<TopicListener>();
  /** Counts the changes made here. */
  #changes = 0;
  readonly #releases = new Map<string, Promise<unknown>>();

  /** Takes the store, and the configuration's word on which topics its file lists. */
  constructor(store: Store, isInFile: (topicArn: string) => boolean) {
    this.#store = store;
    this.#isInFile = isInFile;
  }

  /** Reads what is stored; call it before the doors open, and where another node has changed something. */
  async load(): Promise<void> {
    let topics: readonly Topic[];
    let changesBefore: number;
    do {
      changesBefore = this.#changes;
      topics = await this.#store.records.topics.list();
      // What was changed here meanwhile is perhaps not in the list.
    } while (this.#changes !== changesBefore);
    this.#topics.clear();
    for (const topic of topics) this.#topics.set(topic.topicArn, topic);
    this.#tell('elsewhere');
  }

  /** Tells whether the configuration file lists the topic. */
  isInFile(topicArn: string): boolean {
    return this.#isInFile(topicArn);
  }

  /** Tells whether events of the topic come in. */
  isAllowed(topicArn: string): boolean {
    return this.#isInFile(topicArn) || this.#topics.get(topicArn)?.state === 'allowed';
  }

  /** Finds what is known of a topic. */
  find(topicArn: string): Topic | undefined {
    return this.#topics.get(topicArn);
  }

  /** Lists the topics by the time of their first knock; a topic of the file counts as allowed. */
  list(): readonly Topic[] {
    return [...this.#topics.values()]
      .map((topic): Topic => (this.#isInFile(topic.topicArn) ? { ...topic, state: 'allowed' } : topic))
      .toSorted((a, b) => a.firstSeenAt.getTime() - b.firstSeenAt.getTime());
  }

  /** Counts the topics that wait for a decision. */
  countPending(): number {
    return this.list().filter(({ state }) => state === 'pending').length;
  }

  /** Does what sends on the events that a topic has waiting; what comes from it meanwhile must not go past them. */
  release<Outcome>(topicArn: string, work: () => Promise<Outcome>): Promise<Outcome> {
    const outcome = work();
    const ended = Promise.allSettled([this.#releases.get(topicArn), outcome]);
    this.#releases.set(topicArn, ended);
    void ended.then(() => {
      if (this.#releases.get(topicArn) === ended) this.#releases.delete(topicArn);
    });
    return outcome;
  }

  /** Resolves when nothing that a topic had waiting is being sent on. */
  async untilReleased(topicArn: string): Promise<void> {
    await this.#releases.get(topicArn);
  }

  /** Names the configurations that a topic was given to. */
  configurationsOf(topicArn: string): readonly string[] {
    const topic = this.#topics.get(topicArn);
    return topic?.state === 'allowed' ? topic.configurationNames : [];
  }

  /**
   * Changes a topic in one unit with whatever else the caller writes; memory follows the commit.
   * The change starts from what is known at that moment, or from a new pending topic.
   */
  async change(topicArn: string, now: Date, edit: (topic: Topic, records: RecordWriters) => Promise<Topic>): Promise<Topic> {
    const changed = await this.#store.write(async (records) => {
      const known = (await records.topics.find(topicArn)) ?? newTopic(topicArn, now);
      const edited = await edit({ ...known, lastSeenAt: now }, records);
      await records.topics.save(edited);
      return edited;
    });
    this.#remember(changed);
    return changed;
  }

  /**
   * Like `change`, for a topic that comes by itself: a new one that no file lists needs a place among those that wait, and
   * the answer is `no-place` where it gets none. The edit sees the topic as it is decided about in this unit.
   */
  async knock<Outcome>(
    topicArn: string,
    now: Date,
    edit: (topic: Topic, records: RecordWriters) => Promise<TopicEdit<Outcome>>,
  ): Promise<Outcome | 'no-place'> {
    const isInFile = this.#isInFile;
    const knocked = await this.#store.write(async (records) => {
      const known = await records.topics.find(topicArn);
      const needsPlace = known === undefined && !isInFile(topicArn);
      const place = needsPlace ? await findPendingPlace(records, { isInFile, now }) : { status: 'free' as const };
      if (place.status === 'none') return undefined;
      const edited = await edit({ ...(known ?? newTopic(topicArn, now)), lastSeenAt: now }, records);
      await records.topics.save(edited.topic);
      return { ...edited, forgotten: place.forgotten };
    });
    if (knocked === undefined) return 'no-place';
    if (knocked.forgotten !== undefined) this.#topics.delete(knocked.forgotten);
    this.#remember(knocked.topic);
    return knocked.outcome;
  }

  #remember(topic: Topic): void {
    this.#changes += 1;
    this.#topics.set(topic.topicArn, topic);
    this.#tell('here');
  }

  #tell(where: 'here' | 'elsewhere'): void {
    for (const listener of this.#listeners) listener(where);
  }

  /** Calls back after every change; the returned function ends it. */
  subscribe(listener: TopicListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}

function newTopic(topicArn: string, now: Date): Topic {
  return { topicArn, state: 'pending', firstSeenAt: now, lastSeenAt: now, configurationNames: [] };
}
