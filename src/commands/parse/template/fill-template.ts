// Puts values into the slots of a command, and writes it so that it is read as these words and no others (R8).
import type { StepTemplate, TemplatePart, TemplateSlot, TemplateWord } from '../../../domain/command-template.ts';
import { readOption } from '../read-name-word.ts';
import { shellQuote } from '../shell-quote.ts';
import { isSlot } from './read-template.ts';

/** A command with values in it, or a sentence that says which value cannot stand where it is to. */
export type Filled<What> = { readonly status: 'filled'; readonly filled: What } | { readonly status: 'refused'; readonly message: string };

/** The value of a slot, any JSON; undefined where it is not known yet. */
export type FindValue = (slot: TemplateSlot) => { readonly value: unknown } | undefined;

/** What means something in the short form of the AWS CLI, in a query or in JSON. */
// Match: a,b, a=b, "a". Near miss: a b, a/b, a:b.
const MEANS_MORE = /[=,[\]{}"'`\\]/;

// Match: 5, -1.5e3, true, null. Near miss: 05, +1, NaN, "5".
const JSON_SCALAR = /^(?:-?(?:0|[1-9]\d{0,30})(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?|true|false|null)$/;

/** It says no value: that may be a secret. */
const LIKE_OPTION = 'A value begins with a hyphen, and would be an option where it stands.';

/** Fills the slots whose values are known. */
export function fillStep(step: StepTemplate, find: FindValue): Filled<StepTemplate> {
  const filled: TemplateWord[] = [];
  for (const word of step) {
    const parts: TemplatePart[] = [];
    for (const part of word.parts ?? []) {
      const found = isSlot(part) ? find(part) : undefined;
      const text = isSlot(part) && found !== undefined ? writeValue(part, found.value) : undefined;
      if (text?.status === 'refused') return text;
      parts.push(text === undefined ? part : { kind: 'filled', text: text.filled });
    }
    filled.push(word.parts === undefined ? word : { ...word, parts });
  }
  return { status: 'filled', filled };
}

/** Fills the variables of commands, where their values are known; other slots stay. */
export function fillVariablesOf(
  steps: readonly StepTemplate[],
  valueOf: (variableName: string) => string | undefined,
): Filled<readonly StepTemplate[]> {
  return eachOf(steps, (step) =>
    fillStep(step, (slot) => {
      const value = slot.kind === 'variable' ? valueOf(slot.name) : undefined;
      return value === undefined ? undefined : { value };
    }),
  );
}

/** Writes commands all of whose slots are filled. */
export function writeSteps(steps: readonly StepTemplate[]): Filled<readonly string[]> {
  return eachOf(steps, writeStep);
}

/** All of them, or the first refusal. */
function eachOf<What>(steps: readonly StepTemplate[], fill: (step: StepTemplate) => Filled<What>): Filled<readonly What[]> {
  const filled: What[] = [];
  for (const step of steps) {
    const one = fill(step);
    if (one.status === 'refused') return one;
    filled.push(one.filled);
  }
  return { status: 'filled', filled };
}

/** Writes a command all of whose slots are filled. */
export function writeStep(step: StepTemplate): Filled<string> {
  const written: string[] = [];
  for (const [position, word] of step.entries()) {
    const text = (word.parts ?? []).map(textOf).join('');
    if (word.option === undefined && isGiven(word) && readsAsOption(text)) {
      // Attack: a value that begins with a hyphen, to become an option. Tied to the option before it, it is that one's value.
      if (!mayBeTied(word, step[position - 1])) return { status: 'refused', message: LIKE_OPTION };
      written.push(`${written.pop() ?? ''}=${quoteAlways(text)}`);
    } else {
      written.push(writeWord(word, text));
    }
  }
  return { status: 'filled', filled: written.join(' ') };
}

function writeWord(word: TemplateWord, text: string): string {
  const quoted = isGiven(word) ? quoteAlways(text) : shellQuote(text);
  if (word.option === undefined) return quoted;
  return word.parts === undefined ? word.option : `${word.option}=${quoted}`;
}

function mayBeTied({ parts = [] }: TemplateWord, before: TemplateWord | undefined): boolean {
  return before?.option !== undefined && before.parts === undefined && typeof parts[0] !== 'string';
}

/** Names a slot as it is written. */
export function nameOfSlot(slot: TemplateSlot): string {
  if (slot.kind === 'variable') return `$${slot.name}`;
  return `$step${slot.step}${slot.query.startsWith('[') ? '' : '.'}${slot.query}`;
}

/** Writes a command to be looked at: what is not known yet stands as the name of its slot. */
export function showStep(step: StepTemplate): string {
  return step
    .map(({ option, parts }) => {
      const text = (parts ?? []).map((part) => (isSlot(part) ? nameOfSlot(part) : textOf(part))).join('');
      const isOpen = (parts ?? []).some((part) => isSlot(part));
      const value = isOpen && !/[\s'"]/.test(text) ? text : shellQuote(text);
      if (option === undefined) return value;
      return parts === undefined ? option : `${option}=${value}`;
    })
    .join(' ');
}

function textOf(part: TemplatePart): string {
  if (typeof part === 'string') return part;
  return part.kind === 'filled' ? part.text : nameOfSlot(part);
}

/** Tells whether anything of it was given by somebody else than whoever wrote the alias. */
function isGiven({ parts = [] }: TemplateWord): boolean {
  return parts.some((part) => typeof part !== 'string');
}

function readsAsOption(text: string): boolean {
  const word = { text, start: 0, end: 0, startsLine: false };
  return readOption({ ...word, isQuoted: true }) !== undefined || readOption({ ...word, isQuoted: false }) !== undefined;
}

/** In quotes also where it needs none, so that it is no word with a meaning, such as help. */
function quoteAlways(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function writeValue(slot: TemplateSlot, value: unknown): Filled<string> {
  const { place } = slot;
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (place === 'json-value') return { status: 'filled', filled: typeof value === 'string' ? jsonOf(value) : text };
  if (place === 'word') return { status: 'filled', filled: text };
  if (!isScalar) {
    return { status: 'refused', message: `${nameOfSlot(slot)} is more than one value, and stands within a word that has room for one.` };
  }
  if (place === 'json-text') return { status: 'filled', filled: JSON.stringify(text).slice(1, -1) };
  if (place === 'short-form' && MEANS_MORE.test(text)) {
    const message = `The value of ${nameOfSlot(slot)} has a sign that means something where it stands (one of = , [ ] { } " ' \` \\). Write the parameter as JSON in the alias; there any value may stand.`;
    return { status: 'refused', message };
  }
  return { status: 'filled', filled: text };
}

/** Where a value of JSON stands without quotes around it, a number is one; everything else is a text. */
function jsonOf(text: string): string {
  return JSON_SCALAR.test(text) ? text : JSON.stringify(text);
}
