// The page of a stored event: its address is in messages, written by the server and read by the console.

const BEGINNING = '#/events/';

/** Writes the address of an event's page, behind that of the console. */
export function eventPageHash(eventId: string): string {
  return `${BEGINNING}${encodeURIComponent(eventId)}`;
}

/** Reads the event's id out of the hash of an address; undefined where it is no event's page. */
export function readEventPage(hash: string): string | undefined {
  if (!hash.startsWith(BEGINNING) || hash === BEGINNING) return undefined;
  try {
    return decodeURIComponent(hash.slice(BEGINNING.length));
  } catch {
    return undefined;
  }
}
