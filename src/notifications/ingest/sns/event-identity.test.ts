import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HASH_IDENTITY_TTL_MS, identifyEvent } from './event-identity.ts';

const now = new Date('2026-03-06T12:00:00.000Z');
const source = 'notify:deploys';

const eventBridgeEvent = {
  version: '0',
  id: '17793124-05D4-b198-2fde-7ededc63b103',
  'detail-type': 'EC2 Instance State-change Notification',
  source: 'aws.ec2',
  account: '123456789012',
  time: '2026-03-06T11:59:58Z',
  region: 'us-east-1',
  resources: [],
  detail: { state: 'terminated' },
};

describe('identifyEvent', () => {
  it('takes the id that SNS gave, before any other', () => {
    const identity = identifyEvent({ source, messageId: 'm-1', text: JSON.stringify(eventBridgeEvent), now });

    expect(identity).toEqual({ key: 'sns:m-1' });
  });

  it('takes the id of an EventBridge event, from whichever door it comes', () => {
    const text = JSON.stringify(eventBridgeEvent);

    const identities = [source, 'notify:other'].map((from) => identifyEvent({ source: from, text, now }));

    expect(identities).toEqual([
      { key: 'eventbridge:17793124-05d4-b198-2fde-7ededc63b103' },
      { key: 'eventbridge:17793124-05d4-b198-2fde-7ededc63b103' },
    ]);
  });

  it.each([
    ['an id that is no UUID', { ...eventBridgeEvent, id: 'x' }],
    ['an id that is a number', { ...eventBridgeEvent, id: 7 }],
    ['no account', { ...eventBridgeEvent, account: undefined }],
    ['no detail', { ...eventBridgeEvent, detail: undefined }],
    ['a list of events', [eventBridgeEvent]],
    ['the fields in the prototype', { ['__proto__']: eventBridgeEvent }],
  ])('hashes what only resembles an EventBridge event: %s', (_, document) => {
    const identity = identifyEvent({ source, text: JSON.stringify(document), now });

    expect(identity.key).toMatch(/^hash:[0-9a-f]{64}$/);
  });

  it('lets a hash count for ten minutes', () => {
    const identity = identifyEvent({ source, text: 'disk full', now });

    expect(identity.expiresAt).toEqual(new Date('2026-03-06T12:10:00.000Z'));
    expect(HASH_IDENTITY_TTL_MS).toBe(600_000);
  });

  it('gives the same text from the same source the same key, and every other pair another', () => {
    const key = (from: string, text: string): string => identifyEvent({ source: from, text, now }).key;
    const pair = fc.tuple(fc.string({ maxLength: 2 }), fc.string({ maxLength: 2 }));

    fc.assert(
      fc.property(pair, pair, (one, other) => {
        const isSame = one[0] === other[0] && one[1] === other[1];

        expect(key(...one) === key(...other)).toBe(isSame);
      }),
    );
    expect(key('ab', 'c')).not.toBe(key('a', 'bc'));
    expect(key('a', 'b')).toBe(key('a', 'b'));
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(identifyEvent({ source, text, now }).key).not.toBe('');
      }),
    );
  });
});
