// Where the readers of a channel open an event as it is stored: its page in the console.
import { eventPageHash } from '../contract/event-page.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';

/** The addresses that the page has. */
export interface PageAddresses {
  /** The one under which people reach it, where one is configured. */
  readonly publicUrl: string | undefined;
  /** The one of the listener; undefined while it does not listen yet. */
  readonly listenerUrl: () => string | undefined;
}

/**
 * Makes what the notifications flow asks. Without a public address only readers of the web chat reach the page: they are on it. To all
 * others a link to this machine would lead nowhere, or to a machine of theirs.
 */
export function createOriginalUrl({
  publicUrl,
  listenerUrl,
}: PageAddresses): (configuration: Pick<ChannelConfiguration, 'channel'>, eventId: string) => string | undefined {
  return ({ channel }, eventId) => {
    const url = publicUrl ?? (channel.platform === 'web' ? listenerUrl() : undefined);
    return url === undefined ? undefined : `${url.replace(/\/$/, '')}/${eventPageHash(eventId)}`;
  };
}
