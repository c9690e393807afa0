// What a filled-in form says: its command, and behind it each value in quotes, so that none can become an option or another command.
// The page writes the same (console/src/format/form-command.ts).
import type { AskedParameter } from '../domain/draft.ts';
import type { Form } from './message.ts';

/** What was typed or chosen, by the names of the fields. */
export type FormValues = ReadonlyMap<string, string>;

/** The part of a field that says how its value is written. */
export type WrittenField = Pick<AskedParameter, 'name' | 'input'>;

// Match: ["a", "b"], as somebody pastes it. Near miss: [a].
const IS_LIST = /^\[\s*["\]]/;

/** Writes the command; a field that is empty is left out. */
export function formCommand(
  { command, fields }: Pick<Form, 'command'> & { readonly fields: readonly WrittenField[] },
  values: FormValues,
): string {
  const given = fields.flatMap((field) => {
    const value = valueOf(field, values.get(field.name) ?? '');
    return value === '' ? [] : [`--${field.name}=${quote(value)}`];
  });
  return [command, ...given].join(' ');
}

/** Writes several values as those of one field. */
export function joinValues(values: readonly string[]): string {
  return values.length === 0 ? '' : JSON.stringify(values);
}

/** Reads several values as somebody types them: one a line, or as a list in JSON. */
export function readValues(typed: string): readonly string[] {
  const list = IS_LIST.test(typed) ? parseJson(typed) : undefined;
  return Array.isArray(list) ? list.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))) : linesOf(typed);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function valueOf({ input }: WrittenField, typed: string): string {
  const text = typed.trim();
  if (input !== 'values' || text === '') return text;
  return IS_LIST.test(text) ? text : joinValues(linesOf(text));
}

function linesOf(value: string): readonly string[] {
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** In single quotes nothing means anything but itself; the quote is put in from outside. */
function quote(value: string): string {
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
