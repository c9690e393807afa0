import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aChannelMessage } from '../testing/a-channel-message.ts';
import { readPendingCount, readStreamMessage } from './read-stream-event.ts';

describe('readStreamMessage', () => {
  it('reads a message', () => {
    const message = aChannelMessage();

    expect(readStreamMessage(JSON.stringify(message))).toEqual(message);
  });

  it.each([
    ['no JSON', '{'],
    ['null', 'null'],
    ['a list', '[]'],
    ['no revision', JSON.stringify({ ...aChannelMessage(), revision: '1' })],
    ['no id', JSON.stringify({ ...aChannelMessage(), id: 7 })],
    ['no payload', JSON.stringify({ ...aChannelMessage(), payload: null })],
    ['no title', JSON.stringify({ ...aChannelMessage(), payload: { blocks: [] } })],
    ['no blocks', JSON.stringify({ ...aChannelMessage(), payload: { title: {}, blocks: {} } })],
  ])('leaves %s out', (_name, data) => {
    expect(readStreamMessage(data)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (data) => {
        expect(readStreamMessage(data)).toBeUndefined();
      }),
    );
  });
});

describe('readPendingCount', () => {
  it('reads the count', () => {
    expect(readPendingCount('{"pendingCount":3}')).toBe(3);
  });

  it.each(['{"pendingCount":-1}', '{"pendingCount":1.5}', '{"pendingCount":"1"}', '3', 'null', ''])('leaves %j out', (data) => {
    expect(readPendingCount(data)).toBeUndefined();
  });
});
