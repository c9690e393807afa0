// What a form's button carries, and what comes back with it: the fields as they were asked for, and what was typed or chosen in each.
import { z } from 'zod';
import { joinValues, type FormValues, type WrittenField } from '../../messages/form-command.ts';

/** Most fields: more than any operation of AWS requires. Our own bound. */
export const FORM_FIELDS_MAX = 50;

/** What a form's button carries. Each field: its name, how its value is given, and 1 where it has to be filled in. */
export interface TeamsFormData {
  readonly command: string;
  /** Tells the inputs of this form from those of others on the card. */
  readonly form: number;
  readonly fields: readonly (readonly [name: string, input: WrittenField['input'], isRequired: 0 | 1])[];
}

/** A form as it came back. */
export interface FilledForm {
  readonly fields: readonly WrittenField[];
  readonly values: FormValues;
  /** Names of the fields that have to be filled in and are not. */
  readonly missing: readonly string[];
}

/** The ids of a field's inputs: the one in which one types, and the one in which one chooses. */
export function inputIds(form: number, name: string): { readonly typed: string; readonly chosen: string } {
  return { typed: `form${form}.typed.${name}`, chosen: `form${form}.chosen.${name}` };
}

/** The id of the input in which one edits a command: of which block of the message, and of which button there. */
export function editInputId(block: number, button: number): string {
  return `edit${block}.${button}`;
}

/** Above every form of a message (`Message.blocks`, which a card has room for far fewer of). Our own bound. */
const ASKED_FORMS_FROM = 1_000_000;

/** Blocks with more buttons are more than a card shows. Our own bound. */
const BUTTONS_OF_BLOCK_MAX = 1000;

/** The number of the form that a button opens, apart from all others on the card. */
export function askedFormIndex(block: number, button: number): number {
  return ASKED_FORMS_FROM + block * BUTTONS_OF_BLOCK_MAX + button;
}

// Match: edit2.0. Near miss: form0.typed.name.
const EDIT_ID = /^edit\d{1,4}\.\d{1,4}$/;

/** Reads what a command was edited to; undefined for what is no edit of ours. */
export function readEdited(data: Readonly<Record<string, unknown>>): string | undefined {
  const id = data['input'];
  if (typeof id !== 'string' || !EDIT_ID.test(id)) return undefined;
  const typed = data[id];
  return typeof typed === 'string' ? typed.trim() : '';
}

// Match: instance-ids, VPCConfig.x. Near miss: -x, a b, a=b.
const NAME = /^\w[\w.-]{0,127}$/;

/** Tells whether a field's name says the same wherever it stands. */
export function isFieldName(name: string): boolean {
  return NAME.test(name);
}

const Fields = z.object({
  form: z.number().int().min(0),
  fields: z
    .array(z.tuple([z.string().regex(NAME), z.enum(['line', 'lines', 'values', 'structure']), z.union([z.literal(0), z.literal(1)])]))
    .max(FORM_FIELDS_MAX),
});

/** Reads what came back; undefined for what is no form of ours. */
export function readFormData(data: Readonly<Record<string, unknown>>): FilledForm | undefined {
  const parsed = Fields.safeParse(data);
  if (!parsed.success) return undefined;
  const { form, fields } = parsed.data;
  const values = new Map(fields.map(([name, input]) => [name, valueOf(data, inputIds(form, name), input)]));
  const missing = fields.flatMap(([name, , isRequired]) => (isRequired === 1 && values.get(name) === '' ? [name] : []));
  return { fields: fields.map(([name, input]) => ({ name, input })), values, missing };
}

/** What was typed goes before what was chosen; several chosen values come with commas between them. */
function valueOf(data: Readonly<Record<string, unknown>>, ids: ReturnType<typeof inputIds>, input: WrittenField['input']): string {
  const typed = data[ids.typed];
  if (typeof typed === 'string' && typed.trim() !== '') return typed.trim();
  const chosen = data[ids.chosen];
  if (typeof chosen !== 'string') return '';
  return input === 'values' ? joinValues(chosen.split(',').filter((value) => value !== '')) : chosen.trim();
}
