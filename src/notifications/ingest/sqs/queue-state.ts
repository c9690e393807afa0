// How it stands with a queue: told when somebody asks, logged when it changes.
import type { Logger } from 'pino';

/** What is asked of a queue. */
export type QueueCall = 'receive' | 'delete' | 'extend';

/** How it stands with a queue. */
export interface QueueState {
  readonly queueUrl: string;
  /** `starting` until the first answer; `failing` while the newest receive failed. */
  readonly status: 'starting' | 'receiving' | 'failing';
  /** Why it fails. */
  readonly reason?: string;
}

/** Remembers how the newest calls ended, and logs each change once. */
export class QueueStateLog {
  readonly #queueUrl: string;
  readonly #logger: Logger;
  readonly #reasons = new Map<QueueCall, string | undefined>();

  /** Takes the queue and where changes are logged. */
  constructor(queueUrl: string, logger: Logger) {
    this.#queueUrl = queueUrl;
    this.#logger = logger;
  }

  /** How it stands now. */
  get state(): QueueState {
    const reason = this.#reasons.get('receive');
    if (reason !== undefined) return { queueUrl: this.#queueUrl, status: 'failing', reason };
    return { queueUrl: this.#queueUrl, status: this.#reasons.has('receive') ? 'receiving' : 'starting' };
  }

  /** Takes how a call ended: why it failed, or undefined. */
  note(call: QueueCall, reason: string | undefined): void {
    const before = this.#reasons.get(call);
    const isFirst = !this.#reasons.has(call);
    this.#reasons.set(call, reason);
    if (before === reason) {
      if (isFirst && call === 'receive') this.#logger.info({ queueUrl: this.#queueUrl }, 'reading a queue');
      return;
    }
    if (reason === undefined) this.#logger.info({ queueUrl: this.#queueUrl, call }, 'a queue answers again');
    else this.#logger.error({ queueUrl: this.#queueUrl, call, reason }, 'a call to a queue failed; it is tried again');
  }
}
