import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { AnswerTurns } from './answer-turns.ts';

describe('AnswerTurns', () => {
  it('begins in the order of the calls, one in a turn', async () => {
    const turns = new AnswerTurns();
    const begun: number[] = [];
    const all = Promise.all([1, 2, 3].map((one) => turns.take().then(() => begun.push(one))));

    while (begun.length === 0) await setImmediate();

    expect(begun).toEqual([1]);
    await all;
    expect(begun).toEqual([1, 2, 3]);
  });

  it('lets nobody begin while others come right behind them', async () => {
    const turns = new AnswerTurns();
    const begun: number[] = [];
    const note = (one: number) => turns.take().then(() => begun.push(one));
    const all: Promise<number>[] = [];
    for (let one = 0; one < 50; one += 1) {
      all.push(note(one));
      await setImmediate();
    }

    expect(begun).toEqual([]);
    await Promise.all(all);
    expect(begun).toHaveLength(50);
  });

  it('lets nobody wait forever while others go on coming', async () => {
    const turns = new AnswerTurns();
    let isBegun = false;
    void turns.take().then(() => {
      isBegun = true;
    });
    const others: Promise<void>[] = [];
    for (let turn = 0; turn < 2000 && !isBegun; turn += 1) {
      others.push(turns.take());
      await setImmediate();
    }

    expect(isBegun).toBe(true);
    await Promise.all(others);
  });

  it('begins again after it had nothing to do', async () => {
    const turns = new AnswerTurns();
    await turns.take();
    await setImmediate();

    await expect(turns.take()).resolves.toBeUndefined();
  });
});
