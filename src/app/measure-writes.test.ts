import { describe, expect, it } from 'vitest';
import { gateStore } from '../notifications/testing/gated-store.ts';
import { openContext } from '../notifications/testing/open-context.ts';
import { measureWrites } from './measure-writes.ts';

describe('measureWrites', () => {
  it('counts units until they are done, also those that fail', async () => {
    const context = await openContext();
    const gated = gateStore(context.store);
    const { store, countWaiting } = measureWrites(gated);
    const gate = gated.holdUpBefore();

    const written = store.write(() => Promise.resolve('done'));
    const failed = store.write(() => Promise.reject(new TypeError('a defect')));
    await gate.reached;
    expect(countWaiting()).toBe(2);
    gate.open();

    await expect(written).resolves.toBe('done');
    await expect(failed).rejects.toThrow('a defect');
    expect(countWaiting()).toBe(0);
    await context.close();
  });
});
