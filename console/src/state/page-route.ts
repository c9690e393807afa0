// Which page the address bar names: the part after `#`, so that the server needs to know no pages but an event's, which it links to.
import { eventPageHash, readEventPage } from '../../../src/contract/event-page.ts';

/** A page for administrators, which its name alone leads to. */
export type AdministrationPage = 'set-up' | 'topics' | 'silences';

const ADMINISTRATION: readonly AdministrationPage[] = ['set-up', 'topics', 'silences'];

/** A page of the console. */
export type PageRoute =
  | { readonly page: 'channel'; readonly channelId: string | undefined }
  | { readonly page: AdministrationPage }
  | { readonly page: 'event'; readonly eventId: string };

/** Reads the page out of an address's hash; what names no page is the first channel. */
export function readRoute(hash: string): PageRoute {
  const page = ADMINISTRATION.find((name) => hash === `#/${name}`);
  if (page !== undefined) return { page };
  const eventId = readEventPage(hash);
  if (eventId !== undefined) return { page: 'event', eventId };
  // `#/channels/ops` matches, `#/channels/` and `#/channel/ops` do not.
  const encodedId = /^#\/channels\/(?<id>.+)$/u.exec(hash)?.groups?.['id'];
  return { page: 'channel', channelId: encodedId === undefined ? undefined : decoded(encodedId) };
}

/** Writes the address of a page. */
export function routeHash(route: PageRoute): string {
  if (route.page === 'event') return eventPageHash(route.eventId);
  if (route.page !== 'channel') return `#/${route.page}`;
  return route.channelId === undefined ? '#/' : `#/channels/${encodeURIComponent(route.channelId)}`;
}

function decoded(encodedId: string): string | undefined {
  try {
    return decodeURIComponent(encodedId);
  } catch {
    return undefined;
  }
}
