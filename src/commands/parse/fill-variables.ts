// Fills the variables of commands from one source of values, such as an event: all of them, or none.
import { fillVariablesOf, writeSteps } from './template/fill-template.ts';
import { listVariables, readTemplate, slotsOf } from './template/read-template.ts';

/** What became of a text with variables: a text for each command in it, or why there is none. */
export type FilledText =
  | { readonly status: 'filled'; readonly texts: readonly string[] }
  | { readonly status: 'missing'; readonly names: readonly string[] }
  /** A sentence says why. */
  | { readonly status: 'refused'; readonly message: string };

/** Returns the value of a variable; undefined where there is none. */
export type ValueOf = (variableName: string) => string | undefined;

// What nobody sees: control characters, and marks of direction. Match: \u202E, \0. Near miss: a line feed, a tab, the joiners within emojis.
const UNSEEN = /[^\P{Cc}\n\t]|[^\P{Cf}\u200C\u200D]/u;

/** Fills a text; each of its lines is a command. */
export function fillVariables(text: string, valueOf: ValueOf): FilledText {
  const read = readTemplate(text);
  if (read.status === 'failed') return { status: 'refused', message: read.fault };
  if (slotsOf(read.steps).some(({ kind }) => kind === 'answer')) {
    return { status: 'refused', message: 'A command of an action takes no values from the answer of another; an alias does.' };
  }
  const names = listVariables(read.steps);
  const missing = names.filter((name) => valueOf(name) === undefined);
  if (missing.length > 0) return { status: 'missing', names: missing };
  const unseen = names.find((name) => UNSEEN.test(valueOf(name) ?? ''));
  if (unseen !== undefined) return { status: 'refused', message: `The value of $${unseen} has characters in it that nobody sees.` };
  const filled = fillVariablesOf(read.steps, valueOf);
  const written = filled.status === 'filled' ? writeSteps(filled.filled) : filled;
  return written.status === 'refused' ? written : { status: 'filled', texts: written.filled };
}

/** Lists the variables of a text; none where it cannot be read. */
export function variablesOf(text: string): readonly string[] {
  const read = readTemplate(text);
  return read.status === 'read' ? listVariables(read.steps) : [];
}
