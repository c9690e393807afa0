// A unit with a number: it writes several records, of which a store must have all or none.
import { aRawEvent } from '../../../domain/testing/a-raw-event.ts';
import { anIncident } from '../../../domain/testing/an-incident.ts';
import { aDelivery } from '../../testing/a-delivery.ts';
import type { RecordReaders, Store } from '../../store.ts';

/** Large enough to fill pages and, soon, a small disk. */
const BODY_BYTES = 5_000;

/** Writes event, incident, delivery and web message of a number in one unit. */
export async function writeNumbered(store: Store, number: number): Promise<void> {
  const id = String(number);
  await store.write(async ({ events, incidents, deliveries, webMessages }) => {
    await events.insert(aRawEvent({ id, body: new Uint8Array(BODY_BYTES).fill(number % 256) }), 'routed');
    await incidents.insert(anIncident({ id, incidentKey: id }));
    await deliveries.insert(aDelivery({ id, eventId: id, incidentId: id }));
    await webMessages.put({ id, channelId: 'ops', payload: `{"number":${number}}`, now: new Date() });
  });
}

/** Tells how much of a number's unit a store has. */
export async function findNumbered(
  { events, incidents, deliveries, webMessages }: RecordReaders,
  number: number,
): Promise<'all' | 'none' | 'some'> {
  const id = String(number);
  const event = await events.find(id);
  const rest = await Promise.all([incidents.find(id), deliveries.find(id), webMessages.find(id)]);
  const found = [event?.event.body.length === BODY_BYTES ? event : undefined, ...rest].filter((record) => record !== undefined);
  if (found.length === 4) return 'all';
  return found.length === 0 && event === undefined ? 'none' : 'some';
}
