// The labels of an event in the flow: what its notification says, and what stands in its envelopes, read where a label needs it.
import { labelsOf, type EventLabels } from '../domain/event-labels.ts';
import type { Notification } from '../domain/notification.ts';
import type { RawEvent } from '../domain/raw-event.ts';
import { readSubject } from './recognize/read-subject.ts';

/** Makes the labels of an event. */
export function labelEvent(notification: Notification, event: RawEvent): EventLabels {
  return labelsOf({ notification, event, readContent: () => readSubject(event) });
}
