// A form as text: what it asks for, what there is to choose from, and how to answer. For platforms without forms.
import type { AskedParameter, Choice } from '../domain/draft.ts';
import type { ActionButton, Block, Form } from './message.ts';
import { oneLine } from './one-line.ts';
import { bold, text, type Span } from './spans.ts';
import { truncateText } from './truncate.ts';

/** Longest text of a button (Slack: 75 characters). */
const BUTTON_MAX_LENGTH = 75;

/** Longest value that a button gives: longer ones are typed. */
const VALUE_MAX_LENGTH = 500;

/** How many choices a parameter is shown with: what one looks over on a phone. */
const CHOICES_SHOWN_MAX = 10;

/** Turns a form into blocks that every platform has. */
export function formBlocks({ fields, ...form }: Pick<Form, 'fields'> & Partial<Form>): readonly Block[] {
  if (form.isTypedWhole !== true) return [...fields.flatMap(fieldBlocks), { kind: 'paragraph', spans: howToAnswer(fields) }];
  return [
    { kind: 'list', items: fields.map(fieldItem) },
    { kind: 'paragraph', spans: howToSay(form.command ?? '', fields) },
  ];
}

function fieldBlocks(field: AskedParameter): readonly Block[] {
  const { name, label, type, isRequired, choices } = field;
  const shown = shownChoices(choices);
  const known = label === undefined ? '' : ` (${oneLine(label)})`;
  const more = choices.length > shown.length && shown.length > 0 ? `; ${choices.length - shown.length} more are possible` : '';
  const said: Block = {
    kind: 'paragraph',
    spans: [bold(`--${name}`), text(`${known}: ${oneLine(type)}${isRequired ? '' : ', may be left out'}${more}`)],
  };
  return shown.length === 0 ? [said] : [said, { kind: 'actions', actions: shown.map((choice) => choiceAction(name, choice)) }];
}

function shownChoices(choices: readonly Choice[]): readonly Choice[] {
  return choices.filter(({ value }) => value.length <= VALUE_MAX_LENGTH).slice(0, CHOICES_SHOWN_MAX);
}

/** Of a form that is typed as a whole: its values in the line, so that the form is no longer than what it asks. */
function fieldItem({ name, label, type, choices, value }: AskedParameter): readonly Span[] {
  const shown = shownChoices(choices);
  const values = shown.map((choice) => quote(oneLine(choice.value))).join(', ');
  const more = choices.length > shown.length && shown.length > 0 ? ' and more' : '';
  const now = value === undefined ? '' : `; now ${truncateText(oneLine(value), BUTTON_MAX_LENGTH)}`;
  return [bold(`--${name}`), text(`: ${oneLine(label ?? type)}${values === '' ? '' : ` (${values}${more})`}${now}`)];
}

function choiceAction(name: string, choice: Choice): ActionButton {
  return { text: nameChoice(choice), command: `set ${name} ${quote(choice.value)}`, style: 'plain' };
}

/** Attack: a name so long that nobody sees any more which thing it is the name of. The value stands whole wherever there is room for it. */
function nameChoice({ value, label }: Choice): string {
  const room = BUTTON_MAX_LENGTH - value.length - ' ()'.length;
  return label === undefined || room <= 0 ? truncateText(value, BUTTON_MAX_LENGTH) : `${truncateText(oneLine(label), room)} (${value})`;
}

function howToAnswer(fields: readonly AskedParameter[]) {
  const needed = fields.some(({ isRequired }) => isRequired) ? fields.filter(({ isRequired }) => isRequired) : fields;
  const example = needed.map(({ name }) => (needed.length === 1 ? `${name} VALUE` : `${name}=VALUE`)).join(' ');
  const rest = needed.length === 1 ? ', or with the value alone.' : ', all at once or one after the other.';
  return [text('Answer with '), { kind: 'code', text: `@aws ${example}` } as const, text(rest)];
}

/** What has to be given is said; of what may be left out each by itself is enough. */
function howToSay(command: string, fields: readonly AskedParameter[]) {
  const needed = fields.filter(({ isRequired }) => isRequired);
  const said = (needed.length === 0 ? fields.slice(0, 1) : needed).map(({ name }) => `--${name}=VALUE`).join(' ');
  const rest = fields.length > Math.max(needed.length, 1) ? ', and what else you want to say of it behind that.' : '.';
  return [text('Say '), { kind: 'code', text: `@aws ${command} ${said}` } as const, text(rest)];
}

// Match: i-1, arn:aws:sns:eu-west-1:1:a. Near miss: a b.
const PLAIN = /^[\w@%+=:,./-]+$/;

function quote(value: string): string {
  return PLAIN.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
