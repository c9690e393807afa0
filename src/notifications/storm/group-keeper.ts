// Shows together what a rule groups: what waits at the same time becomes one message, one that waits alone is shown as itself.
import type { Digest } from '../../domain/digest.ts';
import { readGroupKey, type Grouping } from '../../domain/grouping.ts';
import type { GroupedDelivery, WaitingDelivery } from '../../storage/delivery-records.ts';
import type { RecordWriters } from '../../storage/store.ts';
import type { NotificationsContext } from '../context.ts';
import type { StormQuestion } from '../storm-control.ts';
import { closeGroup } from './close-digest.ts';
import type { DigestWords, TakingTools } from './digest-words.ts';
import {
  CHANGE_OF_CLOSED_EVERY_MS,
  GROUP_LIFE_MIN_MS,
  GROUP_LIFE_INTERVALS,
  GROUPS_AT_ONCE,
  PAGE_SIZE,
  STEPS_AT_ONCE,
} from './storm-limits.ts';
import type { ChannelAbilities } from './storm-keeper.ts';
import { takeIntoDigest, takeSteps } from './take-into-digest.ts';
import { writeHeld } from './write-held.ts';

/** What it works with. */
export interface GroupKeeperOptions {
  readonly context: Pick<NotificationsContext, 'store' | 'newId' | 'now' | 'logger' | 'metrics'>;
  readonly words: DigestWords;
  /** Undefined where the platform is not there at the moment. */
  readonly abilitiesOf: (channelKey: string) => ChannelAbilities | undefined;
}

/** A channel with what taking works with. */
interface Watched extends StormQuestion {
  readonly tools: TakingTools;
}

/** A group of which something is to be shown now. */
interface Shown {
  readonly groupKey: string;
  readonly grouping: Grouping;
  readonly open: Digest | undefined;
  readonly members: readonly GroupedDelivery[];
}

/** Makes group messages. */
export class GroupKeeper {
  readonly #options: GroupKeeperOptions;
  /** When a message of a group was last shown as itself, by channel and group. After a restart the next one may come a little early. */
  readonly #shownAlone = new Map<string, { readonly at: number; readonly until: number }>();

  constructor(options: GroupKeeperOptions) {
    this.#options = options;
  }

  /** Groups what is due in a channel; returns when it wants to look again although nothing else happens. */
  async beforeNext({ channelKey, now, hold }: StormQuestion): Promise<Date | undefined> {
    const { context, words, abilitiesOf } = this.#options;
    const abilities = abilitiesOf(channelKey);
    if (abilities === undefined) return undefined;
    const { store } = context;
    const tools = { words, now, newId: context.newId, changeEveryMs: CHANGE_OF_CLOSED_EVERY_MS, hasThreads: abilities.threads };
    const watched: Watched = { channelKey, now, hold, tools };
    for (const groupKey of await store.records.deliveries.listDueGroups(channelKey, now, GROUPS_AT_ONCE)) {
      const noteShown = await writeHeld(store, hold, (records) => this.#showGroup(records, groupKey, watched));
      noteShown?.();
    }
    if (!(await store.records.digests.hasAny(channelKey, 'group'))) return undefined;
    await this.#takeSteps(watched);
    return this.#closeQuiet(watched);
  }

  /** Returns what is to be noted once that is on record: a unit may be run again. */
  async #showGroup(records: RecordWriters, groupKey: string, watched: Watched): Promise<(() => void) | undefined> {
    const { channelKey, now } = watched;
    const grouping = readGroupKey(groupKey);
    const waiting = await records.deliveries.listOfGroup(channelKey, groupKey, PAGE_SIZE);
    // What may stand already is not told a second time, in other words; what names no group that can be read stands by itself.
    const leaving = waiting.filter(({ isPossibleDuplicate }) => grouping === undefined || isPossibleDuplicate);
    for (const { id } of leaving) await records.deliveries.leaveGroup(id);
    const members = waiting.filter((one) => !leaving.includes(one));
    const due = members.filter(({ nextAttemptAt }) => nextAttemptAt <= now);
    if (grouping === undefined || due.length === 0) return undefined;
    const open = await this.#findLiving(records, { groupKey, grouping }, watched);
    const nextAt = this.#lastShownAt(channelKey, groupKey, { open, now }) + grouping.intervalMs;
    if (now.getTime() < nextAt && !due.some(({ gist }) => gist.severity === 'critical')) {
      for (const { id } of due) await records.deliveries.update(id, { nextAttemptAt: new Date(nextAt) });
      return undefined;
    }
    return this.#show(records, { groupKey, grouping, open, members }, watched);
  }

  async #show(
    records: RecordWriters,
    { groupKey, grouping, open, members }: Shown,
    { channelKey, now, tools }: Watched,
  ): Promise<(() => void) | undefined> {
    const [first, ...others] = members;
    if (first === undefined) return undefined;
    if (open === undefined && others.length === 0) {
      await records.deliveries.leaveGroup(first.id);
      return () => {
        this.#noteAlone(channelKey, groupKey, { now, intervalMs: grouping.intervalMs });
      };
    }
    await takeIntoDigest(records, { kind: 'group', groupKey, taken: [first, ...others] }, { ...tools, changeEveryMs: 0 });
    return () => {
      for (const { configurationName } of members) this.#options.context.metrics.messageDigested(configurationName);
    };
  }

  /** Returns the open message of a group; one that is too old to be looked at ends here, and the next begins. */
  async #findLiving(
    records: RecordWriters,
    { groupKey, grouping }: { readonly groupKey: string; readonly grouping: Grouping },
    { channelKey, now, tools }: Watched,
  ): Promise<Digest | undefined> {
    const open = await records.digests.findOpenGroup(channelKey, groupKey);
    if (open === undefined || now.getTime() < endOf(open, grouping)) return open;
    await closeGroup(records, open, tools);
    return undefined;
  }

  #lastShownAt(channelKey: string, groupKey: string, { open, now }: { readonly open: Digest | undefined; readonly now: Date }): number {
    const at = now.getTime();
    for (const [key, { until }] of this.#shownAlone) if (until <= at) this.#shownAlone.delete(key);
    const alone = this.#shownAlone.get(`${channelKey} ${groupKey}`)?.at ?? -Infinity;
    const last = Math.max(alone, open?.lastTakenAt.getTime() ?? -Infinity);
    // A clock that stepped back must not hold a group up for as long as it stepped.
    return last > at ? -Infinity : last;
  }

  #noteAlone(channelKey: string, groupKey: string, { now, intervalMs }: { readonly now: Date; readonly intervalMs: number }): void {
    const at = now.getTime();
    this.#shownAlone.set(`${channelKey} ${groupKey}`, { at, until: at + intervalMs });
  }

  /** Later steps of what digests hold belong to them. */
  async #takeSteps({ channelKey, now, hold, tools }: Watched): Promise<void> {
    const { store } = this.#options.context;
    const waiting = await store.records.deliveries.listWaiting(channelKey, { now, limit: STEPS_AT_ONCE });
    const steps = Map.groupBy(waiting.filter(isStep), ({ digestOfIncident }) => digestOfIncident);
    for (const [digestId, own] of steps) {
      const digest = await store.records.digests.find(digestId);
      const grouping = readGroupKey(digest?.groupKey ?? '');
      if (digest === undefined || grouping === undefined) continue;
      await writeHeld(store, hold, (records) =>
        takeSteps(records, { digestId, steps: own }, { ...tools, changeEveryMs: grouping.intervalMs }),
      );
    }
  }

  /** Ends what has had nothing new for long; returns when the next one has. */
  async #closeQuiet({ channelKey, now, hold, tools }: Watched): Promise<Date | undefined> {
    const { store } = this.#options.context;
    const ends: number[] = [];
    for (const open of await store.records.digests.listOpenGroups(channelKey, GROUPS_AT_ONCE)) {
      const endsAt = endOf(open, readGroupKey(open.groupKey ?? ''));
      if (now.getTime() < endsAt) ends.push(endsAt);
      else await writeHeld(store, hold, (records) => closeGroup(records, open, tools));
    }
    return ends.length === 0 ? undefined : new Date(Math.min(...ends));
  }
}

type Step = WaitingDelivery & { readonly digestOfIncident: string };

function isStep(delivery: WaitingDelivery): delivery is Step {
  // What may have been posted already stands by itself.
  return delivery.digestOfIncident !== undefined && !delivery.isPossibleDuplicate;
}

function endOf({ lastTakenAt }: Digest, grouping: Grouping | undefined): number {
  return lastTakenAt.getTime() + Math.max((grouping?.intervalMs ?? 0) * GROUP_LIFE_INTERVALS, GROUP_LIFE_MIN_MS);
}
