// How a command line could go on at the cursor: what exists, from the catalogue. What may run is decided when it is sent.
import { acceptsFileForAnswer } from '../../catalogue/cli/argument-table.ts';
import type { CliFacts } from '../../catalogue/cli/cli-facts.ts';
import { PERSON_MESSAGE_MAX_LENGTH, type CompletionList, type CompletionRequest } from '../../contract/admin-api.ts';
import { completeArgument } from './complete-arguments.ts';
import { completeCommand, completeFirstWord, type Completion } from './complete-names.ts';
import { completeValue } from './complete-values.ts';
import { COMPLETIONS_MAX } from './rank-by-typed.ts';
import { readOption } from './read-option.ts';
import { findNamed, nameOf, readSoFar, type CompletionContext, type LineSoFar, type OpenArgument } from './read-so-far.ts';
import { readTypedLine, type TypedLine } from './read-typed-line.ts';

/** Completes a line; an empty list where nothing is known to fit. Never throws. */
export function completeLine({ text, cursor }: CompletionRequest, context: CompletionContext): CompletionList {
  const at = Number.isNaN(cursor) ? 0 : Math.max(0, Math.min(Math.trunc(cursor), text.length));
  const nothing: CompletionList = { start: at, end: at, completions: [] };
  // No message is longer, so nothing of it is a command.
  if (text.length > PERSON_MESSAGE_MAX_LENGTH) return nothing;
  try {
    const line = readTypedLine(text, at);
    return line === undefined ? nothing : complete(line, context);
  } catch {
    // A catalogue that cannot be read is told of by the command that is sent, not by every key.
    return nothing;
  }
}

function complete(line: TypedLine, context: CompletionContext): CompletionList {
  const { typed, start, end } = line;
  const soFar = readSoFar(line.before, context);
  if (soFar === undefined || /^[[{]/.test(typed)) return { start, end, completions: [] };
  const behindEquals = completeBehindEquals(line, soFar);
  if (behindEquals !== undefined) return behindEquals;
  const completions = completeWord(line, soFar, context);
  return { start, end, completions: completions.slice(0, COMPLETIONS_MAX) };
}

/** `--output=js`: what is completed begins behind the equals sign. */
function completeBehindEquals({ typed, start, end }: TypedLine, { table }: LineSoFar): CompletionList | undefined {
  const option = readOption({ text: typed, isQuoted: false });
  if (option?.value === undefined) return undefined;
  const named = findNamed(option.name, table);
  const completions = named === undefined ? [] : completeValue(option.value, { of: named, values: [] });
  return { start: start + typed.length - option.value.length, end, completions: [...completions] };
}

function completeWord(line: TypedLine, soFar: LineSoFar, context: CompletionContext): readonly Completion[] {
  const { typed } = line;
  const option = readOption({ text: typed, isQuoted: false });
  const isDashes = /^-+$/.test(typed);
  if (option === undefined && !isDashes && soFar.open !== undefined) return completeOpen(line, soFar, soFar.open);
  if (option !== undefined || isDashes) return completeArgumentAt(line, soFar, option?.name ?? '');
  if (soFar.nameCount === 0) return completeFirstWord(typed, context.catalogue);
  if (soFar.nameCount === 1) return completeCommand(typed, soFar, context.facts);
  return isNameOfAnother(line, soFar, context.facts) ? [] : completeArgumentAt(line, soFar, typed);
}

/** One value ends an argument that takes one; behind the values of one that takes many, another argument may come. */
function completeOpen(line: TypedLine, soFar: LineSoFar, open: OpenArgument): readonly Completion[] {
  const { typed } = line;
  const values = completeValue(typed, open);
  if (typed !== '' || open.of.kind === 'global') return values;
  const { takes } = open.of.argument;
  if (takes === 'optional') return [...completeArgumentAt(line, soFar, ''), ...values];
  return takes === 'many' && open.values.length > 0 ? [...values, ...completeArgumentAt(line, soFar, '')] : values;
}

function completeArgumentAt({ behind }: TypedLine, { table, given }: LineSoFar, typed: string): readonly Completion[] {
  const all = new Set(given);
  for (const word of behind) {
    const option = readOption(word);
    const named = option === undefined ? undefined : findNamed(option.name, table);
    if (named !== undefined) all.add(nameOf(named));
  }
  return completeArgument({ typed, table, given: all });
}

/** `lambda invoke ... out.json`, `s3 ls bucket`: a word without dashes is a name that nobody here knows, not the beginning of an argument. */
function isNameOfAnother({ typed }: TypedLine, { service, operation, command, own }: LineSoFar, facts: CliFacts): boolean {
  if (typed === '') return false;
  if (own !== undefined) return true;
  if (service === undefined || operation === undefined || command === undefined) return false;
  return acceptsFileForAnswer({ service, operation, command }, facts);
}
