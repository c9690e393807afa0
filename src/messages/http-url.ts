// The addresses that a message may link to.

/** The longest address that becomes a link; browsers and proxies commonly accept 2,000 characters, Slack buttons 3,000. */
export const URL_MAX_LENGTH = 2000;

/**
 * Returns the address in normal form (ASCII, nothing in it that any platform's markup reads), or undefined where it may not be a link.
 * Attack: `javascript:` and `data:` run scripts, `file:` reads disks, and `https://aws.amazon.com@evil.example` leads elsewhere than it says.
 */
export function httpUrl(address: string): string | undefined {
  if (address.length > URL_MAX_LENGTH) return undefined;
  const url = URL.parse(address.trim());
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  // The URL standard encodes < > and " everywhere but leaves | alone, which ends the address in Slack's markup.
  const normal = url.href.replaceAll('|', '%7C');
  return normal.length > URL_MAX_LENGTH ? undefined : normal;
}
