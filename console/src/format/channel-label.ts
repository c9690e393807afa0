// A channel's name beside the sign that says it is one.

/** Returns the name without the `#` that the sign stands for. */
export function channelLabel(channelName: string): string {
  // `#ops` matches; `ops#1`, and a `#` alone, do not.
  return channelName.replace(/^#(?=.)/u, '');
}
