// The answers to what people say about custom actions.
import type { ListedAction } from '../../domain/action-desk.ts';
import { textOfAction } from '../../domain/action-text.ts';
import type { ActionAttachment, ActionCriterion, CustomAction } from '../../domain/custom-action.ts';
import type { AskedParameter } from '../../domain/draft.ts';
import type { ActionButton, Block, Field, Message } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { text, type Span } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';

/** How many actions are listed: as many as one looks over on a phone. */
const ACTIONS_SHOWN = 20;

/** How many of them have a button. */
const SHOW_BUTTONS_MAX = 8;

/** The longest command in a line, and the longest whole one. */
const COMMAND_MAX_LENGTH = 120;
const WHOLE_COMMAND_MAX_LENGTH = 5000;

/** The longest value of a field. */
const VALUE_MAX_LENGTH = 600;

/** Composes why nothing was done. */
export function composeActionRefusal(sentences: readonly string[], buttons: readonly ActionButton[] = []): Message {
  const title = 'Nothing was done';
  return {
    title: { emoji: '❔', spans: [text(title)] },
    tone: 'neutral',
    blocks: [...sentences.map((sentence): Block => ({ kind: 'paragraph', spans: [text(sentence)] })), ...buttonsOf(buttons)],
    fallbackText: `${title}: ${sentences.join(' ')}`,
    audience: 'asker',
  };
}

/** Composes those that there are. */
export function composeActions(all: readonly ListedAction[], code?: string): Message {
  const title = all.length === 0 ? 'There are no custom actions' : 'Custom actions';
  const items = all
    .slice(0, ACTIONS_SHOWN)
    .map(({ action, associatedBy }): readonly Span[] => [
      { kind: 'code', text: action.actionName },
      text(` ${labelsOf(action)} · `),
      { kind: 'code', text: truncateText(oneLine(writtenOf(action)), COMMAND_MAX_LENGTH) },
      text(associatedBy === undefined ? ' · not shown here' : ''),
    ]);
  const event = code === undefined ? '' : ` --event ${code}`;
  const rest = all.length - items.length;
  const more: readonly (readonly Span[])[] = rest === 0 ? [] : [[text(`and ${rest} more`)]];
  const show = all
    .slice(0, SHOW_BUTTONS_MAX)
    .map(({ action }): ActionButton => ({ text: action.actionName, command: `action show ${action.actionName}`, style: 'plain' }));
  const advice =
    'An action is a button under notifications that says a command, with values of the event in it. It does nothing in a channel until it is associated with it.';
  return {
    title: { emoji: '🧰', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      { kind: 'paragraph', spans: [text(advice)] },
      ...(items.length === 0 ? [] : [{ kind: 'list' as const, items: [...items, ...more] }]),
      ...buttonsOf([...show, { text: 'Create', command: `action create${event}`, style: 'primary' }]),
    ],
    fallbackText: all.length === 0 ? title : `${title}: ${all.map(({ action }) => action.actionName).join(', ')}`,
  };
}

/** Composes one; `title` says what became of it. */
export function composeAction(listed: ListedAction, title = `Custom action ${listed.action.actionName}`): Message {
  const { action } = listed;
  return {
    title: { emoji: '🧰', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      { kind: 'code', text: truncateText(writtenOf(action), WHOLE_COMMAND_MAX_LENGTH) },
      { kind: 'fields', fields: [...fieldsOfPlace(action.attachments), ...fieldsOfAction(listed)].flatMap(toField) },
      ...buttonsOf(buttonsOfAction(listed)),
    ],
    fallbackText: title,
  };
}

type Labeled = readonly [string, string | undefined];

function fieldsOfPlace([first, ...others]: readonly ActionAttachment[]): readonly Labeled[] {
  if (first === undefined) return [];
  return [
    ['Button', first.buttonText],
    ['Under', first.notificationType],
    ['If', first.criteria.map(describeCriterion).join(' and ')],
    ['Variables', describeVariables(first)],
    ['Further places', others.map(({ buttonText, notificationType }) => `${buttonText} (${notificationType})`).join(', ')],
  ];
}

const SHOWN: Readonly<Record<'file' | 'chat', string>> = { file: 'yes, by the configuration file', chat: 'yes' };

function fieldsOfAction({ action: { account, region, managedBy, author }, associatedBy }: ListedAction): readonly Labeled[] {
  return [
    ['Account', account ?? 'that of the event'],
    ['Region', region ?? 'that of the event'],
    ['Shown here', associatedBy === undefined ? 'no' : SHOWN[associatedBy]],
    ['Made by', managedBy === 'file' ? 'the configuration file' : author?.displayName],
  ];
}

function buttonsOfAction({ action: { actionName, managedBy }, associatedBy }: ListedAction): readonly ActionButton[] {
  const association: readonly ActionButton[] =
    associatedBy === undefined
      ? [{ text: 'Show here', command: `action associate ${actionName}`, style: 'primary' }]
      : [{ text: 'Hide here', command: `action disassociate ${actionName}`, style: 'plain' }];
  return [
    ...(associatedBy === 'file' ? [] : association),
    ...(managedBy === 'chat' ? changeButtons(actionName) : []),
    { text: 'All actions', command: 'actions', style: 'plain' },
  ];
}

function changeButtons(actionName: string): readonly ActionButton[] {
  return [
    { text: 'Edit', command: `action edit ${actionName}`, style: 'plain' },
    {
      text: 'Delete',
      command: `action delete ${actionName}`,
      style: 'danger',
      question: `Delete the action ${actionName} in all channels?`,
    },
  ];
}

/** Composes that one is gone. */
export function composeActionDeleted(actionName: string): Message {
  const title = `The action ${actionName} is deleted`;
  return {
    title: { emoji: '🗑️', spans: [text(title)] },
    tone: 'neutral',
    blocks: [{ kind: 'paragraph', spans: [text('Buttons that stand under messages already do nothing any more.')] }],
    fallbackText: title,
  };
}

/** Composes the question of which kind a new one is. */
export function composeActionKinds({ name, event }: { readonly name?: string; readonly event?: string }): Message {
  const title = 'What is the action to do?';
  const said = `${name === undefined ? '' : ` ${name}`}${event === undefined ? '' : ` --event ${event}`}`;
  const kinds: readonly (readonly [string, string])[] = [
    ['Run a command', 'cli'],
    ['Invoke a function', 'lambda'],
    ['Start a runbook', 'runbook'],
  ];
  return {
    title: { emoji: '🧰', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      { kind: 'paragraph', spans: [text('All three become commands, and run with the rights of whoever presses the button.')] },
      ...buttonsOf(kinds.map(([label, kind]) => ({ text: label, command: `action create${said} --kind ${kind}`, style: 'plain' }))),
    ],
    fallbackText: title,
  };
}

/** A form about an action. */
export interface ActionForm {
  readonly title: string;
  /** What its values are said behind. */
  readonly command: string;
  readonly fields: readonly AskedParameter[];
  readonly expiresAt: Date;
  /** What stands above it, and below. */
  readonly lines?: readonly Block[];
  readonly buttons?: readonly ActionButton[];
}

/** Composes it. */
export function composeActionForm({ title, command, fields, expiresAt, lines = [], buttons = [] }: ActionForm): Message {
  return {
    title: { emoji: '🧰', spans: [text(title)] },
    tone: 'neutral',
    blocks: [...lines, { kind: 'form', fields, command, expiresAt, isTypedWhole: true }, ...buttonsOf(buttons)],
    fallbackText: `${title}: ${fields.map(({ name }) => `--${name}`).join(', ')}`,
  };
}

function labelsOf({ attachments }: CustomAction): string {
  return attachments.map(({ buttonText, notificationType }) => `${oneLine(buttonText)} under ${oneLine(notificationType)}`).join(', ');
}

function writtenOf({ definition }: CustomAction): string {
  return textOfAction(definition, { hasRole: false });
}

function describeCriterion({ operator, variableName, value }: ActionCriterion): string {
  return operator === 'HAS_VALUE' ? `${variableName} has a value` : `${variableName} is ${JSON.stringify(value ?? '')}`;
}

function describeVariables({ variables }: ActionAttachment): string {
  return Object.entries(variables)
    .map(([name, label]) => `$${name} = ${label}`)
    .join(', ');
}

function toField([label, value]: Labeled): readonly Field[] {
  if (value === undefined || value === '') return [];
  return [{ label, value: [text(truncateText(oneLine(value), VALUE_MAX_LENGTH))], isShort: value.length <= 40 }];
}

function buttonsOf(actions: readonly ActionButton[]): readonly Block[] {
  return actions.length === 0 ? [] : [{ kind: 'actions', actions }];
}
