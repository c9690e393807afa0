import { describe, expect, it } from 'vitest';
import { createInTurn } from './in-turn.ts';

describe('createInTurn', () => {
  it('lets nobody overtake who waits', async () => {
    const inTurn = createInTurn();
    const { promise, resolve } = Promise.withResolvers<void>();
    const order: string[] = [];
    const all = [
      inTurn(promise).then(() => order.push('first')),
      inTurn(undefined).then(() => order.push('second')),
      inTurn(Promise.resolve()).then(() => order.push('third')),
    ];
    await new Promise(setImmediate);
    expect(order).toEqual([]);

    resolve();
    await Promise.all(all);
    await inTurn(undefined).then(() => order.push('fourth'));
    expect(order).toEqual(['first', 'second', 'third', 'fourth']);
  });

  it('lets nobody overtake who comes at whichever moment while the first goes on', async () => {
    for (let moment = 0; moment < 20; moment += 1) {
      const inTurn = createInTurn();
      const order: string[] = [];
      const first = inTurn(Promise.resolve()).then(() => order.push('first'));
      for (let tick = 0; tick < moment; tick += 1) await Promise.resolve();
      await Promise.all([first, inTurn(undefined).then(() => order.push('second'))]);
      expect([moment, ...order]).toEqual([moment, 'first', 'second']);
    }
  });

  it('keeps the order of those who do not wait', async () => {
    const inTurn = createInTurn();
    const order: number[] = [];
    await Promise.all([1, 2, 3].map((one) => inTurn(undefined).then(() => order.push(one))));
    expect(order).toEqual([1, 2, 3]);
  });

  it('lets the next go on where one fails, whose own failure it stays', async () => {
    const inTurn = createInTurn();
    const failed = inTurn(Promise.reject(new Error('broken')));
    const next = inTurn(undefined);
    await expect(failed).rejects.toThrow('broken');
    await expect(next).resolves.toBeUndefined();
  });

  it('is told of a failure while others are waited for, which nobody else has to hear', async () => {
    const inTurn = createInTurn();
    const { promise, resolve } = Promise.withResolvers<void>();
    const unheard: unknown[] = [];
    const note = (reason: unknown): void => void unheard.push(reason);
    const listeners = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', note);
    try {
      const first = inTurn(promise);
      const failed = inTurn(Promise.reject(new Error('broken'))).catch((error: unknown) => String(error));
      await new Promise(setImmediate);

      resolve();
      await first;
      await expect(failed).resolves.toBe('Error: broken');
      expect(unheard).toEqual([]);
    } finally {
      process.off('unhandledRejection', note);
      for (const listener of listeners) process.on('unhandledRejection', listener);
    }
  });
});
