// The answer that carries a file: what is in it, and what is not.
import type { FileReference } from '../../domain/stored-file.ts';
import type { ParsedCommand } from '../../domain/command.ts';
import type { Block, Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import type { CommandPlace } from '../command-place.ts';
import { composeCommandText } from './command-code.ts';
import { composeNotes } from './compose-notes.ts';
import { composePlace } from './place-spans.ts';

/** A command, as it is shown, and where it ran. */
interface ShownRun {
  readonly command: ParsedCommand;
  readonly place: CommandPlace;
}

/** A file that was made. */
export interface MadeFile extends ShownRun {
  readonly file: FileReference;
  /** What is in it, in words: `134 instances`. */
  readonly headline: string | undefined;
  /** Why it is not the whole; absent where it is. */
  readonly cut?: string | undefined;
  readonly maskedCount: number;
  readonly pageCount: number;
  readonly durationMs: number;
}

/** Composes the answer. */
export function composeFile({ command, place, file, headline, cut, maskedCount, pageCount, durationMs }: MadeFile): Message {
  const subject = `${command.service} ${command.cliOperation}`;
  const title = headline === undefined ? `${subject} as a file` : `${subject}: ${headline} as a file`;
  const notes = maskedCount === 0 ? [] : [`${maskedCount} secret ${maskedCount === 1 ? 'value is' : 'values are'} masked.`];
  const cutBlocks: readonly Block[] = cut === undefined ? [] : [{ kind: 'paragraph', spans: [text(`Not the whole: ${cut}`)] }];
  return {
    title: { emoji: cut === undefined ? '✅' : '⚠️', spans: [text(title)] },
    tone: cut === undefined ? 'good' : 'warning',
    blocks: [
      { kind: 'file', file },
      ...cutBlocks,
      ...composeNotes(notes),
      composePlace(place, [pageCount === 1 ? '1 page' : `${pageCount} pages`, `${durationMs} ms`]),
    ],
    fallbackText: title,
  };
}

/** Says why there is no file. */
export function composeNoFile({ command, place, reason }: ShownRun & { readonly reason: string }): Message {
  const title = `There is no file of ${command.service} ${command.cliOperation}`;
  return {
    title: { emoji: '⚠️', spans: [text(title)] },
    tone: 'warning',
    blocks: [{ kind: 'paragraph', spans: [text(reason)] }, ...composeCommandText(command), composePlace(place)],
    fallbackText: title,
  };
}
