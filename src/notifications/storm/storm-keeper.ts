// Keeps channels from being flooded: what is more than a channel can show is taken into digests, before its lane picks what goes next.
import type { Digest } from '../../domain/digest.ts';
import type { WaitingDelivery } from '../../storage/delivery-records.ts';
import type { RecordReaders, RecordWriters } from '../../storage/store.ts';
import type { NotificationsContext } from '../context.ts';
import type { SentMessage, StormQuestion } from '../storm-control.ts';
import { closeDigest } from './close-digest.ts';
import type { StormsConfig } from './config.ts';
import type { DigestWords, TakingTools } from './digest-words.ts';
import { sortWaiting, type SortedDeliveries } from './sort-waiting.ts';
import { nextNamesAt, sayNextNames } from './say-names.ts';
import {
  CHANGE_EACH_OF_TWO_EVERY_MS,
  CHANGE_EVERY_MS,
  NAMES_EVERY_MS,
  NEW_MESSAGE_EVERY_MS,
  PAGE_SIZE,
  PAGES_IN_A_ROW,
} from './storm-limits.ts';
import { takeIntoDigest, takeSteps } from './take-into-digest.ts';
import { writeDigestFile } from './write-digest-file.ts';
import { writeHeld } from './write-held.ts';

const MINUTE_MS = 60_000;

/** What the platform of a channel can do. */
export interface ChannelAbilities {
  readonly hasPace: boolean;
  readonly edits: boolean;
  readonly threads: boolean;
}

/** What it works with. */
export interface StormKeeperOptions {
  readonly context: Pick<NotificationsContext, 'store' | 'newId' | 'now' | 'logger' | 'metrics'>;
  readonly settings: () => StormsConfig;
  readonly words: DigestWords;
  /** Undefined where the platform is not there at the moment. */
  readonly abilitiesOf: (channelKey: string) => ChannelAbilities | undefined;
}

/** A channel with what is known of it. */
interface Watched extends StormQuestion {
  readonly settings: StormsConfig;
  readonly tools: TakingTools;
}

/** Makes digests of what is too much. */
export class StormKeeper {
  readonly #options: StormKeeperOptions;
  /** When critical messages were sent singly, by channel. */
  readonly #singles = new Map<string, number[]>();

  constructor(options: StormKeeperOptions) {
    this.#options = options;
  }

  async beforeNext({ channelKey, now, hold }: StormQuestion): Promise<Date | undefined> {
    const { context, settings, words, abilitiesOf } = this.#options;
    const abilities = abilitiesOf(channelKey);
    const config = settings();
    if (abilities === undefined || !(abilities.hasPace || config.everywhere)) return undefined;
    const changeEveryMs = abilities.edits ? CHANGE_EVERY_MS : NEW_MESSAGE_EVERY_MS;
    const tools = { words, now, newId: context.newId, changeEveryMs, hasThreads: abilities.threads };
    const watched = { channelKey, now, hold, settings: config, tools };
    for (let pages = 0; pages < PAGES_IN_A_ROW; pages += 1) {
      // Looked at before anything is written: mostly there is nothing to take.
      if (!isAnything(await this.#look(context.store.records, watched))) break;
      const page = await writeHeld(context.store, hold, (records) => this.#takePage(records, watched));
      page?.noteTaken();
      if (page === undefined || page.takenCount === 0) break;
    }
    return this.#tendOpen(watched);
  }

  noteSent({ channelKey, action, severity, now }: SentMessage): void {
    if (action !== 'post' || severity !== 'critical') return;
    const instants = this.#singlesOf(channelKey, now);
    this.#singles.set(channelKey, [...instants, now.getTime()]);
  }

  /** Sorts a page of what waits. A channel that has had no digest, and in which little waits, costs two small reads. */
  async #look({ deliveries, digests }: RecordReaders, { channelKey, now, settings }: Watched): Promise<SortedDeliveries | undefined> {
    const { backlog, criticalsPerMinute } = settings;
    const isMuch = (await deliveries.countWaitingPosts(channelKey, now, backlog + 1)) > backlog;
    if (!isMuch && !(await digests.hasAny(channelKey))) return undefined;
    const isStorm = isMuch || (await digests.findOpen(channelKey, 'storm')) !== undefined;
    const waiting = await deliveries.listWaiting(channelKey, { now, limit: PAGE_SIZE });
    const singlesLeft = Math.max(criticalsPerMinute - this.#singlesOf(channelKey, now).length, 0);
    return sortWaiting(waiting, { isStorm, singlesLeft, now });
  }

  /** Returns how many were taken, and what is to be noted once that is on record: a unit may be run again. */
  async #takePage(records: RecordWriters, watched: Watched): Promise<{ readonly takenCount: number; readonly noteTaken: () => void }> {
    const { metrics, logger } = this.#options.context;
    const notes: (() => void)[] = [];
    const noteTaken = (): void => {
      for (const note of notes) note();
    };
    const sorted = await this.#look(records, watched);
    if (sorted === undefined) return { takenCount: 0, noteTaken };
    const isTwofold = sorted.critical.length > 0 || (await records.digests.findOpen(watched.channelKey, 'critical')) !== undefined;
    const changeEveryMs = Math.max(watched.tools.changeEveryMs, isTwofold ? CHANGE_EACH_OF_TWO_EVERY_MS : 0);
    const tools = { ...watched.tools, changeEveryMs };
    let takenCount = 0;
    for (const kind of ['critical', 'storm'] as const) {
      const taken = sorted[kind];
      if (!isFilled(taken)) continue;
      const digest = await takeIntoDigest(records, { kind, taken }, tools);
      notes.push(() => {
        if (digest.tally.total === taken.length)
          logger.warn({ channelKey: watched.channelKey, digestId: digest.id, kind }, 'a storm begins');
        for (const { configurationName } of taken) metrics.messageDigested(configurationName);
      });
      takenCount += taken.length;
    }
    for (const [digestId, steps] of sorted.steps) takenCount += await takeSteps(records, { digestId, steps }, tools);
    return { takenCount, noteTaken };
  }

  /** Says names that wait, and ends what has become quiet; returns when to look again. */
  async #tendOpen(watched: Watched): Promise<Date | undefined> {
    const { digests } = this.#options.context.store.records;
    if (!(await digests.hasAny(watched.channelKey))) return undefined;
    const looks: number[] = [];
    for (const kind of ['storm', 'critical'] as const) {
      const digest = await digests.findOpen(watched.channelKey, kind);
      if (digest === undefined) continue;
      const namesAt = await this.#sayNames(digest, watched);
      const quietAt = await this.#endIfQuiet(digest, watched);
      looks.push(...[namesAt, quietAt].flatMap((at) => at ?? []));
    }
    return looks.length === 0 ? undefined : new Date(Math.min(...looks));
  }

  /** Returns when names are to be said again. */
  async #sayNames(digest: Digest, { now, hold, tools }: Watched): Promise<number | undefined> {
    const at = nextNamesAt(digest, now);
    if (at === undefined || at > now) return at?.getTime();
    await writeHeld(this.#options.context.store, hold, (records) => sayNextNames(records, digest.id, tools));
    return now.getTime() + NAMES_EVERY_MS;
  }

  async #endIfQuiet(digest: Digest, { now, hold, settings: { backlog, quietSeconds }, tools }: Watched): Promise<number | undefined> {
    const { store, logger } = this.#options.context;
    const spanMs = quietSeconds * 1_000;
    const spanEndsAt = digest.spanStartedAt.getTime() + spanMs;
    const isAhead = digest.spanStartedAt > now;
    if (now.getTime() < spanEndsAt && !isAhead) return spanEndsAt;
    // A span that brought much is followed by another; a clock that stepped back begins one too.
    if (digest.spanCount >= backlog || isAhead) {
      await writeHeld(store, hold, async ({ digests }) => {
        const current = await digests.find(digest.id);
        if (current !== undefined) await digests.replace({ ...current, spanStartedAt: now, spanCount: 0 });
      });
      return now.getTime() + spanMs;
    }
    const file = await writeDigestFile(store.records, digest.id);
    const closed = await writeHeld(store, hold, (records) => closeDigest(records, { digestId: digest.id, file }, tools));
    if (closed !== undefined)
      logger.info({ digestId: closed.id, total: closed.tally.total, overCount: closed.tally.overCount }, 'a storm is over');
    return undefined;
  }

  #singlesOf(channelKey: string, now: Date): readonly number[] {
    const at = now.getTime();
    const recent = (this.#singles.get(channelKey) ?? []).filter((instant) => instant <= at && instant > at - MINUTE_MS);
    if (recent.length === 0) this.#singles.delete(channelKey);
    else this.#singles.set(channelKey, recent);
    return recent;
  }
}

function isAnything(sorted: SortedDeliveries | undefined): boolean {
  return sorted !== undefined && sorted.storm.length + sorted.critical.length + sorted.steps.size > 0;
}

function isFilled(taken: readonly WaitingDelivery[]): taken is readonly [WaitingDelivery, ...WaitingDelivery[]] {
  return taken.length > 0;
}
