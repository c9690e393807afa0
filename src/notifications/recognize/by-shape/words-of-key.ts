// A key as words: `executionId`, `execution-id` and `EXECUTION_ID` all say the same.

/** Keys longer than this are data used as keys (host names, label texts), not words; our own bound. */
const MAX_KEY_LENGTH = 80;
// Match: EC2 of EC2InstanceId, S3 of S3OutputPath, AWS of AWSAccountId, Instance, sha256, 42. Near miss: the hyphen in execution-id.
const WORD = /\p{Lu}\d+(?!\p{Ll})|\p{Lu}{2,}\d*(?![\p{Ll}])|\p{Lu}?\p{Ll}+\d*|\p{Lu}+|\p{Lo}+|\d+/gu;

/** The same keys come again and again, within an event and from event to event; when so many are known, it begins anew. */
const KNOWN_KEYS_MAX = 4096;
const knownKeys = new Map<string, readonly string[]>();

/** Returns the words of a key in lower case, in order; none where the key has no letters or is no name. */
export function wordsOfKey(key: string): readonly string[] {
  if (key.length > MAX_KEY_LENGTH) return [];
  const known = knownKeys.get(key);
  if (known !== undefined) return known;
  const words = (key.match(WORD) ?? []).map((word) => word.toLowerCase());
  if (knownKeys.size >= KNOWN_KEYS_MAX) knownKeys.clear();
  knownKeys.set(key, words);
  return words;
}
