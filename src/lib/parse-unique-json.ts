// JSON in which every name of an object stands once. JSON's own reader takes the last of two and forgets the first.

/** What the text says, or what is wrong with it; the reason goes on after the text's name: "is not JSON: ...". */
export type UniqueJsonOutcome = { readonly status: 'ok'; readonly data: unknown } | { readonly status: 'invalid'; readonly reason: string };

/** Parses it. */
export function parseUniqueJson(text: string): UniqueJsonOutcome {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { status: 'invalid', reason: `is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (countNames(data) === countWrittenNames(text)) return { status: 'ok', data };
  return { status: 'invalid', reason: 'names an element twice, of which only one would count' };
}

// Match: "Effect" :. Near miss: "Effect" (a value).
const WRITTEN_NAME = /"(?:[^"\\]|\\.)*"(?<colon>\s*:)?/g;

function countWrittenNames(text: string): number {
  return [...text.matchAll(WRITTEN_NAME)].filter(({ groups }) => groups?.['colon'] !== undefined).length;
}

function countNames(data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0;
  const own = Array.isArray(data) ? 0 : Object.keys(data).length;
  return Object.values(data).reduce<number>((count, part) => count + countNames(part), own);
}
