// The answer to whoever asks what one can do.
import type { Block, Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';

const EXAMPLES = [
  'ec2 describe-instances',
  'cloudwatch describe-alarms --state-value ALARM',
  'logs describe-log-groups --region eu-west-1',
  'lambda list-functions',
];

/** Composes the help; `channel` tells what arrives in the channel by itself. */
export function composeHelp(channel: readonly Block[]): Message {
  const title = 'Type an AWS command as you would in a terminal';
  return {
    title: { emoji: '👋', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      { kind: 'list', items: EXAMPLES.map((example) => [{ kind: 'code', text: `@aws ${example}` }]) },
      {
        kind: 'paragraph',
        spans: [
          text(
            'What reads is run at once. What changes something is shown first and waits for your word. Some commands never run; the answer says so.',
          ),
        ],
      },
      ...channel,
    ],
    fallbackText: title,
  };
}
