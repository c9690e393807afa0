// What was understood other than written, said aloud: nobody is to wonder why an option did nothing.
import type { Block } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { composeRest } from './compose-rest.ts';

/** How many notes are shown, and how much of each: they are not what was asked for. */
const NOTES_SHOWN = 8;
const NOTE_MAX_LENGTH = 300;

/** Composes notes as a list; nothing where there are none. */
export function composeNotes(notes: readonly string[]): readonly Block[] {
  if (notes.length === 0) return [];
  const shown = notes.slice(0, NOTES_SHOWN).map((note) => [text(truncateText(note, NOTE_MAX_LENGTH))]);
  return [{ kind: 'list', items: shown }, ...composeRest(notes.length - shown.length, '')];
}
