// Sorts what Slack delivers, through the socket or over HTTP: events, slash commands, presses and forms. Each is taken in at once and
// answered later, because Slack waits three seconds for the acknowledgement and no longer.
import type { AnswerDesk } from './answer-desk.ts';
import type { InteractionAcknowledgement, InteractionDesk } from './interactions/interaction-desk.ts';
import { readMention } from './read-mention.ts';

/** What the desk hands on to. */
export interface EnvelopeDeskOptions {
  readonly answers: AnswerDesk;
  readonly interactions: InteractionDesk;
}

/** Takes envelopes in. */
export class EnvelopeDesk {
  readonly #options: EnvelopeDeskOptions;

  /** Takes whom to hand on to. */
  constructor(options: EnvelopeDeskOptions) {
    this.#options = options;
  }

  /** Takes the body of an envelope and returns what to acknowledge it with; never throws. */
  take(body: unknown): InteractionAcknowledgement | undefined {
    if (typeof body !== 'object' || body === null) return undefined;
    if ('type' in body && body.type === 'event_callback') {
      this.#takeEvent(body);
      return undefined;
    }
    return this.#options.interactions.takeInteraction(body);
  }

  /** Takes no more; resolves when nothing is under way any more. */
  async close(): Promise<void> {
    await Promise.all([this.#options.answers.close(), this.#options.interactions.close()]);
  }

  #takeEvent(body: object): void {
    const mention = readMention(body);
    if (mention !== undefined) this.#options.answers.take(mention);
  }
}
