import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aRawEvent } from '../../domain/testing/a-raw-event.ts';
import { aDelivery } from '../../storage/testing/a-delivery.ts';
import { openContext, type TestContext } from '../testing/open-context.ts';
import { writeWhileHeld } from './write-while-held.ts';

let context: TestContext;

beforeEach(async () => {
  context = await openContext();
  await context.store.write(async ({ events, deliveries }) => {
    await events.insert(aRawEvent({ id: 'event-1' }), 'routed');
    await deliveries.insert(aDelivery({ id: 'delivery-1', eventId: 'event-1' }));
  });
});
afterEach(() => context.close());

const work = (stands: boolean) => ({
  hold: { stands: () => Promise.resolve(stands) },
  unit: ({ deliveries }: Parameters<Parameters<typeof context.store.write>[0]>[0]) => deliveries.startSending('delivery-1'),
});

describe('writeWhileHeld', () => {
  it('writes while the lane stands', async () => {
    await expect(writeWhileHeld(context.store, work(true))).resolves.toMatchObject({ id: 'delivery-1', status: 'sending' });

    await expect(context.store.records.deliveries.find('delivery-1')).resolves.toMatchObject({ status: 'sending' });
  });

  it('leaves nothing of the work where another node has taken the lane', async () => {
    await expect(writeWhileHeld(context.store, work(false))).resolves.toBeUndefined();

    await expect(context.store.records.deliveries.find('delivery-1')).resolves.toMatchObject({ status: 'queued' });
  });

  it('lets what goes wrong come out', async () => {
    const broken = { hold: work(true).hold, unit: () => Promise.reject(new Error('broken')) };

    await expect(writeWhileHeld(context.store, broken)).rejects.toThrow('broken');
  });
});
