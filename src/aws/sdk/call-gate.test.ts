import { describe, expect, it } from 'vitest';
import { CallGate } from './call-gate.ts';

const NEVER = new AbortController().signal;

function openGate(longestWaitMs = 1_500) {
  let at = 1_000_000;
  const timers: { readonly callback: () => void; readonly delayMs: number }[] = [];
  const gate = new CallGate({
    intervalMs: 500,
    longestWaitMs,
    now: () => new Date(at),
    setTimer: (callback, delayMs) => {
      timers.push({ callback, delayMs });
      return () => undefined;
    },
  });
  return {
    gate,
    timers,
    pass: (ms: number) => {
      at += ms;
    },
  };
}

describe('CallGate', () => {
  it('lets the first call in at once, and the others one after the other', async () => {
    const { gate, timers } = openGate();
    await expect(gate.enter('a', NEVER)).resolves.toBe(true);
    const later = [gate.enter('a', NEVER), gate.enter('a', NEVER)];

    expect(timers.map(({ delayMs }) => delayMs)).toEqual([500, 1_000]);
    for (const { callback } of timers) callback();
    await expect(Promise.all(later)).resolves.toEqual([true, true]);
  });

  it('keeps places apart', async () => {
    const { gate, timers } = openGate();
    await gate.enter('a', NEVER);
    await expect(gate.enter('b', NEVER)).resolves.toBe(true);

    expect(timers).toEqual([]);
  });

  it('turns away who would wait too long, and takes no turn for them', async () => {
    const { gate, timers, pass } = openGate(500);
    await gate.enter('a', NEVER);
    void gate.enter('a', NEVER);
    await expect(gate.enter('a', NEVER)).resolves.toBe(false);
    await expect(gate.enter('a', NEVER)).resolves.toBe(false);
    pass(1_000);

    await expect(gate.enter('a', NEVER)).resolves.toBe(true);
    expect(timers).toHaveLength(1);
  });

  it('lets nobody in who has given up', async () => {
    const { gate } = openGate();
    const giveUp = new AbortController();
    await gate.enter('a', NEVER);
    const waiting = gate.enter('a', giveUp.signal);
    giveUp.abort();

    await expect(waiting).resolves.toBe(false);
    await expect(gate.enter('b', giveUp.signal)).resolves.toBe(false);
  });

  it('holds nobody up where the clock was set back', async () => {
    const { gate, pass } = openGate();
    await gate.enter('a', NEVER);
    pass(-3_600_000);

    await expect(gate.enter('a', NEVER)).resolves.toBe(true);
  });
});
