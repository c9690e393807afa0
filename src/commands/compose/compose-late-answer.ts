// An answer that comes when others have written in between: it says first whose request it answers.
import type { Person } from '../../domain/person.ts';
import type { Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';

/** Longest request that is repeated: enough to know it again. */
const REQUEST_MAX_LENGTH = 300;

/** What was asked for. */
export interface AskedBefore {
  readonly person: Person;
  readonly askedAt: Date;
  /** The command, its secrets masked. */
  readonly commandText: string;
}

/** Says before an answer who asked for what, and when. */
export function composeLateAnswer(answer: Message, { person, askedAt, commandText }: AskedBefore): Message {
  return {
    ...answer,
    blocks: [
      {
        kind: 'paragraph',
        spans: [
          text(`${person.displayName} asked for this `),
          { kind: 'time', at: askedAt.toISOString() },
          text(': '),
          { kind: 'code', text: truncateText(commandText, REQUEST_MAX_LENGTH) },
        ],
      },
      ...answer.blocks,
    ],
    fallbackText: `For ${person.displayName}: ${answer.fallbackText}`,
  };
}
