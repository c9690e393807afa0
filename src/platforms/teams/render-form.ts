// A form as the inputs of a card, with a button that hands in what was filled in. One that could not be handed in as it is, or is too large
// for a card, is shown as text by whoever asks here.
import type { AskedParameter, Choice } from '../../domain/draft.ts';
import { cutText } from '../../messages/cut-text.ts';
import type { Form } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { isPlainCommand } from '../../messages/typed-action.ts';
import { makeVisible } from '../../messages/visible-text.ts';
import { escapeLiveText } from './escape-live-text.ts';
import { FORM_FIELDS_MAX, inputIds, isFieldName } from './form-data.ts';
import { MAX_FORM_CHOICES, MAX_FORM_SIZE, MAX_INPUT_WORDS_LENGTH } from './teams-limits.ts';
import type { TeamsForm, TeamsInput, TeamsSubmit } from './teams-payload.ts';

/** Longest value of a choice or of what is there from the beginning; longer ones are typed. */
const VALUE_MAX_LENGTH = 1000;

/** Renders a form; undefined where a card cannot hold it as it is. */
export function renderForm(form: Form, index: number): TeamsForm | undefined {
  const parts = renderFormParts(form, index);
  if (parts === undefined) return undefined;
  return { type: 'Container', style: 'default', items: [...parts.inputs, { type: 'ActionSet', actions: [parts.submit] }] };
}

/** Renders what one fills in and the button that hands it in; undefined where a card cannot hold them. */
export function renderFormParts(
  { fields, command }: Pick<Form, 'fields' | 'command'>,
  index: number,
): { readonly inputs: readonly TeamsInput[]; readonly submit: TeamsSubmit } | undefined {
  const isWhole =
    isPlainCommand(command) && fields.length > 0 && fields.length <= FORM_FIELDS_MAX && fields.every(({ name }) => isFieldName(name));
  if (!isWhole || new Set(fields.map(({ name }) => name)).size < fields.length) return undefined;
  const parts = { inputs: fields.flatMap((field) => renderField(field, index)), submit: submitButton({ fields, command }, index) };
  return JSON.stringify(parts).length > MAX_FORM_SIZE ? undefined : parts;
}

function renderField(field: AskedParameter, index: number): readonly TeamsInput[] {
  const { name, input } = field;
  const ids = inputIds(index, name);
  const choices = shownChoices(field);
  const initial = initialOf(field);
  if (choices.length === 0) {
    const needed = field.isRequired ? { isRequired: true as const, errorMessage: `${name} is needed` } : {};
    return [{ ...typingInput(field, ids.typed), label: labelOf(field), ...initial, ...needed }];
  }
  const isChosen = choices.some(({ value }) => value === initial.value);
  return [
    {
      type: 'Input.ChoiceSet',
      id: ids.chosen,
      label: labelOf(field),
      placeholder: input === 'values' ? 'Choose one or more' : 'Choose',
      style: choices.length > FEW_CHOICES && input !== 'values' ? 'filtered' : 'compact',
      choices: choices.map((choice) => ({ title: titleOf(choice), value: choice.value })),
      ...(input === 'values' ? { isMultiSelect: true } : {}),
      ...(isChosen ? initial : {}),
    },
    { ...typingInput(field, ids.typed), label: 'or another value', ...(isChosen ? {} : initial) },
  ];
}

function typingInput({ input, type }: AskedParameter, id: string) {
  const placeholder = words(input === 'values' ? `${type}, one a line` : type, 'a value');
  return { type: 'Input.Text' as const, id, placeholder, ...(input === 'line' ? {} : { isMultiline: true as const }) };
}

/** What is there from the beginning, where it can be shown as it is. */
function initialOf({ value }: AskedParameter): { readonly value?: string } {
  return value === undefined || value.length > VALUE_MAX_LENGTH || makeVisible(value) !== value ? {} : { value };
}

/** From so many choices on one types a part of it to find it. */
const FEW_CHOICES = 8;

/** Several chosen values come back with commas between them, so that none may have one. */
function shownChoices({ input, choices }: AskedParameter): readonly Choice[] {
  return choices
    .filter(({ value }) => value !== '' && value.length <= VALUE_MAX_LENGTH && isPlainCommand(value) && value.trim() === value)
    .filter(({ value }) => input !== 'values' || !value.includes(','))
    .slice(0, MAX_FORM_CHOICES);
}

function labelOf({ name, label, isRequired }: AskedParameter): string {
  return words(`${label === undefined ? name : `${label} (${name})`}${isRequired ? '' : ', may be left out'}`, name);
}

/** Attack: a name so long that nobody sees any more which thing it is the name of. */
function titleOf({ value, label }: Choice): string {
  return words(label === undefined ? value : `${value} ${label}`, value);
}

function words(content: string, instead: string): string {
  const line = cutText(oneLine(content), MAX_INPUT_WORDS_LENGTH, (part) => escapeLiveText(part).length);
  return escapeLiveText(line === '' ? instead : line);
}

function submitButton({ fields, command }: Pick<Form, 'fields' | 'command'>, index: number): TeamsSubmit {
  return {
    type: 'Action.Execute',
    title: 'Send',
    verb: 'form',
    data: { command, form: index, fields: fields.map(({ name, input, isRequired }) => [name, input, isRequired ? 1 : 0] as const) },
    style: 'positive',
  };
}
