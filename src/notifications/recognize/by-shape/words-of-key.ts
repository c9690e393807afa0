// A key as words: `executionId`, `execution-id` and `EXECUTION_ID` all say the same.
import { remember } from './remember.ts';

/** Keys longer than this are data used as keys (host names, label texts), not words; our own bound. */
const MAX_KEY_LENGTH = 80;
// Match: EC2 of EC2InstanceId, S3 of S3OutputPath, AWS of AWSAccountId, Instance, sha256, 42. Near miss: the hyphen in execution-id.
const WORD = /\p{Lu}\d+(?!\p{Ll})|\p{Lu}{2,}\d*(?![\p{Ll}])|\p{Lu}?\p{Ll}+\d*|\p{Lu}+|\p{Lo}+|\d+/gu;

/** Returns the words of a key in lower case, in order; none where the key has no letters or is no name. */
export const wordsOfKey = remember(readWords);

function readWords(key: string): readonly string[] {
  return key.length > MAX_KEY_LENGTH ? [] : (key.match(WORD) ?? []).map((word) => word.toLowerCase());
}
