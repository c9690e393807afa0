// Proves that a text of an answer has stayed one value in the command that it was filled into.
// Attack: a tag or a name in AWS that reads as a list in JSON, and makes several things of the one that whoever wrote the alias meant.
import type { StepTemplate } from '../domain/command-template.ts';
import { fillFromAnswers, type StepAnswer } from './fill-from-answers.ts';
import { parseCommand } from './parse/parse-command.ts';
import type { ParseContext } from './parse/parse-context.ts';
import { writeStep } from './parse/template/fill-template.ts';

/** A text that every type takes, and that is never read as more than one value. */
const PLACEHOLDER = '1987600000';

/** Says what is wrong as a sentence; undefined where each text is one value, or nobody can tell. A list of an answer may be several. */
export function findMultipliedValue(
  step: StepTemplate,
  { answers, written }: { readonly answers: ReadonlyMap<number, StepAnswer>; readonly written: string },
  context: ParseContext,
): string | undefined {
  const filled = fillFromAnswers(step, answers, (value) => (typeof value === 'string' ? PLACEHOLDER : value));
  const probe = filled.status === 'filled' ? writeStep(filled.filled) : filled;
  if (probe.status === 'refused' || probe.filled === written) return undefined;
  const [before, after] = [parseCommand(probe.filled, context), parseCommand(written, context)];
  if (before.status === 'failed' || after.status === 'failed' || !isMore(before.command.params, after.command.params)) return undefined;
  return 'A text from an answer before it would be read as several values; it was not run.';
}

function isMore(before: unknown, after: unknown): boolean {
  if (Array.isArray(before)) {
    const others: readonly unknown[] = Array.isArray(after) ? after : [];
    return before.length !== others.length || before.some((value, position) => isMore(value, others[position]));
  }
  if (!isStructure(before)) return Array.isArray(after) || isStructure(after);
  return isStructure(after) && Object.entries(before).some(([name, value]) => isMore(value, after[name]));
}

function isStructure(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
