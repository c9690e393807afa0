// Stores what was read about an incident, and lets its message show it.
import type { IncidentContext } from '../../domain/incident-context.ts';
import type { RecordWriters } from '../../storage/store.ts';
import { enqueueChange, type ChangeToEnqueue, type EnqueuedChange } from './enqueue-change.ts';

/** What was read, and how a message is composed anew. */
export interface ContextToEnqueue extends Omit<ChangeToEnqueue, 'incident'> {
  /** Any delivery of the incident. */
  readonly deliveryId: string;
  readonly context: IncidentContext;
}

/** What became of a context; it is dropped where there is no incident that could have it. */
export type EnqueuedContext = EnqueuedChange | { readonly status: 'dropped' };

/** Stores the context and enqueues what shows it, in one unit with what both depend on. */
export async function enqueueContext(records: RecordWriters, input: ContextToEnqueue): Promise<EnqueuedContext> {
  const incidentId = (await records.deliveries.find(input.deliveryId))?.incidentId;
  const before = incidentId === undefined ? undefined : await records.incidents.find(incidentId);
  if (before === undefined) return { status: 'dropped' };
  // What was not read this time stays as it was read before.
  const incident = { ...before, context: { ...before.context, ...input.context } };
  await records.incidents.setContext(incident.id, incident.context);
  return enqueueChange(records, { ...input, incident });
}
