// Takes what people press and fill in: the payloads of interactivity, from the socket and from the HTTP door alike.
import type { Logger } from 'pino';
import type { SetTimer } from '../../../lib/timers.ts';
import type { AnswerDesk } from '../answer-desk.ts';
import type { SlackSender } from '../post-message.ts';

/** What the desk needs. */
export interface InteractionDeskOptions {
  /** Has what a press or a form says answered where it was said; each one once. */
  readonly answers: AnswerDesk;
  readonly senders: ReadonlyMap<string, SlackSender>;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly setTimer: SetTimer;
  readonly now: () => Date;
}

/** What an interaction is acknowledged with, such as the errors of a form; nothing where nothing is to be said. */
export type InteractionAcknowledgement = Readonly<Record<string, unknown>>;

/** Takes interactions in. */
export class InteractionDesk {
  readonly #options: InteractionDeskOptions;

  /** Takes whom to hand on what was said. */
  constructor(options: InteractionDeskOptions) {
    this.#options = options;
  }

  /** Takes the payload of an interaction; returns at once, since Slack waits for what it returns, and never throws. */
  takeInteraction(payload: unknown): InteractionAcknowledgement | undefined {
    const type = typeof payload === 'object' && payload !== null && 'type' in payload ? payload.type : undefined;
    this.#options.logger.debug({ type }, 'an interaction that nothing here began');
    return undefined;
  }

  /** Takes no more; resolves when nothing is under way any more. */
  close(): Promise<void> {
    return Promise.resolve();
  }
}
