// Narrow port: who changed a resource lately, as CloudTrail has it. It calls LookupEvents, and nothing else.
import type { ReadingPlace } from '../domain/reading-place.ts';
import type { Reading } from './reading.ts';

/** Which changes are wanted. */
export interface RecentChangesRequest {
  /** Absent for events of the sample. */
  readonly place?: ReadingPlace;
  /** The resource as CloudTrail names it: of some services a name, of others an ARN. */
  readonly resourceName: string;
  /** ISO 8601 instants, `from` included, `to` excluded. */
  readonly from: string;
  readonly to: string;
}

/** A call that changed something, and was not refused. */
export interface RecentChange {
  /** ISO 8601. */
  readonly at: string;
  /** For example `UpdateService`. */
  readonly eventName: string;
  /** For example `ecs.amazonaws.com`. */
  readonly eventSource: string;
  /** The user, or the session of a role; absent where a service of AWS did it. */
  readonly userName?: string;
  readonly eventId: string;
  /** As it was asked for. */
  readonly resourceName: string;
}

/** Most changes of a reading. */
export const RECENT_CHANGES_MAX = 5;

/** Looks changes up. Never rejects. */
export interface RecentChangesSource {
  /** Returns the newest first. CloudTrail has a call some minutes after it was made. */
  find(request: RecentChangesRequest, signal: AbortSignal): Promise<Reading<readonly RecentChange[]>>;
}
