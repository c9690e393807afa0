import { describe, expect, it } from 'vitest';
import type { CommandPreview } from '../../domain/command-preview.ts';
import type { Message } from '../../messages/message.ts';
import { renderPlainText } from '../../messages/plain-text.ts';
import { renderSlackMessage } from '../../platforms/slack/render-slack-message.ts';
import { aPendingConfirmation } from '../../storage/testing/a-pending-confirmation.ts';
import { parseForTest } from '../testing/parse-for-test.ts';
import { composeSeveralConfirmation } from './compose-several.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:topic';
const place = { accountId: '123456789012', region: 'eu-west-1', credentials: 'ambient' } as const;

function messageOf(messageLengths: readonly number[], preview?: CommandPreview): Message {
  const commands = messageLengths.map((length) => ({
    command: parseForTest(`sns publish --topic-arn ${TOPIC} --message ${'x'.repeat(length)}`),
    place,
    isMutating: true,
    preview,
  }));
  const confirmation = aPendingConfirmation({ commandText: '', ...place });
  return composeSeveralConfirmation({ commands, confirmation, person: { userId: 'web:ana', displayName: 'Ana' } });
}

function cardOf(messageLengths: readonly number[]): string {
  return renderPlainText(messageOf(messageLengths));
}

describe('composeSeveralConfirmation', () => {
  it('shows of each of ten long commands its beginning, and says that there is more, within what any platform shows', () => {
    const card = cardOf(Array.from({ length: 10 }, () => 15_000));

    expect(card.match(/aws sns publish --message x{100}/g)).toHaveLength(10);
    expect(card.match(/The whole command has \d+ characters; this is its beginning\./g)).toHaveLength(10);
    expect(card.length).toBeLessThan(8000);
  });

  it('leaves room for each command, whatever is known of what they name', () => {
    const long = 'x'.repeat(5000);
    const thing = { id: long, exists: true, name: long, state: long, traits: [long], tags: [long] };
    const dryRun = { kind: 'would-fail', code: 'IncorrectState', message: long } as const;

    const preview = { things: Array.from({ length: 8 }, () => thing), dryRun, leftOut: [] };
    const card = JSON.stringify(
      renderSlackMessage(
        messageOf(
          Array.from({ length: 10 }, () => 15_000),
          preview,
        ),
      ),
    );

    expect(card).toContain('confirm K7QX2M');
    expect(card).toContain('Can confirm');
    expect(card.match(/aws sns publish --message x{100}/g)).toHaveLength(10);
  });

  it('shows the whole of a few that are not long', () => {
    expect(cardOf([1500, 1500])).not.toContain('this is its beginning');
  });
});
