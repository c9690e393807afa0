// A form as a view: an input a field. A field with choices is a list to choose from, with an input besides where there are more.
import { oneLine } from '../../../messages/one-line.ts';
import { isPlainCommand } from '../../../messages/typed-action.ts';
import { makeVisible } from '../../../messages/visible-text.ts';
import type { Choice } from '../../../domain/draft.ts';
import { nameChoice } from '../name-choice.ts';
import { armor, type CarriedField, type CarriedForm } from '../press-value.ts';
import { chunk } from '../render-links.ts';
import { renderPlainText } from '../render-plain-text.ts';
import { renderSpans } from '../render-spans.ts';
import {
  MAX_CHECKBOXES,
  MAX_INPUT_LENGTH,
  MAX_LABEL_LENGTH,
  MAX_OPTION_TEXT_LENGTH,
  MAX_OPTION_VALUE_LENGTH,
  MAX_SELECT_OPTIONS,
  MAX_VIEW_BLOCKS,
  MAX_VIEW_SIZE,
  MAX_VIEW_TITLE_LENGTH,
} from '../slack-limits.ts';
import type { SlackOption, SlackPlainText } from '../slack-payload.ts';
import { writeFieldId } from './field-id.ts';
import type { SlackChoices, SlackInput, SlackInputElement, SlackOptionGroup, SlackView, SlackViewBlock } from './slack-view.ts';
import { writeOrigin, type ViewOrigin } from './view-origin.ts';

/** What views of Signalbox are called. */
export const VIEW_CALLBACK_ID = 'signalbox';

/** The id of what is typed or chosen in an input. */
export const VALUE_ACTION_ID = 'value';

/** Most choices of a field: AWS Support has some 250 services. Of a form with many such fields fewer are shown, so that a view holds it. */
const MAX_CHOICES = [500, 100, 25, 5] as const;

/** Two inputs a field at most, and the line that says how long the form is good for. */
const MAX_FIELDS = Math.floor((MAX_VIEW_BLOCKS - 1) / 2);

/** Tells whether a view can hold a form as it is. */
export function canBeView({ fields }: Pick<CarriedForm, 'fields'>): boolean {
  const names = new Set(fields.map(({ name }) => name));
  return (
    fields.length > 0 &&
    fields.length <= MAX_FIELDS &&
    names.size === fields.length &&
    fields.every((field) => writeFieldId({ ...field, isOther: true }) !== undefined)
  );
}

/** Makes the view of a form; undefined where none can hold it. */
export function formView(form: CarriedForm, origin: Omit<ViewOrigin, 'command'>): SlackView | undefined {
  const metadata = writeOrigin({ ...origin, command: form.command });
  if (metadata === undefined || !canBeView(form)) return undefined;
  for (const most of MAX_CHOICES) {
    const view = viewWith(form, metadata, most);
    if (Buffer.byteLength(JSON.stringify(view)) <= MAX_VIEW_SIZE) return view;
  }
  return undefined;
}

function viewWith(form: CarriedForm, metadata: string, mostChoices: number): SlackView {
  return aView(form.title, metadata, [...form.fields.flatMap((field) => toInputs(field, mostChoices)), ...footerOf(form)]);
}

function footerOf({ expiresAt }: CarriedForm): readonly SlackViewBlock[] {
  if (expiresAt === undefined) return [];
  const note = renderSpans([
    { kind: 'text', text: 'Good until ' },
    { kind: 'time', at: expiresAt.toISOString() },
  ]);
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: note }] }];
}

/** Makes the view of a command that is to be edited; undefined where none can hold it. */
export function editView(command: string, origin: Omit<ViewOrigin, 'command'>): SlackView | undefined {
  const metadata = writeOrigin(origin);
  if (metadata === undefined || command.length > MAX_INPUT_LENGTH) return undefined;
  const input: SlackInput = {
    type: 'input',
    block_id: EDITED_BLOCK_ID,
    label: plain('Command', MAX_LABEL_LENGTH),
    hint: plain('It is sent as if you had typed it.', MAX_LABEL_LENGTH),
    optional: false,
    element: textInput(true, command),
  };
  return aView('Edit the command', metadata, [input]);
}

/** The id of the input in which a command is edited. */
export const EDITED_BLOCK_ID = 'command';

function aView(title: string, metadata: string, blocks: readonly SlackViewBlock[]): SlackView {
  return {
    type: 'modal',
    callback_id: VIEW_CALLBACK_ID,
    private_metadata: metadata,
    title: plain(title, MAX_VIEW_TITLE_LENGTH),
    submit: plain('Send', MAX_VIEW_TITLE_LENGTH),
    close: plain('Cancel', MAX_VIEW_TITLE_LENGTH),
    blocks,
  };
}

function plain(text: string, limit: number): SlackPlainText {
  return renderPlainText(text, limit) ?? { type: 'plain_text', text: '–', emoji: false };
}

function toInputs(field: CarriedField, mostChoices: number): readonly SlackInput[] {
  const options = optionsOf(field.choices, mostChoices);
  const chosen = chosenOf(field, options);
  const other = options.length === 0 ? undefined : otherInput(field, { options, chosen });
  const { isRequired } = field;
  const first: SlackInput = {
    ...describedInput(field, false),
    hint: plain(hintOf(field), MAX_LABEL_LENGTH),
    // Of two inputs either is enough; whoever submits none of them is told.
    optional: !isRequired || other !== undefined,
    element: options.length === 0 ? typedElement(field) : chosenElement(field, options, chosen),
  };
  return other === undefined ? [first] : [first, other];
}

interface Choosable {
  readonly options: readonly SlackOption[];
  readonly chosen: readonly SlackOption[];
}

/** The input for what is not among the choices: where there are more of them, and where the value so far is none of them. */
function otherInput(field: CarriedField, { options, chosen }: Choosable): SlackInput | undefined {
  const isCut = field.hasMore === true || options.length < field.choices.length;
  const value = chosen.length === 0 ? (field.value ?? '') : '';
  if (!isCut && value === '') return undefined;
  return { ...describedInput(field, true), optional: true, element: typedElement({ ...field, value }) };
}

function describedInput(
  { name, label, input, isRequired }: CarriedField,
  isOther: boolean,
): Pick<SlackInput, 'type' | 'block_id' | 'label'> {
  const words = label === undefined ? name : oneLine(label);
  return {
    type: 'input',
    block_id: writeFieldId({ name, input, isRequired, isOther }) ?? name,
    label: plain(isOther ? `${words}: another value` : words, MAX_LABEL_LENGTH),
  };
}

function hintOf({ name, type, input, choices }: CarriedField): string {
  const words = `--${name}: ${oneLine(type)}`;
  return input === 'values' && choices.length === 0 ? `${words}. One a line.` : words;
}

function typedElement({ input, value }: CarriedField): SlackInputElement {
  return textInput(input !== 'line', value);
}

function textInput(multiline: boolean, value?: string): SlackInputElement {
  const isWhole = value !== undefined && value !== '' && value.length <= MAX_INPUT_LENGTH && makeVisible(value) === value;
  const initial = isWhole ? { initial_value: value } : {};
  return { type: 'plain_text_input', action_id: VALUE_ACTION_ID, multiline, max_length: MAX_INPUT_LENGTH, ...initial };
}

function chosenElement({ input }: CarriedField, options: readonly SlackOption[], chosen: readonly SlackOption[]): SlackInputElement {
  const shared = { action_id: VALUE_ACTION_ID };
  const initial = chosen.length === 0 ? {} : { initial_options: chosen };
  if (input === 'values' && options.length <= MAX_CHECKBOXES) return { type: 'checkboxes', ...shared, options, ...initial };
  if (input === 'values') return { type: 'multi_static_select', ...shared, ...grouped(options), ...initial };
  const [first] = chosen;
  return { type: 'static_select', ...shared, ...grouped(options), ...(first === undefined ? {} : { initial_option: first }) };
}

function grouped(options: readonly SlackOption[]): SlackChoices {
  if (options.length <= MAX_SELECT_OPTIONS) return { options };
  const groups = chunk(options, MAX_SELECT_OPTIONS).map((some, index): SlackOptionGroup => {
    const before = index * MAX_SELECT_OPTIONS;
    return { label: plain(`${before + 1} – ${before + some.length}`, MAX_OPTION_TEXT_LENGTH), options: some };
  });
  return { option_groups: groups };
}

/** What would come back as something else than it looks like is left out, and what came before. */
function optionsOf(choices: readonly Choice[], most: number): readonly SlackOption[] {
  const options = new Map<string, SlackOption>();
  for (const { value, label } of choices) {
    const carried = armor(value);
    const text = renderPlainText(nameChoice(value, label, MAX_OPTION_TEXT_LENGTH), MAX_OPTION_TEXT_LENGTH);
    const isWhole = isPlainCommand(value) && value.trim() === value && carried.length <= MAX_OPTION_VALUE_LENGTH;
    if (isWhole && text !== undefined && !options.has(carried)) options.set(carried, { text, value: carried });
    if (options.size === most) break;
  }
  return [...options.values()];
}

function chosenOf({ input, value }: CarriedField, options: readonly SlackOption[]): readonly SlackOption[] {
  if (value === undefined) return [];
  const values = new Set((input === 'values' ? (readList(value) ?? [value]) : [value]).map(armor));
  const found = options.filter((option) => values.has(option.value));
  return found.length === values.size ? found : [];
}

function readList(value: string): readonly string[] | undefined {
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) && list.every((one) => typeof one === 'string') ? list : undefined;
  } catch {
    return undefined;
  }
}
