import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RawEvent } from '../domain/raw-event.ts';
import { aChannelConfiguration } from '../domain/testing/a-channel-configuration.ts';
import { AppError } from '../domain/errors.ts';
import { createSetAside, withSetAside, type SetAside } from './set-aside-event.ts';
import { openContext, type TestContext } from './testing/open-context.ts';

let context: TestContext;
let setAside: SetAside;

beforeEach(async () => {
  context = await openContext();
  const list = () => [
    aChannelConfiguration({ configurationName: 'ops' }),
    aChannelConfiguration({ configurationName: 'night' }),
    aChannelConfiguration({ configurationName: 'off', state: 'DISABLED' }),
  ];
  const find = (name: string) => list().find(({ configurationName }) => configurationName === name);
  setAside = createSetAside(context, { list, find, approvedFor: () => [] });
});
afterEach(() => context.close());

const anEvent = (): RawEvent => ({
  id: context.newId(),
  door: 'sqs',
  identity: { key: 'hash:1' },
  receivedAt: context.now(),
  body: Buffer.from([0, 255]),
  text: 'what nobody could take \u0000',
});

describe('createSetAside', () => {
  it('keeps the event as it came, and says in each channel of its audience why nothing was shown', async () => {
    const { eventId, deliveries } = await setAside({ event: anEvent(), audience: { kind: 'everyone' }, reason: 'a defect' });

    const stored = await context.store.records.events.find(eventId);
    expect(stored).toMatchObject({ state: 'routed', event: { text: 'what nobody could take \u0000', body: new Uint8Array([0, 255]) } });
    const dead = await context.store.records.deliveries.list({ status: 'dead', limit: 10 });
    expect(dead.map(({ configurationName, reason }) => `${configurationName}: ${String(reason)}`).toSorted()).toEqual([
      'night: a defect',
      'ops: a defect',
    ]);
    expect(deliveries.map(({ deliveryId }) => deliveryId).toSorted()).toEqual(dead.map(({ id }) => id).toSorted());
    expect(dead[0]?.message.fallbackText).toContain(eventId);
  });

  it('counts the same event up where it comes again', async () => {
    const first = await setAside({ event: anEvent(), audience: { kind: 'everyone' }, reason: 'a defect' });
    const again = await setAside({ event: anEvent(), audience: { kind: 'everyone' }, reason: 'a defect' });

    expect(again).toEqual({ eventId: first.eventId, status: 'duplicate', deliveries: [] });
    expect(await context.store.records.deliveries.list({ limit: 10 })).toHaveLength(2);
  });

  it('keeps an event that no channel wants as unrouted', async () => {
    const audience = { kind: 'configurations', configurationNames: ['off'] } as const;
    const { eventId } = await setAside({ event: anEvent(), audience, reason: 'a defect' });

    expect(await context.store.records.events.find(eventId)).toMatchObject({ state: 'unrouted' });
  });
});

describe('withSetAside', () => {
  const audience = { kind: 'everyone' } as const;

  it('sets aside what a defect of ours keeps from being taken', async () => {
    const pipeline = withSetAside(() => Promise.reject(new TypeError('a defect')), setAside);

    expect(await pipeline({ event: anEvent(), audience })).toMatchObject({ status: 'accepted', deliveries: [{}, {}] });
    const [dead] = await context.store.records.deliveries.list({ status: 'dead', limit: 1 });
    expect(dead?.reason).toBe('the event could not be taken in (TypeError)');
  });

  it('leaves to whoever sends again what only the store keeps from being taken, and what is stored already', async () => {
    const full = withSetAside(() => Promise.reject(new AppError('store-full')), setAside);
    const broken = withSetAside(() => Promise.reject(new TypeError('a defect')), setAside);

    await expect(full({ event: anEvent(), audience })).rejects.toThrow('full');
    await expect(broken({ event: anEvent(), audience, storedAs: 'held' })).rejects.toThrow('a defect');
    expect(await context.store.records.deliveries.list({ limit: 1 })).toEqual([]);
  });
});
