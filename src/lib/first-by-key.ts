// Finds entries of lists that never change by a key, without walking through the list each time.

/**
 * Makes a search for the first entry of a list that has a key; each list is walked through once, at its first search.
 * An entry without a key is never found.
 */
export function createFirstByKey<Entry>(
  keyOf: (entry: Entry) => string | undefined,
): (list: readonly Entry[], key: string) => Entry | undefined {
  const indexes = new WeakMap<readonly Entry[], ReadonlyMap<string, Entry>>();

  function index(list: readonly Entry[]): ReadonlyMap<string, Entry> {
    const entries = new Map<string, Entry>();
    for (const entry of list) {
      const key = keyOf(entry);
      if (key !== undefined && !entries.has(key)) entries.set(key, entry);
    }
    indexes.set(list, entries);
    return entries;
  }

  return (list, key) => (indexes.get(list) ?? index(list)).get(key);
}
