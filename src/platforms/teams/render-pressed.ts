// What one presses: links and buttons in rows, and the command to type where a card has no buttons.
import { cutText } from '../../messages/cut-text.ts';
import { httpUrl } from '../../messages/http-url.ts';
import type { ActionButton } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import type { Span } from '../../messages/spans.ts';
import { isPlainCommand, typedAction } from '../../messages/typed-action.ts';
import { escapeLiveText } from './escape-live-text.ts';
import { askedFormIndex, editInputId } from './form-data.ts';
import { renderFormParts } from './render-form.ts';
import { renderLines } from './render-lines.ts';
import { splitLines } from './split-lines.ts';
import { MAX_ACTIONS_ELEMENTS, MAX_BUTTON_TEXT_LENGTH } from './teams-limits.ts';
import type { TeamsActions, TeamsAsk, TeamsEdit, TeamsElement, TeamsExecute, TeamsOpenUrl } from './teams-payload.ts';

/** A link as a message has it. */
export interface MessageLink {
  readonly text: string;
  readonly url: string;
}

/** Renders links as rows of buttons, followed by the words of those whose address may not be opened. */
export function renderLinks(links: readonly MessageLink[]): readonly TeamsElement[] {
  const buttons = links.flatMap((link) => linkButton(link) ?? []);
  const refused = links.filter(({ url }) => httpUrl(url) === undefined);
  const words = refused.flatMap(({ text, url }) => renderLines(splitLines([{ kind: 'link', text, url }], new Map())));
  return [...inRows(buttons), ...words];
}

/** What buttons are rendered with. */
export interface PressedSurroundings {
  /** False where nobody hears a button. */
  readonly hasButtons: boolean;
  /** False where something else on the card has to be filled in: nothing could be edited before that. */
  readonly canEdit: boolean;
  /** Which block of the message it is. */
  readonly blockIndex: number;
}

/** Renders buttons; on a card without buttons every command is shown to be typed. */
export function renderActions(
  actions: readonly ActionButton[],
  { hasButtons, canEdit, blockIndex }: PressedSurroundings,
): readonly TeamsElement[] {
  const buttonOf = (action: ActionButton, index: number): TeamsActions['actions'][number] | undefined => {
    const opens = action.edits === true || action.asks !== undefined;
    if (!hasButtons || (opens && !canEdit) || !isPlainCommand(action.command)) return undefined;
    if (action.asks !== undefined) return askButton(action, action.asks, askedFormIndex(blockIndex, index));
    return action.edits === true ? editButton(action, editInputId(blockIndex, index)) : actionButton(action);
  };
  const rendered = actions.map((action, index) => ({ action, button: buttonOf(action, index) }));
  const typed = rendered.flatMap(({ action, button }) => (button === undefined ? (typedAction(action) ?? []) : []));
  const spans = typed.flatMap(({ label, line }, index): readonly Span[] => [
    ...(index === 0 ? [] : [{ kind: 'lineBreak' as const }]),
    ...(label === '' ? [] : [{ kind: 'text' as const, text: `${label}: ` }]),
    { kind: 'code', text: line },
  ]);
  return [...inRows(rendered.flatMap(({ button }) => button ?? [])), ...renderLines(splitLines(spans, new Map()))];
}

function linkButton({ text, url }: MessageLink): TeamsOpenUrl | undefined {
  const address = httpUrl(url);
  return address === undefined ? undefined : { type: 'Action.OpenUrl', title: buttonText(text, address), url: address };
}

const STYLES = { primary: { style: 'positive' }, danger: { style: 'destructive' }, plain: {} } as const;

function actionButton({ text, command, style, isSecondary }: ActionButton): TeamsExecute {
  return {
    type: 'Action.Execute',
    title: buttonText(text, command),
    verb: 'command',
    data: { command },
    ...STYLES[style],
    ...(isSecondary === true ? { mode: 'secondary' } : {}),
    associatedInputs: 'none',
  };
}

/** In the menu behind the row such a button would open nothing (github.com/microsoft/AdaptiveCards/issues/8652). */
function editButton({ text, command }: ActionButton, id: string): TeamsEdit {
  return {
    type: 'Action.ShowCard',
    title: buttonText(text, command),
    card: {
      type: 'AdaptiveCard',
      body: [{ type: 'Input.Text', id, label: 'Command', placeholder: 'a command', isMultiline: true, value: command }],
      actions: [{ type: 'Action.Execute', title: 'Send', verb: 'edit', data: { input: id }, style: 'positive' }],
    },
  };
}

/** Opens a form in the card; undefined where a card cannot hold it. */
function askButton({ text, command }: ActionButton, fields: NonNullable<ActionButton['asks']>, index: number): TeamsAsk | undefined {
  const parts = renderFormParts({ fields, command }, index);
  if (parts === undefined) return undefined;
  const card = { type: 'AdaptiveCard', body: parts.inputs, actions: [parts.submit] } as const;
  return { type: 'Action.ShowCard', title: buttonText(text, command), card };
}

function buttonText(text: string, instead: string): string {
  const label = oneLine(text);
  return escapeLiveText(cutText(label === '' ? oneLine(instead) : label, MAX_BUTTON_TEXT_LENGTH, (part) => escapeLiveText(part).length));
}

function inRows(actions: TeamsActions['actions']): readonly TeamsActions[] {
  return Array.from({ length: Math.ceil(actions.length / MAX_ACTIONS_ELEMENTS) }, (_, row) => ({
    type: 'ActionSet',
    actions: actions.slice(row * MAX_ACTIONS_ELEMENTS, (row + 1) * MAX_ACTIONS_ELEMENTS),
  }));
}
