// A chat in memory that keeps its messages and fails as a test says: it asks to wait, loses answers, refuses, or is where the process dies.
import type { Message } from '../../messages/message.ts';
import type { EditRequest, PostOutcome, PostRequest } from '../../platforms/platform.ts';
import { FakePlatform } from './fake-platform.ts';

/** How the next call ends. */
export type ChatFault =
  | 'busy'
  /** It was done, and nobody hears of it. */
  | 'lost-answer'
  /** It was not done, and nobody can know. */
  | 'lost-request'
  | 'refused'
  | 'killed-before'
  | 'killed-after'
  /** A reply whose message is gone is shown in the channel, without a word. */
  | 'quiet-about-threads';

interface ShownMessage {
  text: string;
  readonly thread?: string;
}

/** A platform with threads. */
export class FickleChat extends FakePlatform {
  /** Keys of posts in the order in which they were taken first. */
  readonly posted: string[] = [];
  readonly #messages = new Map<string, ShownMessage>();
  readonly #takenOf = new Map<string, number>();
  #postCount = 0;
  #faults: ChatFault[] = [];
  #kill = Promise.withResolvers<'killed'>();

  /** Takes whether it can be asked for a post of which no answer came. */
  constructor({ canBeAsked = false } = {}) {
    super({ threads: true });
    if (!canBeAsked) return;
    this.findPosted = async ({ channel, idempotencyKey }) => {
      const messageId = [...this.#messages.keys()].find((id) => id.startsWith(`${idempotencyKey}/`));
      return messageId === undefined ? { status: 'absent' } : { status: 'found', reference: { channel, messageId } };
    };
  }

  /** Lets the next calls end so. */
  expect(faults: readonly ChatFault[]): void {
    this.#faults.push(...faults);
  }

  /** Works from now on. */
  mend(): void {
    this.#faults = [];
  }

  /** Deletes all messages, as people of the channel may. */
  deleteAll(): void {
    this.#messages.clear();
    // What is shown anew after that is shown once.
    this.#takenOf.clear();
  }

  /** Resolves when the process dies in a call. */
  get killed(): Promise<'killed'> {
    return this.#kill.promise;
  }

  /** Begins a new process. */
  forgetKill(): void {
    this.#kill = Promise.withResolvers<'killed'>();
  }

  /** How often the post of a key was shown, as far as it was not deleted. */
  takenOf(key: string): number {
    return this.#takenOf.get(key) ?? 0;
  }

  /** What a message shows; undefined where it was deleted. */
  textOf(messageId: string): string | undefined {
    return this.#messages.get(messageId)?.text;
  }

  override render(message: Message): string {
    return message.fallbackText;
  }

  override post({ channel, payload, idempotencyKey: key, threadMessageId }: PostRequest<string>): Promise<PostOutcome> {
    return this.#answer((fault) => {
      const isOrphan = threadMessageId !== undefined && !this.#messages.has(threadMessageId);
      if (isOrphan && fault !== 'quiet-about-threads') return { status: 'message-gone', reason: 'there is no such thread' };
      const count = this.takenOf(key) + 1;
      this.#takenOf.set(key, count);
      if (!this.posted.includes(key)) this.posted.push(key);
      this.#postCount += 1;
      const messageId = `${key}/${this.#postCount}`;
      this.#messages.set(messageId, { text: payload, ...(threadMessageId === undefined || isOrphan ? {} : { thread: threadMessageId }) });
      return { status: 'posted', reference: { channel, messageId }, ...(isOrphan ? { isUnthreaded: true } : {}) };
    });
  }

  override edit({ reference, payload }: EditRequest<string>): Promise<PostOutcome> {
    return this.#answer(() => {
      const message = this.#messages.get(reference.messageId);
      if (message === undefined) return { status: 'message-gone', reason: 'deleted' };
      message.text = payload;
      return { status: 'posted', reference };
    });
  }

  async #answer(act: (fault: ChatFault | undefined) => PostOutcome): Promise<PostOutcome> {
    const fault = this.#faults.shift();
    switch (fault) {
      case 'busy':
        return { status: 'retry', reason: 'busy', scope: 'channel', retryAfterMs: 2_000, isOutcomeUnknown: false };
      case 'lost-request':
        return { status: 'retry', reason: 'no answer', scope: 'delivery', isOutcomeUnknown: true };
      case 'refused':
        return { status: 'refused', reason: 'refused', cause: 'payload' };
      case 'lost-answer':
        act(fault);
        return { status: 'retry', reason: 'no answer', scope: 'delivery', isOutcomeUnknown: true };
      case 'killed-before':
      case 'killed-after':
        if (fault === 'killed-after') act(fault);
        this.#kill.resolve('killed');
        return new Promise(() => undefined);
      case 'quiet-about-threads':
      case undefined:
        return act(fault);
    }
  }
}
