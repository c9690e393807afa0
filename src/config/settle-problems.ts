// Problems as they are handed out: in the order of the file, and without any text that is a secret.
import type { Secret } from '../lib/secret.ts';
import type { ConfigProblem } from './config-problem.ts';

// Shorter secrets are no secrets, and blotting them out would blot out half the words.
const SECRET_MIN_LENGTH = 6;

/** Sorts problems by their place, those of the whole file first and those of variables last, and blots out secrets. */
export function settleProblems(problems: readonly ConfigProblem[], secrets: readonly Secret[]): readonly ConfigProblem[] {
  const texts = secrets.map((secret) => secret.reveal()).filter((text) => text.length >= SECRET_MIN_LENGTH);
  return problems
    .map((problem) => ({ ...problem, path: blotOut(problem.path, texts), text: blotOut(problem.text, texts) }))
    .toSorted(byPlace);
}

function blotOut(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text);
}

function byPlace(left: ConfigProblem, right: ConfigProblem): number {
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  if (left.column !== right.column) return (left.column ?? 0) - (right.column ?? 0);
  return (left.variable ?? '').localeCompare(right.variable ?? '', 'en', { numeric: true });
}

function rank({ line, variable }: ConfigProblem): number {
  return line ?? (variable === undefined ? 0 : Number.MAX_SAFE_INTEGER);
}
