// What becomes of dead deliveries: sent again, or let go; one, some or all of them.
import type { ChangeAuditKind } from '../domain/audit-event.ts';
import { channelKey } from '../domain/channel.ts';
import { AppError } from '../domain/errors.ts';
import type { Person } from '../domain/person.ts';
import type { Delivery } from '../messages/delivery.ts';
import type { DeliveryCriteria } from '../storage/delivery-records.ts';
import type { RecordWriters, Store } from '../storage/store.ts';

/** What it works with. */
export interface DeadLetterOptions {
  readonly store: Store;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Who asks for it. */
  readonly by: Person;
  readonly wakeDelivery: (channelKey: string) => void;
  /** Hears that there are fewer. */
  readonly onFewer: () => void;
}

/** What became of a replayed delivery: `folded` where a later state of its incident has been shown, or will be. */
export type ReplayOutcome = 'queued' | 'folded';

/** A stretch of the dead deliveries, the newest first: so that nobody waits for the end of very many. */
export interface DeadLetterStretch {
  /** Which are meant. */
  readonly criteria: DeliveryCriteria;
  /** How many at most. */
  readonly limit: number;
  /** The `next` of the stretch before; absent for the first one. */
  readonly before?: number;
}

/** Where a stretch ended. */
interface StretchEnd {
  /** Where the next one begins; absent where nothing is left. */
  readonly next?: number;
}

/** What became of a stretch that was replayed. */
interface ReplayedStretch extends Readonly<Record<ReplayOutcome, number>>, StretchEnd {}

/** What became of a stretch that was let go. */
interface DiscardedStretch extends StretchEnd {
  readonly discarded: number;
}

/** How many are written in one unit: others write in between. */
const PAGE = 100;

const SUPERSEDED_REASON = 'a later state of the incident is shown';

/** Puts a dead delivery back in the queue with its full time to live. Throws `delivery-unknown` and `delivery-not-dead`. */
export async function replayDelivery(id: string, options: DeadLetterOptions): Promise<ReplayOutcome> {
  const replayed = await options.store.write(async (records) => replay(records, await findDead(records, id), options));
  settle([replayed], options);
  return replayed.status;
}

/** Lets a dead delivery go: nobody will send it. Throws `delivery-unknown` and `delivery-not-dead`. */
export async function discardDelivery(id: string, options: DeadLetterOptions): Promise<void> {
  await options.store.write(async (records) => discard(records, await findDead(records, id), options));
  options.onFewer();
}

/** Puts dead deliveries that are meant back in the queue, so that of each incident the newest state is shown. */
export async function replayDeliveries(stretch: DeadLetterStretch, options: DeadLetterOptions): Promise<ReplayedStretch> {
  const counts = { queued: 0, folded: 0 };
  const end = await eachPage(stretch, options, async (records, page) => {
    const replayed: Replayed[] = [];
    for (const delivery of page) replayed.push(await replay(records, delivery, options));
    return () => {
      for (const { status } of replayed) counts[status] += 1;
      settle(replayed, options);
    };
  });
  return { ...counts, ...end };
}

/** Lets dead deliveries go that are meant; returns how many. */
export async function discardDeliveries(stretch: DeadLetterStretch, options: DeadLetterOptions): Promise<DiscardedStretch> {
  let discarded = 0;
  const end = await eachPage(stretch, options, async (records, page) => {
    for (const delivery of page) await discard(records, delivery, options);
    return () => {
      discarded += page.length;
      options.onFewer();
    };
  });
  return { discarded, ...end };
}

/** From the newest to the oldest by their places, which never change: what dies again meanwhile is not met again. */
async function eachPage(
  { criteria, limit, before }: DeadLetterStretch,
  { store }: DeadLetterOptions,
  change: (records: RecordWriters, page: readonly Delivery[]) => Promise<() => void>,
): Promise<StretchEnd> {
  let place = before;
  for (let left = limit; left > 0; left -= PAGE) {
    const count = Math.min(left, PAGE);
    const dead = await store.records.deliveries.listDead(criteria, { limit: count, ...(place === undefined ? {} : { before: place }) });
    if (dead.length === 0) return {};
    const afterwards = await store.write(async (records) => {
      const page: Delivery[] = [];
      for (const { id } of dead) {
        const delivery = await records.deliveries.find(id);
        if (delivery?.status === 'dead') page.push(delivery);
      }
      return change(records, page);
    });
    afterwards();
    if (dead.length < count) return {};
    place = dead.at(-1)?.sequence;
  }
  return place === undefined ? {} : { next: place };
}

async function findDead({ deliveries }: RecordWriters, id: string): Promise<Delivery> {
  const found = await deliveries.find(id);
  if (found === undefined) throw new AppError('delivery-unknown', id);
  if (found.status !== 'dead') throw new AppError('delivery-not-dead', `it is ${found.status}`);
  return found;
}

interface Replayed {
  readonly delivery: Delivery;
  readonly status: ReplayOutcome;
}

async function replay(records: RecordWriters, delivery: Delivery, options: DeadLetterOptions): Promise<Replayed> {
  const { id } = delivery;
  const status = (await records.deliveries.isSuperseded(id)) ? 'folded' : 'queued';
  if (status === 'queued') await records.deliveries.requeue(id, options.now());
  else await records.deliveries.update(id, { status, finishedAt: options.now(), reason: SUPERSEDED_REASON });
  await record(records, { kind: 'delivery.replayed', delivery, status }, options);
  return { delivery, status };
}

async function discard(records: RecordWriters, delivery: Delivery, options: DeadLetterOptions): Promise<void> {
  const reason = `let go by ${options.by.displayName}: ${delivery.reason ?? 'it was dead'}`;
  await records.deliveries.update(delivery.id, { status: 'folded', finishedAt: options.now(), reason });
  await record(records, { kind: 'delivery.discarded', delivery, status: 'folded' }, options);
}

function settle(replayed: readonly Replayed[], { wakeDelivery, onFewer }: DeadLetterOptions): void {
  const keys = replayed.flatMap(({ delivery, status }) => (status === 'queued' ? [channelKey(delivery.channel)] : []));
  for (const key of new Set(keys)) wakeDelivery(key);
  onFewer();
}

/** What happened to a delivery. */
interface Handled {
  readonly kind: ChangeAuditKind;
  readonly delivery: Delivery;
  readonly status: Delivery['status'];
}

async function record(records: RecordWriters, { kind, delivery, status }: Handled, { now, newId, by }: DeadLetterOptions): Promise<void> {
  const { id, configurationName, channel, reason } = delivery;
  const before = { status: 'dead', ...(reason === undefined ? {} : { reason }) };
  const detail = { deliveryId: id, configurationName, before, after: { status } };
  await records.auditEvents.append({ id: newId(), kind, at: now(), person: by, channel, detail });
}
