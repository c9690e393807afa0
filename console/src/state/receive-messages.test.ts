import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aChannelMessage } from '../testing/a-channel-message.ts';
import { forgetOldest, receiveMessage, receivePage } from './receive-messages.ts';
import type { MessageWindow } from './receive-messages.ts';

const noon = Date.parse('2026-11-24T12:00:00Z');

function message(id: string, minute: number, revision = minute): ReturnType<typeof aChannelMessage> {
  return aChannelMessage({ id, revision, postedAt: new Date(noon + minute * 60_000).toISOString() });
}

function windowOf(...messages: ReturnType<typeof aChannelMessage>[]): MessageWindow {
  return { messages, hasMore: false };
}

function ids({ messages }: MessageWindow): readonly string[] {
  return messages.map(({ id, revision }) => `${id}@${revision}`);
}

describe('receivePage', () => {
  it('puts older messages before the shown ones and takes over whether there are more', () => {
    const shown = { messages: [message('c', 3), message('d', 4)], hasMore: true };

    const window = receivePage(shown, { messages: [message('a', 1), message('b', 2)], hasMore: false });

    expect(ids(window)).toEqual(['a@1', 'b@2', 'c@3', 'd@4']);
    expect(window.hasMore).toBe(false);
  });

  it('keeps the newer revision of what both have', () => {
    const window = receivePage(windowOf(message('a', 1, 9)), { messages: [message('a', 1, 1), message('b', 2)], hasMore: false });

    expect(ids(window)).toEqual(['a@9', 'b@2']);
  });
});

describe('receiveMessage', () => {
  it('adds a message at its place', () => {
    const { window, addedMessages } = receiveMessage(windowOf(message('a', 1), message('c', 3)), message('b', 2));

    expect(ids(window)).toEqual(['a@1', 'b@2', 'c@3']);
    expect(addedMessages.map(({ id }) => id)).toEqual(['b']);
  });

  it('orders messages of one instant by their ids', () => {
    const { window } = receiveMessage(windowOf(message('b', 1)), message('a', 1));

    expect(ids(window)).toEqual(['a@1', 'b@1']);
  });

  it('replaces a message in place by its newer revision', () => {
    const edited = { ...message('a', 1, 5), editedAt: '2026-11-24T13:00:00Z' };

    const { window, addedMessages } = receiveMessage(windowOf(message('a', 1), message('b', 2)), edited);

    expect(window.messages[0]).toBe(edited);
    expect(window.messages).toHaveLength(2);
    expect(addedMessages).toEqual([]);
  });

  it.each([1, 2])('ignores revision %i of a message that is shown at revision 2', (revision) => {
    const before = windowOf(message('a', 1, 2));

    const { window, addedMessages } = receiveMessage(before, message('a', 1, revision));

    expect(window).toBe(before);
    expect(addedMessages).toEqual([]);
  });

  it('leaves out an edit of a message from before the window, which would hide a gap', () => {
    const before = { messages: [message('m', 50), message('n', 51)], hasMore: true };

    const { window, addedMessages } = receiveMessage(before, message('a', 1, 99));

    expect(window).toBe(before);
    expect(addedMessages).toEqual([]);
  });

  it('adds an old message where the window reaches back to the start', () => {
    const { window } = receiveMessage(windowOf(message('m', 50)), message('a', 1, 99));

    expect(ids(window)).toEqual(['a@99', 'm@50']);
  });

  it('keeps the other messages the same objects', () => {
    const kept = message('a', 1);

    const { window } = receiveMessage(windowOf(kept, message('b', 2)), message('b', 2, 7));

    expect(window.messages[0]).toBe(kept);
  });

  it('comes to the same list in whatever order and however often events arrive', () => {
    const event = fc.record({ minute: fc.integer({ min: 0, max: 5 }), revision: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(
        fc
          .array(event)
          .chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }))),
        ([events, repeated]) => {
          const arrive = (list: typeof events): readonly string[] =>
            ids(
              list.reduce<MessageWindow>(
                (window, { minute, revision }) => receiveMessage(window, message(`m${minute}`, minute, revision)).window,
                windowOf(),
              ),
            );

          expect(arrive(repeated)).toEqual(arrive(events));
        },
      ),
    );
  });
});

describe('forgetOldest', () => {
  it('keeps the newest and says that there are more', () => {
    const window = forgetOldest(windowOf(message('a', 1), message('b', 2), message('c', 3)), 2);

    expect(ids(window)).toEqual(['b@2', 'c@3']);
    expect(window.hasMore).toBe(true);
  });

  it('changes nothing within the limit', () => {
    const window = windowOf(message('a', 1), message('b', 2));

    expect(forgetOldest(window, 2)).toBe(window);
  });
});
