// The web chat as a platform: its messages live in the store, its pages hear of them by a feed.
import type { Store } from '../../storage/store.ts';
import type { EditRequest, Platform, PlatformCapabilities, PostOutcome, PostQuestion, PostRequest, PostSearch } from '../platform.ts';
import type { WebPayload } from '../../contract/web-message.ts';
import { renderWebMessage } from './render-web-message.ts';
import type { WebMessageFeed } from './web-message-feed.ts';

/** The longest text of one message: far above what people read, far below what a page feels. */
const WEB_MAX_TEXT_LENGTH = 40_000;

const capabilities: PlatformCapabilities = {
  threads: false,
  buttons: true,
  forms: true,
  files: true,
  edits: true,
  idsAreKeys: true,
  maxTextLength: WEB_MAX_TEXT_LENGTH,
};

/** What the web chat works with. */
export interface WebPlatformOptions {
  readonly store: Store;
  readonly feed: WebMessageFeed;
  readonly now: () => Date;
}

/** Makes the web chat platform. */
export function createWebPlatform(options: WebPlatformOptions): Platform<WebPayload> {
  return {
    name: 'web',
    capabilities,
    render: renderWebMessage,
    post: ({ channel, payload, idempotencyKey, signal }: PostRequest<WebPayload>) =>
      put(options, { reference: { channel, messageId: idempotencyKey }, payload, signal }),
    edit: async (request: EditRequest<WebPayload>) => {
      const existing = await options.store.records.webMessages.find(request.reference.messageId);
      if (existing === undefined) return { status: 'message-gone', reason: 'the message is not in the web chat any more' };
      return put(options, request);
    },
    findPosted: (question) => findPosted(options, question),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}

async function findPosted({ store }: WebPlatformOptions, { channel, idempotencyKey }: PostQuestion): Promise<PostSearch> {
  try {
    const message = await store.records.webMessages.find(idempotencyKey);
    return message === undefined ? { status: 'absent' } : { status: 'found', reference: { channel, messageId: message.id } };
  } catch {
    // A post of a known key changes nothing, so that it never stands there twice.
    return { status: 'absent' };
  }
}

async function put({ store, feed, now }: WebPlatformOptions, request: EditRequest<WebPayload>): Promise<PostOutcome> {
  const { reference, payload, signal } = request;
  if (signal.aborted) return { status: 'retry', reason: 'Signalbox stops', scope: 'delivery', isOutcomeUnknown: false };
  try {
    const row = { id: reference.messageId, channelId: reference.channel.channelId, payload: JSON.stringify(payload), now: now() };
    feed.publish(await store.write((records) => records.webMessages.put(row)));
    return { status: 'posted', reference };
  } catch {
    // The store says why in its own log; the message stays queued until it takes writes again.
    return { status: 'retry', reason: 'the store does not take writes at the moment', scope: 'channel', isOutcomeUnknown: false };
  }
}
