// Messages for tests: every test names only what it is about.
import type { WebChannelMessage } from '../../../src/contract/web-message.ts';

/** Makes a message; its revision is 1 and its time is noon unless said otherwise. */
export function aChannelMessage(part: Partial<WebChannelMessage> = {}): WebChannelMessage {
  return {
    id: 'm1',
    channelId: 'ops',
    postedAt: '2026-11-24T12:00:00.000Z',
    revision: 1,
    payload: { title: { spans: [{ kind: 'text', text: 'Title' }] }, tone: 'neutral', blocks: [], fallbackText: 'Title' },
    ...part,
  };
}
