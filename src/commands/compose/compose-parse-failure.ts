// The card of a text that is no command: what is wrong, what is missing, what was perhaps meant.
import type { ParseFailure } from '../../domain/command.ts';
import type { Block, Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';

const TITLES: Readonly<Record<ParseFailure['code'], string>> = {
  empty: 'Nothing to run',
  syntax: 'This command cannot be read',
  'unknown-service': 'There is no such service',
  'unknown-command': 'There is no such command',
  'unknown-argument': 'There is no such argument',
  'missing-arguments': 'Something is missing',
  'invalid-value': 'A value does not fit',
  'not-supported': 'This does not work in chat',
  'too-long': 'This command is too long',
};

/** How many suggestions are shown: more is no help on a phone. */
const SUGGESTIONS_SHOWN = 5;

/** Composes the card. */
export function composeParseFailure({ code, message, missing, suggestions }: ParseFailure): Message {
  const title = TITLES[code];
  const blocks: Block[] = [{ kind: 'paragraph', spans: [text(message)] }];
  if (missing.length > 0) blocks.push({ kind: 'list', items: missing.map((name) => [{ kind: 'code', text: name }]) });
  const shown = suggestions.slice(0, SUGGESTIONS_SHOWN);
  if (shown.length > 0) {
    blocks.push(
      { kind: 'paragraph', spans: [text('Did you mean:')] },
      { kind: 'list', items: shown.map((name) => [{ kind: 'code', text: name }]) },
    );
  }
  return { title: { emoji: '❔', spans: [text(title)] }, tone: 'neutral', blocks, fallbackText: `${title}: ${message}` };
}
