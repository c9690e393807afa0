// A queue in memory that keeps SQS's promises: at least once, hidden while somebody works on a message, handed out again
// when its visibility timeout is over. Its clock is the test's.
import { randomUUID } from 'node:crypto';

/** A message as the double hands it out. */
export interface DoubleQueueMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly receiveCount: number;
  readonly sentAtMs: number;
  /** Of a FIFO queue. */
  readonly groupId?: string;
}

/** How a queue is to be. */
export interface SqsDoubleQueueOptions {
  /** Real time unless given; with a clock of its own, call `wake` after moving it. */
  readonly now?: () => number;
  /** SQS's own default is 30 s. */
  readonly visibilityTimeoutSeconds?: number;
}

interface StoredMessage {
  readonly messageId: string;
  readonly body: string;
  readonly sentAtMs: number;
  readonly groupId?: string;
  receiptHandle: string;
  receiveCount: number;
  visibleAtMs: number;
}

/** The queue. */
export class SqsDoubleQueue {
  readonly #messages: StoredMessage[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #now: () => number;
  readonly #visibilityTimeoutSeconds: number;
  /** How many messages were ever deleted. */
  deletedCount = 0;

  constructor({ now = () => Date.now(), visibilityTimeoutSeconds = 30 }: SqsDoubleQueueOptions = {}) {
    this.#now = now;
    this.#visibilityTimeoutSeconds = visibilityTimeoutSeconds;
  }

  /** How many messages are there, hidden or not. */
  get size(): number {
    return this.#messages.length;
  }

  /** How many of them may be handed out now. */
  get visibleCount(): number {
    return this.#messages.filter(({ visibleAtMs }) => visibleAtMs <= this.#now()).length;
  }

  /** Takes a message in, of a group where one is named; returns its id. */
  send(body: string, groupId?: string): string {
    const messageId = randomUUID();
    const group = groupId === undefined ? {} : { groupId };
    this.#messages.push({ messageId, body, sentAtMs: this.#now(), ...group, receiptHandle: '', receiveCount: 0, visibleAtMs: 0 });
    this.wake();
    return messageId;
  }

  /** Hands out what is visible, at most `limit`. */
  take(limit = 10, visibilityTimeoutSeconds = this.#visibilityTimeoutSeconds): readonly DoubleQueueMessage[] {
    const now = this.#now();
    // A group of which something is hidden is hidden as a whole (SQS developer guide, FIFO delivery logic).
    const held = new Set(
      this.#messages.flatMap(({ visibleAtMs, groupId }) => (visibleAtMs > now && groupId !== undefined ? [groupId] : [])),
    );
    return this.#messages
      .filter(({ visibleAtMs, groupId }) => visibleAtMs <= now && (groupId === undefined || !held.has(groupId)))
      .slice(0, limit)
      .map((message) => {
        message.receiveCount += 1;
        message.receiptHandle = `${message.messageId}#${message.receiveCount}`;
        message.visibleAtMs = now + visibilityTimeoutSeconds * 1000;
        const { visibleAtMs: _hidden, ...rest } = message;
        return rest;
      });
  }

  /** Like `take`, but waits until there is something or the signal aborts. */
  async receive(signal: AbortSignal, limit = 10): Promise<readonly DoubleQueueMessage[]> {
    for (;;) {
      const messages = this.take(limit);
      if (messages.length > 0 || signal.aborted) return messages;
      await this.#untilWoken(signal);
    }
  }

  /** Deletes a message; false where the receipt handle is not one of the newest receive. */
  delete(receiptHandle: string): boolean {
    const index = this.#messages.findIndex((message) => message.receiptHandle === receiptHandle);
    if (index === -1) return false;
    this.#messages.splice(index, 1);
    this.deletedCount += 1;
    return true;
  }

  /** Hides a message for so long from now; false where it is not hidden any more. */
  hide(receiptHandle: string, seconds: number): boolean {
    const message = this.#messages.find((each) => each.receiptHandle === receiptHandle && each.visibleAtMs > this.#now());
    if (message === undefined) return false;
    message.visibleAtMs = this.#now() + seconds * 1000;
    return true;
  }

  /** Makes everything visible at once, as if every visibility timeout were over. */
  showAll(): void {
    for (const message of this.#messages) message.visibleAtMs = 0;
    this.wake();
  }

  /** Lets whoever waits look again; call it after the clock was moved. */
  wake(): void {
    for (const look of this.#waiting) look();
  }

  #untilWoken(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const finish = (): void => {
        this.#waiting.delete(finish);
        signal.removeEventListener('abort', finish);
        resolve();
      };
      this.#waiting.add(finish);
      signal.addEventListener('abort', finish);
    });
  }
}
