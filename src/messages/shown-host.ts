// The host of an address for people to see, who decide by it whether they go there.
import { ELLIPSIS } from './truncate.ts';

/** Longest host that is shown; a button has room for it and a word before (Block Kit reference, button element: 75). */
const HOST_MAX_LENGTH = 50;

/**
 * Returns the host, in ASCII and with its port; of a longer one the end, which is what says whose it is.
 * Attack: `console.aws.amazon.com.<sixty letters>.evil.example`, of which the beginning looks like AWS.
 */
export function shownHost(url: string): string {
  const host = URL.parse(url)?.host ?? '';
  return host.length > HOST_MAX_LENGTH ? `${ELLIPSIS}${host.slice(-HOST_MAX_LENGTH)}` : host;
}
