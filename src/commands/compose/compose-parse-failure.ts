// The card of a text that is no command: what is wrong, what is missing, what was perhaps meant.
import { MASK } from '../../catalogue/mask-sensitive.ts';
import type { ParseFailure } from '../../domain/command.ts';
import { maskSecretPatterns } from '../../lib/mask-secret-patterns.ts';
import type { Block, Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { composeEdit } from './edit-action.ts';
import { composeRest } from './compose-rest.ts';

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

/** How many missing arguments are named: no operation of AWS needs as many. */
const MISSING_SHOWN = 40;

/** Longest message: it names what somebody typed, and that may be long. */
const MESSAGE_MAX_LENGTH = 1000;

/** Longest name or corrected command. */
const NAME_MAX_LENGTH = 200;

/** Longest text of a button (Slack: 75 characters). */
const BUTTON_MAX_LENGTH = 75;

/** For whoever greets, or asks in their own words. */
const HELP: Block = { kind: 'actions', actions: [{ text: 'What one can type', command: 'help', style: 'plain' }] };

/** Composes the card; `typed` is the text without its secrets, to be mended. */
export function composeParseFailure({ code, message, missing, suggestions, corrections = [] }: ParseFailure, typed = ''): Message {
  const title = TITLES[code];
  const said = truncateText(message, MESSAGE_MAX_LENGTH);
  const blocks: Block[] = [{ kind: 'paragraph', spans: [text(said)] }];
  if (missing.length > 0) blocks.push(...composeNames(missing, MISSING_SHOWN));
  const buttons = composeCorrections(corrections);
  blocks.push(...(buttons.length > 0 ? buttons : composeSuggestions(suggestions)));
  if (code === 'unknown-service' && corrections.length + suggestions.length === 0) blocks.push(HELP);
  blocks.push(...composeEdit(typed, 'Edit'));
  return { title: { emoji: '❔', spans: [text(title)] }, tone: 'neutral', blocks, fallbackText: `${title}: ${said}` };
}

function composeSuggestions(suggestions: readonly string[]): readonly Block[] {
  if (suggestions.length === 0) return [];
  return [{ kind: 'paragraph', spans: [text('Perhaps:')] }, ...composeNames(suggestions, SUGGESTIONS_SHOWN)];
}

/** Each says its command as if it had been typed; what looks like a secret is in no button, which is kept. */
function composeCorrections(corrections: readonly string[]): readonly Block[] {
  const actions = corrections
    .filter((command) => maskSecretPatterns(command, MASK) === command)
    .slice(0, SUGGESTIONS_SHOWN)
    .map((command) => ({ text: truncateText(command, BUTTON_MAX_LENGTH), command, style: 'plain' as const }));
  return actions.length === 0
    ? []
    : [
        { kind: 'paragraph', spans: [text('Perhaps:')] },
        { kind: 'actions', actions },
      ];
}

function composeNames(names: readonly string[], shownMax: number): readonly Block[] {
  const shown = names.slice(0, shownMax).map((name) => [{ kind: 'code' as const, text: truncateText(name, NAME_MAX_LENGTH) }]);
  return [{ kind: 'list', items: shown }, ...composeRest(names.length - shown.length, '')];
}
