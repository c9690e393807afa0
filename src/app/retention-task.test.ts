import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aRawEvent } from '../domain/testing/a-raw-event.ts';
import { openContext, type TestContext } from '../notifications/testing/open-context.ts';
import { aCommandRecord } from '../storage/testing/a-command-record.ts';
import { aDelivery } from '../storage/testing/a-delivery.ts';
import { aWatch } from '../storage/testing/a-watch.ts';
import type { RetentionConfig } from '../storage/retention-config.ts';
import { createRetentionTask } from './retention-task.ts';

const DAY_MS = 24 * 60 * 60_000;

describe('createRetentionTask', () => {
  let context: TestContext;
  let retention: RetentionConfig;

  beforeEach(async () => {
    context = await openContext();
    retention = { eventDays: 30, webMessageDays: 30, commandDays: 30 };
  });
  afterEach(() => context.close());

  /** Ends every pause at once, and counts them. */
  function runTask(signal = new AbortController().signal): { readonly done: Promise<void>; readonly pauses: () => number } {
    let pauses = 0;
    const task = createRetentionTask({
      store: context.store,
      retention: () => retention,
      now: context.now,
      setTimer: (callback) => {
        pauses += 1;
        queueMicrotask(callback);
        return () => undefined;
      },
      logger: pino({ level: 'silent' }),
    });
    return { done: task.run(signal), pauses: () => pauses };
  }

  async function fill(): Promise<void> {
    const at = context.now();
    await context.store.write(async ({ events, deliveries, webMessages, commands, watches }) => {
      for (let number = 0; number < 60; number += 1) {
        const id = `event-${number}`;
        await events.insert(aRawEvent({ id, receivedAt: at }), 'routed');
        await deliveries.insert(aDelivery({ id, eventId: id, status: number === 0 ? 'dead' : 'sent' }));
        await webMessages.put({ id, channelId: 'ops', payload: '{}', now: at });
        await commands.insert(aCommandRecord({ id, idempotencyKey: id, receivedAt: at, status: number === 0 ? 'executing' : 'succeeded' }));
      }
      await watches.insert(aWatch({ status: 'succeeded', startedAt: at }));
      await webMessages.put({ id: 'of a command', channelId: 'ops', payload: '{}', now: at });
    });
  }

  const counted = async () => ({
    deliveries: (await context.store.records.deliveries.list({ limit: 100 })).length,
    messages: (await context.store.records.webMessages.listNewest('ops', 100)).length,
    isWatchKept: (await context.store.records.watches.find('watch-1')) !== undefined,
    commands: (await context.store.write(({ commands }) => commands.listAt('succeeded'))).length,
  });

  it('deletes what has become old, in small units, and leaves what is dead with its message', async () => {
    await fill();
    context.advance(30 * DAY_MS);
    await runTask().done;
    expect(await counted()).toEqual({ deliveries: 60, messages: 61, isWatchKept: true, commands: 59 });

    context.advance(1);
    const run = runTask();
    await run.done;

    expect(await counted()).toEqual({ deliveries: 1, messages: 1, isWatchKept: false, commands: 0 });
    expect(run.pauses()).toBeGreaterThan(4);
  });

  it('keeps for ever what has no number of days', async () => {
    await fill();
    retention = { eventDays: 0, webMessageDays: 1, commandDays: 0 };
    context.advance(4_000 * DAY_MS);

    await runTask().done;

    expect(await counted()).toEqual({ deliveries: 60, messages: 60, isWatchKept: true, commands: 59 });
  });

  it('ends within a unit when Signalbox stops', async () => {
    await fill();
    context.advance(31 * DAY_MS);
    const stop = new AbortController();

    const { done } = runTask(stop.signal);
    stop.abort();
    await done;

    expect((await counted()).deliveries).toBeGreaterThanOrEqual(35);
  });
});
