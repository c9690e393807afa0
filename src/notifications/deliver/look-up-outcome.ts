// Before a message of which no answer came is sent again: whether it stands in its channel already.
import type { Delivery } from '../../messages/delivery.ts';
import type { Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import type { Platform, PostSearch } from '../../platforms/platform.ts';

/** A post that perhaps was made. */
export interface PerhapsPosted {
  readonly platform: Platform;
  readonly delivery: Pick<Delivery, 'channel' | 'id'>;
  readonly since: Date;
  readonly threadMessageId?: string;
  readonly signal: AbortSignal;
}

/** Asks the platform, where it can be asked. */
export async function lookUpOutcome({ platform, delivery, since, threadMessageId, signal }: PerhapsPosted): Promise<PostSearch> {
  if (platform.findPosted === undefined) return { status: 'unknown', reason: 'the platform cannot be asked' };
  return platform.findPosted({
    channel: delivery.channel,
    idempotencyKey: delivery.id,
    since,
    ...(threadMessageId === undefined ? {} : { threadMessageId }),
    signal,
  });
}

/** Returns the message with the note that it perhaps stands there twice. */
export function markPossibleDuplicate(message: Message): Message {
  const note = text('Possible duplicate: whether this was posted before could not be found out.');
  return { ...message, blocks: [...message.blocks, { kind: 'footer', spans: [note] }] };
}
