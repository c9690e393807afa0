import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isActivityId, splitConversationId, splitMessageId, toConversationId, toMessageId } from './conversation-id.ts';

const CHANNEL = '19:0a1b@thread.tacv2';

describe('splitConversationId', () => {
  it('tells a thread from its channel', () => {
    expect(splitConversationId(`${CHANNEL};messageid=17000`)).toEqual({ channelId: CHANNEL, rootId: '17000' });
    expect(splitConversationId(CHANNEL)).toEqual({ channelId: CHANNEL });
    expect(splitConversationId(`${CHANNEL};messageid=../x`)).toEqual({ channelId: CHANNEL });
  });
});

describe('toConversationId', () => {
  it('names the thread of a message, of a reply the same, and of chats none', () => {
    expect(toConversationId(CHANNEL, '17000')).toBe(`${CHANNEL};messageid=17000`);
    expect(toConversationId(CHANNEL, '17000/17001')).toBe(`${CHANNEL};messageid=17000`);
    expect(toConversationId(CHANNEL, undefined)).toBe(CHANNEL);
    expect(toConversationId('19:0a1b@thread.v2', '17000')).toBe('19:0a1b@thread.v2');
  });
});

describe('toMessageId', () => {
  it('is split into what it was made of', () => {
    const id = fc.stringMatching(/^[\w:.-]{1,30}$/);
    fc.assert(
      fc.property(id, fc.option(id, { nil: undefined }), (activityId, threadMessageId) => {
        expect(isActivityId(activityId)).toBe(true);
        expect(splitMessageId(toMessageId(activityId, threadMessageId))).toEqual({
          activityId,
          ...(threadMessageId === undefined ? {} : { threadMessageId }),
        });
      }),
    );
  });
});
