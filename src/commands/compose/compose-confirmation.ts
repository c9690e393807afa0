// The card that a command waits with: what would run, where, and until when one may say so. What only reads waits where an action says it.
import type { PendingConfirmation } from '../../domain/command-record.ts';
import type { ParsedCommand } from '../../domain/command.ts';
import type { Decision } from '../../domain/decision.ts';
import type { CommandPreview } from '../../domain/command-preview.ts';
import type { Person } from '../../domain/person.ts';
import type { ActionButton, Message, Tone } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import type { CommandPlace } from '../command-place.ts';
import { labelAccount } from './account-label.ts';
import { composeCommandText } from './command-code.ts';
import { editAction } from './edit-action.ts';
import { composeNotes } from './compose-notes.ts';
import { composePreview } from './compose-preview.ts';

/** What the card is about. */
interface WaitingCard {
  readonly command: ParsedCommand;
  /** What was decided; of what is undetermined the card says that AWS decides. */
  readonly decision?: Pick<Decision, 'verdict' | 'because'>;
  readonly place: CommandPlace;
  readonly confirmation: PendingConfirmation;
  readonly person: Person;
  /** What was looked up beforehand. */
  readonly preview?: CommandPreview;
  /** Whose approval it needs beside the confirmation, as a text; absent where nobody's. */
  readonly needs?: string;
  /** What asks anew for the values of its custom action. */
  readonly again?: string | undefined;
}

/** Composes the card. */
export function composeConfirmation({ command, decision, place, confirmation, person, preview, needs, again }: WaitingCard): Message {
  const { code, expiresAt, isReading = false } = confirmation;
  const { emoji, tone, word, style } = wordingOf(isReading);
  const title = `${word} ${command.service} ${command.cliOperation}?`;
  return {
    title: { emoji, spans: [text(title)] },
    tone,
    blocks: [
      { kind: 'paragraph', spans: [text(isReading ? ONLY_READS : tellWhy(decision))] },
      ...composeCommandText(command),
      ...(preview === undefined ? [] : composePreview(preview, place.credentials)),
      {
        kind: 'fields',
        fields: [
          { label: 'Account', value: [text(accountOf(place))], isShort: true },
          { label: 'Region', value: [text(regionOf(place))], isShort: true },
          { label: 'Role', value: [text(roleOf(place))], isShort: true },
          { label: 'Can confirm', value: [text(`${person.displayName} only`)], isShort: true },
          ...(needs === undefined ? [] : [{ label: 'Then needs approval', value: [text(needs)], isShort: false }]),
          { label: 'Until', value: [{ kind: 'time', at: expiresAt.toISOString() }], isShort: true },
        ],
      },
      ...composeNotes(command.notes),
      {
        kind: 'actions',
        actions: [
          { text: word, command: `confirm ${code}`, style },
          { text: 'Cancel', command: `cancel ${code}`, style: 'plain' },
          ...otherValues(again),
          ...editAction(command.text),
        ],
      },
    ],
    fallbackText: `${title} Answer: confirm ${code}, or cancel ${code}`,
  };
}

/** Makes the button with which an action is run with other values; none where it takes none. */
export function otherValues(again: string | undefined): readonly ActionButton[] {
  return again === undefined ? [] : [{ text: 'Other values', command: again, style: 'plain' }];
}

const ONLY_READS = 'This command only reads and changes nothing. It has not been run yet.';

/** How a card says what it waits for. */
interface CardWording {
  readonly emoji: string;
  readonly tone: Tone;
  /** On its button, and first in its title. */
  readonly word: string;
  readonly style: ActionButton['style'];
}

/** What only reads frightens nobody. */
export function wordingOf(isReading: boolean): CardWording {
  return isReading
    ? { emoji: '🔎', tone: 'neutral', word: 'Run', style: 'primary' }
    : { emoji: '⚠️', tone: 'warning', word: 'Confirm', style: 'danger' };
}

function tellWhy(decision: WaitingCard['decision']): string {
  if (decision?.verdict !== 'undetermined') return 'This command changes something. It has not been run yet.';
  return `${decision.because.text} It has not been run yet.`;
}

function accountOf(place: CommandPlace): string {
  return place.credentials === 'demo' ? `${place.accountId} (sample data)` : labelAccount(place);
}

/** Nobody is to change something in a Region that they did not think of. */
function regionOf({ region, isRegionRemembered }: CommandPlace): string {
  return isRegionRemembered === true ? `${region} (remembered: this command names none)` : region;
}

function roleOf({ credentials, callerArn }: CommandPlace): string {
  if (credentials === 'demo') return 'none: sample data only';
  if (typeof credentials !== 'string') return `${credentials.roleArn}, as ${credentials.sessionName}`;
  return callerArn === undefined ? "this machine's own credentials" : `this machine's own credentials (${callerArn})`;
}
