import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../domain/errors.ts';
import type { RawEvent } from '../domain/raw-event.ts';
import { aRawEvent } from '../domain/testing/a-raw-event.ts';
import type { Store } from '../storage/store.ts';
import { AcceptedEvents } from './accepted-events.ts';
import { openContext, type TestContext } from './testing/open-context.ts';

const topicArn = 'arn:aws:sns:us-east-1:123456789012:alarms';

let context: TestContext;
let unitCount: number;
/** What the store does about an event before it takes it. */
let meet: (event: RawEvent) => void;
let accepted: AcceptedEvents;

/** The store of the context, with units counted and events met. */
function watched(store: Store): Store {
  return {
    ...store,
    write: (unit) => {
      unitCount += 1;
      return store.write((records) =>
        unit({
          ...records,
          events: {
            ...records.events,
            insert: (event, state) => {
              meet(event);
              return records.events.insert(event, state);
            },
          },
        }),
      );
    },
  };
}

beforeEach(async () => {
  context = await openContext();
  unitCount = 0;
  meet = () => undefined;
  accepted = new AcceptedEvents(watched(context.store));
});
afterEach(() => context.close());

function anEvent(id: string, overrides: Partial<RawEvent> = {}): RawEvent {
  return aRawEvent({ id, topicArn, door: 'sns-https', identity: { key: `sns:${id}` }, ...overrides });
}

const stored = async (): Promise<readonly string[]> => (await context.store.records.events.listAccepted(100)).map(({ event }) => event.id);

describe('AcceptedEvents', () => {
  it('stores what comes while the store is busy in one unit, in the order in which it came', async () => {
    const ids = await Promise.all(['a', 'b', 'c', 'd'].map((id) => accepted.store(anEvent(id))));

    expect(ids).toEqual(['a', 'b', 'c', 'd']);
    expect(await stored()).toEqual(['a', 'b', 'c', 'd']);
    expect(unitCount).toBe(1);
  });

  it('begins another unit where one has as much as holds nobody up for long, and is settled after all of them', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `e${String(index).padStart(3, '0')}`);
    const large = anEvent('large', { body: new Uint8Array(1024 * 1024) });
    const storing = Promise.all([...ids.map((id) => anEvent(id)), large, anEvent('last')].map((event) => accepted.store(event)));
    await accepted.settled();

    expect(await stored()).toHaveLength(100);
    expect((await context.store.records.events.listAccepted(100, 'e099')).map(({ event }) => event.id)).toEqual(['e100', 'large', 'last']);
    expect(await storing).toEqual([...ids, 'large', 'last']);
    expect(unitCount).toBe(3);
  });

  it('knows one that comes twice, also within a unit', async () => {
    const again = anEvent('again', { identity: { key: 'sns:a' } });
    const elsewhere = anEvent('elsewhere', { identity: { key: 'sns:a' }, topicArn: `${topicArn}-others` });

    expect(await Promise.all([anEvent('a'), again, elsewhere].map((event) => accepted.store(event)))).toEqual(['a', 'a', undefined]);
    expect(await context.store.records.events.find('a')).toMatchObject({ arrivalCount: 2 });
  });

  it('stores the others of a unit where the store does not take one of them, before all that come later', async () => {
    meet = ({ id }) => {
      if (id === 'b') throw new AppError('internal', 'cannot be stored');
    };
    const first = ['a', 'b', 'c'].map((id) => accepted.store(anEvent(id)));
    const failed = first[1]?.catch((error: unknown) => error);
    await context.store.write(() => Promise.resolve());
    const later = accepted.store(anEvent('d'));

    expect(await failed).toMatchObject({ code: 'internal' });
    expect(await Promise.all([first[0], first[2], later])).toEqual(['a', 'c', 'd']);
    expect(await stored()).toEqual(['a', 'c', 'd']);
  });

  it('passes on why the store takes nothing, and stores what comes when it does again', async () => {
    meet = () => {
      throw new AppError('store-full');
    };
    const outcomes = await Promise.allSettled(['a', 'b'].map((id) => accepted.store(anEvent(id))));
    meet = () => undefined;

    expect(outcomes).toMatchObject([{ reason: { code: 'store-full' } }, { reason: { code: 'store-full' } }]);
    expect(await accepted.store(anEvent('a'))).toBe('a');
  });

  it('is settled once all that came before are stored', async () => {
    const order: string[] = [];
    const storing = accepted.store(anEvent('a')).then(() => order.push('stored'));
    await accepted.settled();
    order.push('settled');
    await storing;

    expect(order).toEqual(['stored', 'settled']);
  });

  it('is settled before anything is stored that comes later', async () => {
    const order: string[] = [];
    const first = accepted.store(anEvent('a')).then(() => order.push('a'));
    const settled = accepted.settled().then(() => order.push('settled'));
    const later = accepted.store(anEvent('b')).then(() => order.push('b'));
    await Promise.all([first, settled, later]);

    expect(order).toEqual(['a', 'settled', 'b']);
    expect(unitCount).toBe(2);
  });

  it('is settled where nothing came, and where nothing could be stored', async () => {
    await accepted.settled();
    meet = () => {
      throw new AppError('store-full');
    };
    const failed = accepted.store(anEvent('a')).catch((error: unknown) => error);

    await accepted.settled();
    expect(await failed).toMatchObject({ code: 'store-full' });
  });
});
