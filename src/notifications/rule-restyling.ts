// The rules in force over what was recognized, with failures counted, and logged once for each rule and reason.
import type { Notification } from '../domain/notification.ts';
import type { RawEvent } from '../domain/raw-event.ts';
import { RecentValues } from '../lib/recent-values.ts';
import type { NotificationsContext } from './context.ts';
import { readSubject } from './recognize/read-subject.ts';
import type { Restyler, RuleFailure } from './restyle/create-restyler.ts';

/** How many failures are remembered as logged. */
const MAX_LOGGED = 1000;

/** Restyles notifications by the rules of the configuration in force. */
export class RuleRestyling {
  readonly #context: Pick<NotificationsContext, 'logger' | 'metrics'>;
  readonly #restyler: () => Restyler | undefined;
  #last: Restyler | undefined;
  #logged = new RecentValues<string, true>(MAX_LOGGED);

  /** Takes where failures are told, and what returns the rules at the moment; undefined where there are none. */
  constructor(context: Pick<NotificationsContext, 'logger' | 'metrics'>, restyler: () => Restyler | undefined) {
    this.#context = context;
    this.#restyler = restyler;
  }

  /** Restyles what an event was recognized as. */
  apply(recognized: Notification, event: RawEvent): Notification {
    const restyle = this.#restyler();
    if (restyle === undefined) return recognized;
    if (restyle !== this.#last) {
      // New rules: what was logged about the old ones says nothing about them.
      this.#last = restyle;
      this.#logged = new RecentValues(MAX_LOGGED);
    }
    const { notification, failures } = restyle(recognized, () => readSubject(event));
    for (const failure of failures) this.#note(failure, event);
    return notification;
  }

  #note({ ruleName, reason, error }: RuleFailure, { id: eventId }: RawEvent): void {
    this.#context.metrics.ruleFailed(ruleName);
    const key = JSON.stringify([ruleName, reason]);
    if (this.#logged.get(key) === true) return;
    this.#logged.set(key, true);
    this.#context.logger.warn({ rule: ruleName, reason, error, eventId }, 'a rule could not be applied; its messages are shown without it');
  }
}
