import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aRawEvent } from '../../domain/testing/a-raw-event.ts';
import { aDelivery } from '../../storage/testing/a-delivery.ts';
import type { OperatorNotice } from '../operator-notices.ts';
import { openContext, type TestContext } from '../testing/open-context.ts';
import { DeadLetterWatch } from './dead-letter-watch.ts';

let context: TestContext;
let told: (OperatorNotice | string)[];
let watch: DeadLetterWatch;

beforeEach(async () => {
  context = await openContext();
  told = [];
  watch = new DeadLetterWatch(context, {
    raise: async (notice) => {
      told.push(notice);
    },
    clear: async (key) => {
      told.push(key);
    },
  });
});
afterEach(() => context.close());

describe('DeadLetterWatch', () => {
  it('tells while a delivery is dead, and that none is any more', async () => {
    await context.store.write(async ({ events, deliveries }) => {
      await events.insert(aRawEvent(), 'routed');
      await deliveries.insert(aDelivery({ id: 'd1', status: 'dead', reason: 'the message is too long' }));
    });
    await watch.check();
    await context.store.write(({ deliveries }) => deliveries.update('d1', { status: 'folded' }));
    await watch.check();

    expect(told).toMatchObject([
      { key: 'dead deliveries', severity: 'high', text: 'The newest was for ops: the message is too long' },
      'dead deliveries',
    ]);
  });

  it('looks once more for all that died during a look', async () => {
    await Promise.all([watch.check(), watch.check(), watch.check()]);

    expect(told.length).toBeLessThanOrEqual(2);
  });
});
