// Shows on the message of an incident who ran which custom action under it: the answer stands in the thread, and not everybody looks there.
import { INCIDENT_PRESSES_KEPT, type Incident, type IncidentPress } from '../domain/incident.ts';
import type { IncidentDesk, ShownEvent } from '../domain/incident-desk.ts';
import type { RecordWriters } from '../storage/store.ts';
import type { ComposeAnew } from './compose-anew.ts';
import type { NotificationsContext } from './context.ts';
import { enqueueChange } from './deliver/enqueue-change.ts';

/** What noting works with. */
export interface NotePressOptions {
  readonly context: NotificationsContext;
  readonly composeMessage: ComposeAnew;
  readonly wakeDelivery: (channelKey: string) => void;
}

/** Makes what notes them. */
export function createNotePress({ context, composeMessage, wakeDelivery }: NotePressOptions): IncidentDesk['notePress'] {
  const { store, now, newId } = context;
  return async (named, press) => {
    const shown = await store.write(async (records) => {
      const before = await findIncident(records, named);
      if (before === undefined) return undefined;
      const at = now();
      const incident = withPress(before, { ...press, at: at.toISOString() });
      await records.incidents.replace(incident);
      return enqueueChange(records, { incident, composeMessage, now: at, newId });
    });
    if (shown?.status === 'enqueued') wakeDelivery(shown.channelKey);
  };
}

async function findIncident(
  { deliveries, incidents }: RecordWriters,
  { configurationName, eventId }: ShownEvent,
): Promise<Incident | undefined> {
  const delivered = await deliveries.listOfEvent(eventId);
  const incidentId = delivered.find((one) => one.configurationName === configurationName && one.incidentId !== undefined)?.incidentId;
  return incidentId === undefined ? undefined : incidents.find(incidentId);
}

function withPress({ presses = [], ...incident }: Incident, press: IncidentPress): Incident {
  return { ...incident, presses: [...presses, press].slice(-INCIDENT_PRESSES_KEPT) };
}
