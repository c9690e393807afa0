// What a filled-in form says: its command, and behind it each value in quotes, so that none can become an option or another command.
import type { WebFormField } from '../../../src/contract/web-message.ts';

/** What was typed, by the names of the fields. */
export type FormValues = Readonly<Record<string, string>>;

/** Writes the command; a field that is empty is left out. */
export function formCommand(command: string, fields: readonly WebFormField[], values: FormValues): string {
  const given = fields.flatMap((field) => {
    const value = valueOf(field, values[field.name] ?? '');
    return value === '' ? [] : [`--${field.name}=${quote(value)}`];
  });
  return [command, ...given].join(' ');
}

/** The names of the fields that have to be filled in and are not. */
export function emptyFields(fields: readonly WebFormField[], values: FormValues): readonly string[] {
  return fields.filter((field) => field.isRequired && valueOf(field, values[field.name] ?? '') === '').map(({ name }) => name);
}

/** Lists the values of a field that takes several, one a line. */
export function linesOf(value: string): readonly string[] {
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function valueOf({ input }: WebFormField, typed: string): string {
  const text = typed.trim();
  if (input !== 'values' || text === '') return text;
  // Match: ["a", "b"], as somebody pastes it. Near miss: [a].
  return /^\[\s*["\]]/.test(text) ? text : JSON.stringify(linesOf(text));
}

/** In single quotes nothing means anything but itself; the quote is put in from outside. */
function quote(value: string): string {
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
