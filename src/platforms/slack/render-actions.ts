// Buttons: what is pressed seldom stands in a menu behind three dots, what does not fit into a button is a command to type.
import type { ActionButton } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import type { Span } from '../../messages/spans.ts';
import { isPlainCommand, typedAction } from '../../messages/typed-action.ts';
import { carryForm } from './carry-form.ts';
import { canBeView } from './interactions/form-view.ts';
import { writeForm, writePress } from './press-value.ts';
import { renderPlainText } from './render-plain-text.ts';
import { chunk } from './render-links.ts';
import { renderSpans } from './render-spans.ts';
import {
  MAX_ACTIONS_ELEMENTS,
  MAX_BUTTON_TEXT_LENGTH,
  MAX_BUTTON_VALUE_LENGTH,
  MAX_CONFIRM_BUTTON_LENGTH,
  MAX_CONFIRM_TEXT_LENGTH,
  MAX_CONFIRM_TITLE_LENGTH,
  MAX_OPTION_TEXT_LENGTH,
  MAX_OPTION_VALUE_LENGTH,
  MAX_OVERFLOW_OPTIONS,
  MIN_OVERFLOW_OPTIONS,
} from './slack-limits.ts';
import type { SlackBlock, SlackConfirm, SlackOption, SlackPlainText, SlackPressable, SlackPressButton } from './slack-payload.ts';

/** Where the buttons are shown. */
export interface ActionSurroundings {
  /** True where nobody would hear of a press. */
  readonly isDeaf: boolean;
}

/** A button without the id that its row gives it. */
export type UnplacedButton = Omit<SlackPressButton, 'action_id'>;

/** Renders buttons as rows; below them, a line each, what has to be typed instead. */
export function renderActions(actions: readonly ActionButton[], { isDeaf }: ActionSurroundings): SlackBlock[] {
  const plain = actions.filter(({ command }) => isPlainCommand(command));
  if (isDeaf) return renderTyped(plain);
  const menus = menusOf(plain);
  const inMenus = new Set(menus.flatMap((menu) => menu.map(({ action }) => action)));
  const rest = plain.filter((action) => !inMenus.has(action)).map((action) => ({ action, button: toButton(action) }));
  const buttons = rest.flatMap(({ button }) => button ?? []);
  const typed = rest.flatMap(({ action, button }) => (button === undefined ? [action] : []));
  return [
    ...renderRow(
      buttons,
      menus.map((menu) => menu.map(({ option }) => option)),
    ),
    ...renderTyped(typed),
  ];
}

/** Renders buttons, and menus behind them, as rows of as many as Slack takes. */
export function renderRow(buttons: readonly UnplacedButton[], menus: readonly (readonly SlackOption[])[] = []): SlackBlock[] {
  const elements: SlackPressable[] = [
    ...buttons.map((button, index): SlackPressButton => ({ ...button, action_id: `press-${index}` })),
    ...menus.map((options, index): SlackPressable => ({ type: 'overflow', action_id: `menu-${index}`, options })),
  ];
  return chunk(elements, MAX_ACTIONS_ELEMENTS).map((row): SlackBlock => ({ type: 'actions', elements: row }));
}

interface MenuItem {
  readonly action: ActionButton;
  readonly option: SlackOption;
}

/** A question is asked for a whole menu or not at all, so an action that has one stays a button. */
function menusOf(actions: readonly ActionButton[]): MenuItem[][] {
  const items = actions.flatMap((action) => (action.isSecondary === true && action.question === undefined ? toMenuItem(action) : []));
  // Slack refuses two choices of one value in a menu; what is said twice stays a button.
  const distinct = items.filter(({ option: { value } }, index) => items.findIndex(({ option }) => option.value === value) === index);
  return chunk(distinct, MAX_OVERFLOW_OPTIONS).filter((menu) => menu.length >= MIN_OVERFLOW_OPTIONS);
}

function toMenuItem(action: ActionButton): MenuItem[] {
  const value = valueOf(action, MAX_OPTION_VALUE_LENGTH);
  const text = labelOf(action, MAX_OPTION_TEXT_LENGTH);
  return value === undefined || text === undefined ? [] : [{ action, option: { text, value } }];
}

function toButton(action: ActionButton): UnplacedButton | undefined {
  const value = valueOf(action, MAX_BUTTON_VALUE_LENGTH);
  const text = labelOf(action, MAX_BUTTON_TEXT_LENGTH);
  if (value === undefined || text === undefined) return undefined;
  const { style } = action;
  const confirm = confirmOf(action);
  return { type: 'button', text, value, ...(style === 'plain' ? {} : { style }), ...(confirm === undefined ? {} : { confirm }) };
}

function valueOf({ text, command, edits, asks }: ActionButton, limit: number): string | undefined {
  if (asks === undefined) return writePress({ kind: edits === true ? 'edit' : 'say', command }, limit);
  const form = carryForm({ command, fields: asks, isTypedWhole: true }, { spans: [{ kind: 'text', text }] });
  const value = canBeView(form) ? writeForm(form) : undefined;
  return value === undefined || value.length > limit ? undefined : value;
}

function labelOf({ text, command }: ActionButton, limit: number): SlackPlainText | undefined {
  return renderPlainText(oneLine(text), limit) ?? renderPlainText(oneLine(command), limit);
}

function confirmOf(action: ActionButton): SlackConfirm | undefined {
  const text = renderPlainText(action.question ?? '', MAX_CONFIRM_TEXT_LENGTH);
  const title = labelOf(action, MAX_CONFIRM_TITLE_LENGTH);
  const confirm = labelOf(action, MAX_CONFIRM_BUTTON_LENGTH);
  if (text === undefined || title === undefined || confirm === undefined) return undefined;
  const deny: SlackPlainText = { type: 'plain_text', text: 'Cancel', emoji: false };
  return { title, text, confirm, deny, style: action.style === 'danger' ? 'danger' : 'primary' };
}

/** What to type instead of pressing, a line a button. */
function renderTyped(actions: readonly ActionButton[]): SlackBlock[] {
  const lines = actions.flatMap((action) => typedAction(action) ?? []);
  const spans = lines.flatMap(({ label, line }, index): readonly Span[] => [
    ...(index === 0 ? [] : [{ kind: 'lineBreak' as const }]),
    ...(label === '' ? [] : [{ kind: 'text' as const, text: `${label}: ` }]),
    { kind: 'code', text: line },
  ]);
  const elements = renderSpans(spans);
  return elements.length === 0 ? [] : [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
}
