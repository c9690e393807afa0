// The card of a half-made command: a form for what it still needs.
import type { AskedParameter } from '../../domain/draft.ts';
import type { Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { editAction } from './edit-action.ts';

/** What the card is about. */
interface MissingCard {
  readonly commandText: string;
  readonly asked: readonly AskedParameter[];
  /** What the values are said behind. */
  readonly answerWith: string;
  readonly expiresAt: Date;
}

/** Composes the card. */
export function composeMissing({ commandText, asked, answerWith, expiresAt }: MissingCard): Message {
  const missing = asked.filter(({ isRequired }) => isRequired);
  const names = missing.map(({ name }) => `--${name}`).join(', ');
  const title = missing.length === 1 ? `Which ${missing[0]?.name ?? 'value'}?` : `${missing.length} parameters are missing`;
  return {
    title: { emoji: '❔', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      { kind: 'code', text: `aws ${commandText}` },
      { kind: 'form', fields: asked, command: answerWith, expiresAt },
      { kind: 'actions', actions: [{ text: 'Cancel', command: 'cancel', style: 'plain' }, ...editAction(commandText, 'Edit')] },
      { kind: 'footer', spans: [text('Kept until '), { kind: 'time', at: expiresAt.toISOString() }] },
    ],
    fallbackText: `${title}${title.endsWith('?') ? '' : '.'} The command needs ${names}.`,
  };
}
