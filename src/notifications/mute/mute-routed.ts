// Keeps back what a silence, maintenance or something worse keeps back, channel by channel; what a route has muted stays so.
import type { EventLabels } from '../../domain/event-labels.ts';
import type { Routed } from '../../domain/routed.ts';
import type { MutingBook } from './muting-book.ts';

/** What was routed, and what is asked about it. */
export interface RoutedEvent {
  readonly labels: EventLabels;
  readonly incidentKey: string | undefined;
  readonly now: Date;
}

/** Adds why nothing of an event is shown, where that is so. */
export function muteRouted(routed: readonly Routed[], event: RoutedEvent, book: Pick<MutingBook, 'find'>): readonly Routed[] {
  return routed.map((one) => {
    if (one.muting !== undefined) return one;
    const muting = book.find({ configurationName: one.configuration.configurationName, ...event });
    return muting === undefined ? one : { ...one, muting };
  });
}
