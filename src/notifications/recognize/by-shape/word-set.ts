// Word lists written as one reads them, separated by commas.

/** Returns the entries of a list. */
export function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split(',').map((entry) => entry.trim()));
}
