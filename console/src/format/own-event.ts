// Links of messages that lead to the page of an event, here: whoever follows one stays on the page and signed in.
import { readEventPage } from '../../../src/contract/event-page.ts';

// Where a server listens that no public address is set for. What is on this machine, or at every address, is this server.
const UNNAMED_HOSTS: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]', '0.0.0.0', '[::]']);

// Match: 019a5f0e-7c1d-7cc3-98c4-dc0c0c07398f. Near miss: 42 (an anchor of somebody else's program).
const EVENT_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Returns the id of the event whose page an address is, at this page's own origin or at one that only stands for it. */
export function ownEventId(address: string, ownOrigin: string): string | undefined {
  const url = URL.parse(address);
  if (url === null || url.pathname !== '/' || url.search !== '' || !url.protocol.startsWith('http')) return undefined;
  if (url.origin !== ownOrigin && !UNNAMED_HOSTS.has(url.hostname)) return undefined;
  const eventId = readEventPage(url.hash);
  return eventId !== undefined && EVENT_ID.test(eventId) ? eventId : undefined;
}
