// The last check before an address becomes something to click.

/**
 * Returns the normalized address where it is a complete http or https one, and undefined otherwise.
 * Stops an event from bringing `javascript:`, `data:` or `file:` links, or links relative to this page.
 */
export function webUrl(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}
