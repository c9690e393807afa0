// Events that nobody has written a recognizer or recipe for: counted by source and type, and logged once for each shape, so that an
// operator learns what is worth a template without a log full of it.
import type { Logger } from 'pino';
import type { UnknownKind } from '../domain/notification.ts';
import type { RawEvent } from '../domain/raw-event.ts';
import { RecentValues } from '../lib/recent-values.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** How many shapes are remembered as logged. */
const MAX_SHAPES = 1000;

/** How many pairs of source and type have a counter of their own: each is a time series, and the names come from payloads. */
export const MAX_COUNTED_KINDS = 200;

/** Longest source and type in log and counters; AWS's own have at most some sixty characters. */
const NAME_MAX_LENGTH = 100;

/** Stands for all kinds beyond those that are counted by name. */
const OTHER = 'other';

/** Notes events of unknown kinds. */
export class UnknownKinds {
  readonly #logger: Logger;
  readonly #metrics: Pick<Metrics, 'eventOfUnknownKind'>;
  readonly #logged = new RecentValues<string, true>(MAX_SHAPES);
  readonly #counted = new Set<string>();

  /** Takes where it is told. */
  constructor({ logger, metrics }: { readonly logger: Logger; readonly metrics: Pick<Metrics, 'eventOfUnknownKind'> }) {
    this.#logger = logger;
    this.#metrics = metrics;
  }

  /** Notes an event that is shown by its shape. */
  note(kind: UnknownKind, { id: eventId, topicArn, sender }: Pick<RawEvent, 'id' | 'topicArn' | 'sender'>): void {
    const source = kind.source.slice(0, NAME_MAX_LENGTH);
    const type = kind.type.slice(0, NAME_MAX_LENGTH);
    this.#count(source, type);
    const key = JSON.stringify([source, type, kind.shape, kind.shape === 'text' ? (topicArn ?? sender) : undefined]);
    if (this.#logged.get(key) === true) return;
    this.#logged.set(key, true);
    const { shape } = kind;
    this.#logger.info(
      { eventId, source, type, shape, topicArn, sender },
      'no recognizer knows this kind of event; it is shown by its fields',
    );
  }

  #count(source: string, type: string): void {
    const key = JSON.stringify([source, type]);
    if (!this.#counted.has(key) && this.#counted.size >= MAX_COUNTED_KINDS) {
      this.#metrics.eventOfUnknownKind(OTHER, OTHER);
      return;
    }
    this.#counted.add(key);
    this.#metrics.eventOfUnknownKind(source, type);
  }
}
