import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aRawEvent } from '../domain/testing/a-raw-event.ts';
import { anIncident } from '../domain/testing/an-incident.ts';
import type { Delivery } from '../messages/delivery.ts';
import { openContext, type TestContext } from '../notifications/testing/open-context.ts';
import type { DeliveryCriteria } from '../storage/delivery-records.ts';
import { aDelivery } from '../storage/testing/a-delivery.ts';
import {
  discardDeliveries,
  discardDelivery,
  replayDeliveries,
  replayDelivery,
  type DeadLetterOptions,
  type DeadLetterStretch,
  type ReplayOutcome,
} from './dead-letters.ts';

let context: TestContext;
let woken: string[];
let lookCount: number;

beforeEach(async () => {
  context = await openContext();
  woken = [];
  lookCount = 0;
  await context.store.write(async ({ events, incidents, deliveries }) => {
    await incidents.insert(anIncident({ id: 'incident-1' }));
    for (const id of ['alarm', 'ok']) {
      await events.insert(aRawEvent({ id: `event-of-${id}` }), 'routed');
      await deliveries.insert(
        aDelivery({ id, eventId: `event-of-${id}`, incidentId: 'incident-1', status: 'dead', attemptCount: 9, reason: 'archived' }),
      );
    }
  });
});
afterEach(() => context.close());

const options = (): DeadLetterOptions => ({
  ...context,
  by: { userId: 'web:ana', displayName: 'Ana' },
  wakeDelivery: (key) => woken.push(key),
  onFewer: () => {
    lookCount += 1;
  },
});
const replay = (id: string): Promise<ReplayOutcome> => replayDelivery(id, options());
const statusOf = async (id: string): Promise<string | undefined> => (await context.store.records.deliveries.find(id))?.status;

const all = (criteria: DeliveryCriteria = {}): DeadLetterStretch => ({ criteria, limit: 1_000 });

/** Writes so many more dead deliveries that stand alone. */
async function writeDead(count: number, overrides: Partial<Delivery> = {}): Promise<void> {
  await context.store.write(async ({ events, deliveries }) => {
    for (let number = 0; number < count; number += 1) {
      const id = context.newId();
      await events.insert(aRawEvent({ id, identity: { key: id } }), 'routed');
      await deliveries.insert(aDelivery({ id, eventId: id, status: 'dead', finishedAt: context.now(), reason: 'given up', ...overrides }));
    }
  });
}

describe('replayDelivery', () => {
  it('puts a dead delivery back in the queue with its full time to live', async () => {
    expect(await replay('alarm')).toBe('queued');

    expect(await context.store.records.deliveries.find('alarm')).toMatchObject({
      status: 'queued',
      attemptCount: 0,
      queuedAt: context.now(),
      nextAttemptAt: context.now(),
    });
    expect(woken).toHaveLength(1);
  });

  it('puts on record who did it, with what was before and after', async () => {
    await replay('alarm');

    await expect(context.store.records.auditEvents.list({ limit: 9 })).resolves.toMatchObject([
      {
        kind: 'delivery.replayed',
        person: { userId: 'web:ana' },
        detail: { deliveryId: 'alarm', before: { status: 'dead', reason: 'archived' }, after: { status: 'queued' } },
      },
    ]);
  });

  it('shows the newest state, in whatever order dead deliveries are replayed', async () => {
    expect(await replay('ok')).toBe('queued');
    expect(await replay('alarm')).toBe('folded');

    expect(await context.store.records.deliveries.find('alarm')).toMatchObject({
      status: 'folded',
      reason: 'a later state of the incident is shown',
    });
    expect(woken).toHaveLength(1);
  });

  it('refuses what is unknown or not dead', async () => {
    await replay('ok');

    await expect(replay('ok')).rejects.toMatchObject({ code: 'delivery-not-dead' });
    await expect(replay('nobody')).rejects.toMatchObject({ code: 'delivery-unknown' });
  });
});

describe('replayDeliveries', () => {
  it('replays all, the newest state of each incident alone', async () => {
    await writeDead(120);

    await expect(replayDeliveries(all(), options())).resolves.toEqual({ queued: 121, folded: 1 });

    await expect(context.store.records.deliveries.countByStatus()).resolves.toMatchObject({ queued: 121, folded: 1, dead: 0 });
    expect(new Set(woken).size).toBe(1);
    expect(lookCount).toBe(2);
  });

  it('replays those of a configuration, a time or a reason', async () => {
    await writeDead(2, { configurationName: 'dev' });
    await writeDead(3, { reason: 'msg_too_long' });

    await expect(replayDeliveries(all({ configurationName: 'dev', reasonPart: 'given' }), options())).resolves.toMatchObject({ queued: 2 });
    await expect(replayDeliveries(all({ reasonPart: 'MSG_too' }), options())).resolves.toMatchObject({ queued: 3 });
    await expect(replayDeliveries(all({ since: new Date(context.now().getTime() + 1) }), options())).resolves.toEqual({
      queued: 0,
      folded: 0,
    });
    expect(await statusOf('alarm')).toBe('dead');
  });
});

describe('replayDeliveries by stretches', () => {
  it('meets each once, also what dies again meanwhile, and says where to go on', async () => {
    await writeDead(248);
    const counts: number[] = [];
    let before: number | undefined;
    do {
      const { queued, folded, next } = await replayDeliveries(
        { ...all(), limit: 120, ...(before === undefined ? {} : { before }) },
        options(),
      );
      counts.push(queued + folded);
      await context.store.write(async ({ deliveries }) => {
        for (const { id } of await deliveries.list({ status: 'queued', limit: 1_000 }))
          await deliveries.update(id, { status: 'dead', finishedAt: context.now(), reason: 'again' });
      });
      before = next;
    } while (before !== undefined);

    expect(counts).toEqual([120, 120, 10]);
  });
});

describe('discardDelivery', () => {
  it('lets a dead delivery go, on record with who did it and why it was dead', async () => {
    await discardDelivery('alarm', options());

    expect(await context.store.records.deliveries.find('alarm')).toMatchObject({ status: 'folded', reason: 'let go by Ana: archived' });
    await expect(context.store.records.auditEvents.list({ limit: 1 })).resolves.toMatchObject([
      { kind: 'delivery.discarded', detail: { deliveryId: 'alarm', before: { reason: 'archived' }, after: { status: 'folded' } } },
    ]);
    await expect(discardDelivery('alarm', options())).rejects.toMatchObject({ code: 'delivery-not-dead' });
  });
});

describe('discardDeliveries', () => {
  it('lets those go that are meant', async () => {
    await expect(discardDeliveries(all({ reasonPart: 'archived' }), options())).resolves.toEqual({ discarded: 2 });

    await expect(context.store.records.deliveries.countByStatus()).resolves.toMatchObject({ folded: 2, dead: 0 });
    expect(woken).toEqual([]);
  });
});
