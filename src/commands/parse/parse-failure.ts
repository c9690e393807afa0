// Why a text is no command, as the steps of parsing say it to each other.
import type { ParseFailure } from '../../domain/command.ts';

/** What can be told beside the message. */
export type FailureFacts = Partial<Pick<ParseFailure, 'missing' | 'suggestions'>>;

/** Makes a failure. */
export function failure(code: ParseFailure['code'], message: string, { missing = [], suggestions = [] }: FailureFacts = {}): ParseFailure {
  return { code, message, missing, suggestions };
}

/** Tells a failure from what a step gives otherwise. */
export function isFailure(outcome: object): outcome is ParseFailure {
  return 'code' in outcome && 'missing' in outcome && 'suggestions' in outcome;
}

/** Longest piece of somebody's text that is repeated to them. */
const MAX_QUOTED_LENGTH = 80;

/** Puts somebody's text into a message. */
export function quote(text: string): string {
  if (text.length <= MAX_QUOTED_LENGTH) return `"${text}"`;
  // By code points, so that none is cut in half.
  const kept = Array.from(text.slice(0, 2 * MAX_QUOTED_LENGTH + 2)).slice(0, MAX_QUOTED_LENGTH + 1);
  return kept.length <= MAX_QUOTED_LENGTH ? `"${text}"` : `"${kept.slice(0, MAX_QUOTED_LENGTH).join('')}…"`;
}
