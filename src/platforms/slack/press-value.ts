// What a button carries: what its press says, what it gives to be edited, or the form that it opens. It comes back with the press, so nothing
// has to be remembered meanwhile: a restart or another node makes no difference.
import { z } from 'zod';
import type { AskedParameter } from '../../domain/draft.ts';
import type { Form } from '../../messages/message.ts';
import { truncateText } from '../../messages/truncate.ts';
import { MAX_BUTTON_VALUE_LENGTH } from './slack-limits.ts';

/** A field of a form as a button carries it. */
export interface CarriedField extends AskedParameter {
  /** True where there are more choices than those. */
  readonly hasMore?: true;
}

/** A form as a button carries it. */
export interface CarriedForm extends Pick<Form, 'command' | 'isTypedWhole'> {
  /** Absent where it is good as long as its button stands there. */
  readonly expiresAt?: Date;
  readonly title: string;
  readonly fields: readonly CarriedField[];
}

/** What a press is for. */
export type PressValue =
  | { readonly kind: 'say' | 'edit'; readonly command: string }
  | { readonly kind: 'form'; readonly form: CarriedForm };

/** How many choices a field of a form keeps where there is no room for all; the first that fit count. Our own steps. */
const CHOICES_KEPT = [100, 50, 25, 10, 5, 0] as const;

/** Longest words beside a field that lacks room for them: beyond it they are cut. Our own bound. */
const SHORT_WORDS = 60;

/** The last second of the year 9999, in seconds; also stands for a form without an end. */
const LAST_SECOND = 253_402_300_799;

const Field = z.tuple([
  z.string(),
  z.enum(['line', 'lines', 'values', 'structure']),
  z.boolean(),
  z.string(),
  z.string().nullable(),
  z.string().nullable(),
  z.array(z.union([z.tuple([z.string()]), z.tuple([z.string(), z.string()])])),
  z.boolean(),
]);
const CarriedJson = z.object({
  c: z.string(),
  w: z.literal(true).optional(),
  t: z.string(),
  x: z.int().min(0).max(LAST_SECOND),
  f: z.array(Field),
});
type CarriedJson = z.infer<typeof CarriedJson>;

/**
 * Slack turns & < > into their entities somewhere on the way there and back, which is documented nowhere (slackapi/bolt-python#513):
 * what comes back is the same only where there are none.
 */
export function armor(value: string): string {
  return value.replace(/[%&<>]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}

/** Undoes `armor`. */
export function disarm(value: string): string {
  // Match: %26 of &, %25 of %. Near miss: %41 (nothing that is armored).
  return value.replace(/%(25|26|3c|3e)/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Writes what a press says or gives to be edited; undefined where it does not fit. */
export function writePress({ kind, command }: Extract<PressValue, { kind: 'say' | 'edit' }>, limit: number): string | undefined {
  const value = `${kind === 'say' ? 's' : 'e'}${armor(command)}`;
  return value.length <= limit && value.isWellFormed() ? value : undefined;
}

/** Writes a form, with as many of its choices as there is room for; undefined where there is none for its fields. */
export function writeForm(form: CarriedForm): string | undefined {
  const attempts = [
    (fields: CarriedJson['f']) => fields,
    ...CHOICES_KEPT.map((kept) => (fields: CarriedJson['f']) => shorten(fields, kept)),
  ];
  const json = toJson(form);
  for (const attempt of attempts) {
    const value = `f${armor(JSON.stringify({ ...json, f: attempt(json.f) }))}`;
    if (value.length <= MAX_BUTTON_VALUE_LENGTH && value.isWellFormed()) return value;
  }
  return undefined;
}

/** Tells whether a button carries the whole of a form. */
export function isCarriedWhole(form: CarriedForm, value: string): boolean {
  const read = readPress(value);
  return read?.kind === 'form' && JSON.stringify(toJson(read.form)) === JSON.stringify(toJson(form));
}

/** Reads what came back with a press; undefined for what no button of ours carries. */
export function readPress(value: string): PressValue | undefined {
  const kind = value.slice(0, 1);
  const carried = disarm(value.slice(1));
  if (kind === 's' || kind === 'e') return { kind: kind === 's' ? 'say' : 'edit', command: carried };
  if (kind !== 'f') return undefined;
  const read = CarriedJson.safeParse(parseJson(carried));
  return read.success ? { kind: 'form', form: fromJson(read.data) } : undefined;
}

function toJson({ command, title, expiresAt, fields, isTypedWhole }: CarriedForm): CarriedJson {
  return {
    c: command,
    ...(isTypedWhole === undefined ? {} : { w: isTypedWhole }),
    t: title,
    x: expiresAt === undefined ? LAST_SECOND : Math.min(Math.max(Math.floor(expiresAt.getTime() / 1000), 0), LAST_SECOND),
    f: fields.map(({ name, label, type, input, isRequired, choices, value, hasMore }) => [
      name,
      input,
      isRequired,
      type,
      label ?? null,
      value ?? null,
      choices.map((choice): [string] | [string, string] => (choice.label === undefined ? [choice.value] : [choice.value, choice.label])),
      hasMore === true,
    ]),
  };
}

function fromJson({ c: command, t: title, w: isTypedWhole, x, f }: CarriedJson): CarriedForm {
  const typed = isTypedWhole === undefined ? {} : { isTypedWhole };
  const end = x === LAST_SECOND ? {} : { expiresAt: new Date(x * 1000) };
  return { command, title, ...end, fields: f.map(toField), ...typed };
}

function toField([name, input, isRequired, type, label, value, choices, hasMore]: CarriedJson['f'][number]): CarriedField {
  return {
    name,
    input,
    isRequired,
    type,
    choices: choices.map(([chosen, known]) => ({ value: chosen, ...(known === undefined ? {} : { label: known }) })),
    ...(label === null ? {} : { label }),
    ...(value === null ? {} : { value }),
    ...(hasMore ? { hasMore } : {}),
  };
}

function shorten(fields: CarriedJson['f'], kept: number): CarriedJson['f'] {
  return fields.map(([name, input, isRequired, type, label, value, choices, hasMore]) => [
    name,
    input,
    isRequired,
    cutWords(type),
    label === null ? null : cutWords(label),
    value,
    choices.slice(0, kept),
    hasMore || choices.length > kept,
  ]);
}

function cutWords(words: string): string {
  return truncateText(words, SHORT_WORDS);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
