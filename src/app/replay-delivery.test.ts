import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aRawEvent } from '../domain/testing/a-raw-event.ts';
import { anIncident } from '../domain/testing/an-incident.ts';
import { openContext, type TestContext } from '../notifications/testing/open-context.ts';
import { aDelivery } from '../storage/testing/a-delivery.ts';
import { replayDelivery, type ReplayOutcome } from './replay-delivery.ts';

let context: TestContext;
let woken: string[];

beforeEach(async () => {
  context = await openContext();
  woken = [];
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

const replay = (id: string): Promise<ReplayOutcome> =>
  replayDelivery(id, { ...context, by: { userId: 'web:ana', displayName: 'Ana' }, wakeDelivery: (key) => woken.push(key) });

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
