// Narrow port: the tags of a resource. It calls ListTagsForResource of CloudWatch for alarms, GetResources of the tagging API for all
// others, and nothing else.
import type { ReadingPlace } from '../domain/reading-place.ts';
import type { Reading } from './reading.ts';

/** Whose tags are wanted. */
export interface ResourceTagsRequest {
  /** Absent for events of the sample. */
  readonly place?: ReadingPlace;
  readonly arn: string;
}

/** Reads tags. Never rejects. */
export interface ResourceTagsSource {
  /** Returns values by their keys; none where the resource has none, or the tagging API does not know it. */
  read(request: ResourceTagsRequest, signal: AbortSignal): Promise<Reading<Readonly<Record<string, string>>>>;
}
