// The condition keys of a request (IAM User Guide, "AWS global condition context keys"): which have values, which certainly have none, and
// which only AWS knows. Names are alike in upper and lower case.

/** The condition keys of a request. */
export interface RequestContext {
  /** Finds a key by its name in lower case: its values, none where it is certainly absent, `unknown` where only AWS can tell. */
  find(key: string): readonly string[] | 'unknown';
}

/** What is known of a request's keys. */
export interface KnownKeys {
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Keys that are certainly absent. */
  readonly absent?: readonly string[];
  /** Beginnings of keys of which only those in `values` are present: `aws:RequestTag/`. */
  readonly complete?: readonly string[];
}

/** Makes the context of a request of which everything is known: a key without values is absent. */
export function closedContext(values: KnownKeys['values']): RequestContext {
  const known = foldKeys(values);
  return { find: (key) => known.get(key) ?? [] };
}

/** Makes the context of a request of which AWS knows more: a key that is not told of is unknown. */
export function openContext({ values, absent = [], complete = [] }: KnownKeys): RequestContext {
  const known = foldKeys(values);
  const missing = new Set(absent.map((key) => key.toLowerCase()));
  const beginnings = complete.map((beginning) => beginning.toLowerCase());
  return {
    find: (key) => {
      const found = known.get(key);
      if (found !== undefined) return found;
      return missing.has(key) || beginnings.some((beginning) => key.startsWith(beginning)) ? [] : 'unknown';
    },
  };
}

function foldKeys(values: KnownKeys['values']): ReadonlyMap<string, readonly string[]> {
  const folded = new Map<string, readonly string[]>();
  // Two spellings of one key are one key with the values of both.
  for (const [key, list] of Object.entries(values)) folded.set(key.toLowerCase(), [...(folded.get(key.toLowerCase()) ?? []), ...list]);
  return folded;
}
