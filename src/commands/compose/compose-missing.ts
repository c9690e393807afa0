// The card of a half-made command: what it still needs, what there is to choose from, and how to answer.
import type { MissingParameter } from '../../domain/draft.ts';
import type { ActionButton, Block, Message } from '../../messages/message.ts';
import { bold, text } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { editAction } from './edit-action.ts';

/** What the card is about. */
interface MissingCard {
  readonly commandText: string;
  readonly missing: readonly MissingParameter[];
  readonly expiresAt: Date;
}

/** Longest text of a button (Slack: 75 characters). */
const BUTTON_MAX_LENGTH = 75;

/** Longest value that a button gives: longer ones are typed. */
const VALUE_MAX_LENGTH = 500;

/** Composes the card. */
export function composeMissing({ commandText, missing, expiresAt }: MissingCard): Message {
  const names = missing.map(({ name }) => `--${name}`).join(', ');
  const title = missing.length === 1 ? `Which ${missing[0]?.name ?? 'value'}?` : `${missing.length} parameters are missing`;
  return {
    title: { emoji: '❔', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      { kind: 'code', text: `aws ${commandText}` },
      ...missing.flatMap(composeParameter),
      { kind: 'paragraph', spans: [text('Answer with '), { kind: 'code', text: exampleOf(missing) }, text(restOf(missing))] },
      { kind: 'actions', actions: [{ text: 'Cancel', command: 'cancel', style: 'plain' }, ...editAction(commandText, 'Edit')] },
      { kind: 'footer', spans: [text('Kept until '), { kind: 'time', at: expiresAt.toISOString() }] },
    ],
    fallbackText: `${title} The command needs ${names}.`,
  };
}

function composeParameter({ name, type, choices }: MissingParameter): readonly Block[] {
  const actions = choices
    .filter(({ value }) => value.length <= VALUE_MAX_LENGTH)
    .map(({ value, label }): ActionButton => {
      const shown = label === undefined ? value : `${label} (${value})`;
      return { text: truncateText(shown, BUTTON_MAX_LENGTH), command: `set ${name} ${quote(value)}`, style: 'plain' };
    });
  const said: Block = { kind: 'paragraph', spans: [bold(`--${name}`), text(`: ${type}`)] };
  return actions.length === 0 ? [said] : [said, { kind: 'actions', actions }];
}

function exampleOf(missing: readonly MissingParameter[]): string {
  return `@aws ${missing.map(({ name }) => (missing.length === 1 ? `${name} VALUE` : `${name}=VALUE`)).join(' ')}`;
}

function restOf(missing: readonly MissingParameter[]): string {
  return missing.length === 1 ? ', or with the value alone.' : ', all at once or one after the other.';
}

// Match: i-1, arn:aws:sns:eu-west-1:1:a. Near miss: a b.
const PLAIN = /^[\w@%+=:,./-]+$/;

function quote(value: string): string {
  return PLAIN.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
