// Posts answers to what people asked, and changes them: a person waits, so a few quick tries are all there are.
import type { Logger } from 'pino';
import type { Channel } from '../domain/channel.ts';
import type { MessageReference } from '../domain/message-reference.ts';
import { pause } from '../lib/pause.ts';
import type { SetTimer } from '../lib/timers.ts';
import type { Message } from '../messages/message.ts';
import type { PlatformDirectory } from '../notifications/deliver/platform-directory.ts';
import type { AnswerEnd, PostOutcome } from '../platforms/platform.ts';
import type { AnsweredCommand } from './record-answer.ts';

/** How often an answer is tried: a person waits for it. */
const MAX_ATTEMPTS = 4;

/** The pause before the second attempt; it doubles. */
const FIRST_PAUSE_MS = 500;

/** How the id of the answer to a request begins. */
const ANSWER_PREFIX = 'answer:';

/** The id under which the answer to a request is posted, so that it can be changed later. */
export function answerIdOf(idempotencyKey: string): string {
  return ANSWER_PREFIX + idempotencyKey;
}

// Match: late:0198c..., recovered:0198c.... Near miss: watch:0198c..., answer:web:ab.
const LATER_ANSWER = /^(?:late|recovered):(.+)$/s;

/** Finds which command is answered by what is posted under this key; undefined for what answers none. */
export function answeredCommand(key: string): AnsweredCommand | undefined {
  if (key.startsWith(ANSWER_PREFIX)) return { idempotencyKey: key.slice(ANSWER_PREFIX.length) };
  const commandId = LATER_ANSWER.exec(key)?.[1];
  return commandId === undefined ? undefined : { commandId };
}

/** Where an answer belongs: under a message, where the platform has threads, else in its channel. */
export interface AnswerPlace {
  readonly channel: Channel;
  readonly threadMessageId?: string;
}

/** The answer to a request. */
export interface AnswerKey {
  readonly channel: Channel;
  /** Of the request. */
  readonly idempotencyKey: string;
}

/** Knows under which ids platforms have posted answers. */
export interface AnswerFinder {
  /** Finds the id of an answer; of one that is not posted yet `use` hears it once it is. */
  find(answer: AnswerKey, use: (messageId: string) => void): Promise<string | undefined>;
}

/** What posting needs. */
export interface AnswerPosterOptions {
  readonly platforms: PlatformDirectory;
  readonly logger: Logger;
  readonly setTimer: SetTimer;
  /** Knows where answers stand; without it none is changed. */
  readonly book?: AnswerFinder;
  /** Hears what became of each answer that was to be posted, by the key that it was posted under. */
  readonly onEnded?: (idempotencyKey: string, end: AnswerEnd) => Promise<void>;
  /** Ends the tries at a stop. */
  readonly stopping: AbortSignal;
}

/** Posts answers. Never rejects: what could not be posted is in the log, and in the audit log as the command's outcome. */
export class AnswerPoster {
  readonly #options: AnswerPosterOptions;

  constructor(options: AnswerPosterOptions) {
    this.#options = options;
  }

  /** Posts an answer; the same key again changes nothing where the platform can tell. */
  async post({ channel, threadMessageId }: AnswerPlace, idempotencyKey: string, message: Message): Promise<void> {
    const platform = this.#options.platforms.find(channel.platform);
    if (platform === undefined) return;
    const { stopping: signal } = this.#options;
    const thread = platform.capabilities.threads && threadMessageId !== undefined ? { threadMessageId } : {};
    const end = await this.#attempt(channel, () =>
      platform.post({ channel, payload: platform.render(message), idempotencyKey, ...thread, signal }),
    );
    await this.#options.onEnded?.(idempotencyKey, end);
  }

  /** Changes the answer to a request; where it is not posted yet, once it is. */
  async edit(answer: AnswerKey, message: Message): Promise<void> {
    const { channel } = answer;
    const messageId = await this.#options.book?.find(answer, (id) => void this.#change({ channel, messageId: id }, message));
    if (messageId !== undefined) await this.#change({ channel, messageId }, message);
  }

  async #change(reference: MessageReference, message: Message): Promise<void> {
    const platform = this.#options.platforms.find(reference.channel.platform);
    if (platform === undefined) return;
    const { stopping: signal } = this.#options;
    await this.#attempt(reference.channel, () => platform.edit({ reference, payload: platform.render(message), signal }));
  }

  async #attempt({ platform, channelId }: Channel, send: () => Promise<PostOutcome>): Promise<AnswerEnd> {
    const { logger, stopping, setTimer } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await send().catch((error: unknown): PostOutcome => {
        logger.error({ error, platform, channelId }, 'an answer could not be rendered');
        return { status: 'refused', reason: 'it could not be rendered', cause: 'payload' };
      });
      if (outcome.status === 'posted') return { isPosted: true };
      if (outcome.status !== 'retry' || attempt === MAX_ATTEMPTS || stopping.aborted) {
        const { reason } = outcome;
        logger.warn({ platform, channelId, reason }, 'an answer could not be posted');
        return { isPosted: false, reason };
      }
      await pause(outcome.retryAfterMs ?? FIRST_PAUSE_MS * 2 ** (attempt - 1), stopping, setTimer);
    }
  }
}
