// How a request at a door ended; the HTTP listener turns it into a status.
import type { FieldProblem } from '../../contract/custom-notification.ts';

/** An event as its sender hears of it. */
export interface TakenEvent {
  readonly eventId: string;
  readonly status: 'accepted' | 'duplicate';
  readonly deliveries: readonly { readonly deliveryId: string; readonly configurationName: string }[];
}

/** What a door answers. */
export type DoorOutcome =
  /** On disk: 200. */
  | { readonly status: 'taken'; readonly event: TakenEvent }
  /** On disk, each of several that came together: 200. */
  | { readonly status: 'taken-all'; readonly events: readonly TakenEvent[] }
  /** On disk, but not an event for a channel yet (a confirmation, an event held for its topic): 200. */
  | { readonly status: 'noted'; readonly note: DoorNote }
  /** Can never succeed: 4xx, which SNS does not repeat. */
  | {
      readonly status: 'rejected';
      readonly httpStatus: 400 | 401 | 403 | 413 | 415;
      readonly reason: string;
      readonly text: string;
      /** Which fields of a custom notification are wrong, the first ones, and how many there are. */
      readonly problems?: readonly FieldProblem[];
      readonly problemCount?: number;
    }
  /** May succeed later: 503, which SNS repeats. */
  | { readonly status: 'unavailable'; readonly reason: string; readonly text: string };

/** What was noted instead of taken. */
type DoorNote = 'held' | 'topic-pending' | 'confirming' | 'unsubscribed';
