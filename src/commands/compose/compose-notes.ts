// What was understood other than written, said aloud: nobody is to wonder why an option did nothing.
import type { Block } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';

/** Composes notes as a list; nothing where there are none. */
export function composeNotes(notes: readonly string[]): readonly Block[] {
  return notes.length === 0 ? [] : [{ kind: 'list', items: notes.map((note) => [text(note)]) }];
}
