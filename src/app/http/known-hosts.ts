// Which names the page may be asked for by.
// Stops DNS rebinding: a foreign site whose name points to 127.0.0.1 must not reach the API with the reader's browser.
import { isLoopbackHost } from '../../config/server-config.ts';

const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

/** What the check works with. */
export interface KnownHostsOptions {
  readonly host: string;
  readonly publicUrl?: string | undefined;
  /** The port that is really listened on. */
  readonly port: () => number;
}

/** Makes the check of a `Host` header. On other than loopback addresses without a public address every name is known. */
export function createHostCheck({ host, publicUrl, port }: KnownHostsOptions): (hostHeader: string | undefined) => boolean {
  return (hostHeader) => {
    if (hostHeader === undefined) return false;
    const given = hostHeader.toLowerCase();
    if (publicUrl !== undefined && given === new URL(publicUrl).host) return true;
    if (LOOPBACK_HOSTS.some((name) => given === `${name}:${port()}`)) return true;
    return !isLoopbackHost(host) && publicUrl === undefined;
  };
}
