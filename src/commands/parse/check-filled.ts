// Proves that values have stayed values: the command with its values must be the command with numbers in their places, but for these numbers.
// Attack: the name of a thing in an event that ends one parameter and begins another, or makes two things of one.
import type { ParsedCommand } from '../../domain/command.ts';
import { parseCommand } from './parse-command.ts';
import type { ParseContext } from './parse-context.ts';
import { findTemplateFault } from './template/check-template.ts';
import { readTemplate } from './template/read-template.ts';
import { fillVariables, variablesOf, type FilledText, type ValueOf } from './fill-variables.ts';

/** Numbers that no command has by itself, and that every type takes: as a text, a number, an instant. */
const FIRST_PLACEHOLDER = 1_987_600_000;

/** Fills a text, and refuses it where a value would be anything else than a value. */
export function fillFaithfully(text: string, valueOf: ValueOf, context: ParseContext): FilledText {
  const read = readTemplate(text);
  const fault = read.status === 'failed' ? read.fault : findTemplateFault(read.steps, context);
  if (fault !== undefined) return { status: 'refused', message: fault };
  const filled = fillVariables(text, valueOf);
  if (filled.status !== 'filled') return filled;
  const placeholders = new Map<string, string>();
  const values = new Map<string, string>();
  for (const name of variablesOf(text)) {
    values.set(name, valueOf(name) ?? '');
    placeholders.set(name, String(FIRST_PLACEHOLDER + placeholders.size));
  }
  if (values.size === 0) return filled;
  const at = context.now?.() ?? new Date();
  const probe = fillVariables(text, (name) => placeholders.get(name));
  const expected = [...placeholders].map(([name, placeholder]) => ({ placeholder, value: values.get(name) ?? '' }));
  const isFaithful =
    probe.status === 'filled' &&
    probe.texts.length === filled.texts.length &&
    filled.texts.every((each, position) => isSame(probe.texts[position] ?? '', each, { expected, context, at }));
  if (isFaithful) return filled;
  const message = 'With its values the command cannot be read, or would mean something else than with other values; nothing was run.';
  return { status: 'refused', message };
}

interface Expectation {
  readonly expected: readonly { readonly placeholder: string; readonly value: string }[];
  readonly context: ParseContext;
  readonly at: Date;
}

function isSame(probe: string, filled: string, { expected, context, at }: Expectation): boolean {
  // What is told relative to now must be the same twice.
  const fixed = { ...context, newId: () => '', now: () => at };
  const [before, after] = [parseCommand(probe, fixed), parseCommand(filled, fixed)];
  if (before.status === 'failed' || after.status === 'failed') return false;
  return isExpected(told(before.command), told(after.command), expected);
}

/** What is sent and shown; its text and its notes follow from that. */
function told({ notes: _notes, text: _text, ...rest }: ParsedCommand): unknown {
  return rest;
}

function isExpected(before: unknown, after: unknown, expected: Expectation['expected']): boolean {
  if (typeof before === 'number') return isExpectedScalar(String(before), String(after), expected);
  if (typeof before === 'string') return typeof after === 'string' && isExpectedScalar(before, after, expected);
  if (typeof before !== 'object' || before === null) return Object.is(before, after);
  return typeof after === 'object' && after !== null && isExpectedObject(before, after, expected);
}

function isExpectedObject(before: object, after: object, expected: Expectation['expected']): boolean {
  if (before instanceof Date) return after instanceof Date && isExpectedInstant(before.getTime(), after.getTime(), expected);
  if (before instanceof Uint8Array) return after instanceof Uint8Array && isExpectedScalar(decode(before), decode(after), expected);
  if (Array.isArray(before) !== Array.isArray(after)) return false;
  const [left, right] = [Object.entries(before), Object.entries(after)];
  if (left.length !== right.length) return false;
  return left.every(([key, value], position) => {
    const [otherKey, otherValue] = right[position] ?? [];
    return otherKey !== undefined && isExpectedScalar(key, otherKey, expected) && isExpected(value, otherValue, expected);
  });
}

/** Whatever instant a value is read as stands where the number stood. */
function isExpectedInstant(before: number, after: number, expected: Expectation['expected']): boolean {
  return before === after || expected.some(({ placeholder }) => placeholder === String(before / 1000));
}

/** Within a text that is itself JSON the value is escaped. */
function isExpectedScalar(before: string, after: string, expected: Expectation['expected']): boolean {
  if (before === after) return true;
  const write = (form: (value: string) => string): string =>
    expected.reduce((text, { placeholder, value }) => text.replaceAll(placeholder, () => form(value)), before);
  return (
    after === write((value) => value) ||
    after === write((value) => JSON.stringify(value).slice(1, -1)) ||
    // Regions are read in any case.
    after === write((value) => value.toLowerCase()) ||
    isSameNumber(before, after, expected)
  );
}

/** A number is written in many ways. */
function isSameNumber(before: string, after: string, expected: Expectation['expected']): boolean {
  const found = expected.find(({ placeholder }) => placeholder === before);
  return found !== undefined && found.value.trim() !== '' && Number(found.value) === Number(after);
}

function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
