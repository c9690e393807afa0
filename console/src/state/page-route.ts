// Which page the address bar names: the part after `#`, so that the server needs to know no pages.

/** A page of the console. */
export type PageRoute = { readonly page: 'channel'; readonly channelId: string | undefined } | { readonly page: 'topics' };

/** Reads the page out of an address's hash; what names no page is the first channel. */
export function readRoute(hash: string): PageRoute {
  if (hash === '#/topics') return { page: 'topics' };
  // `#/channels/ops` matches, `#/channels/` and `#/channel/ops` do not.
  const encodedId = /^#\/channels\/(?<id>.+)$/u.exec(hash)?.groups?.['id'];
  return { page: 'channel', channelId: encodedId === undefined ? undefined : decoded(encodedId) };
}

/** Writes the address of a page. */
export function routeHash(route: PageRoute): string {
  if (route.page === 'topics') return '#/topics';
  return route.channelId === undefined ? '#/' : `#/channels/${encodeURIComponent(route.channelId)}`;
}

function decoded(encodedId: string): string | undefined {
  try {
    return decodeURIComponent(encodedId);
  } catch {
    return undefined;
  }
}
