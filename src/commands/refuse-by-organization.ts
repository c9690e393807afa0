// What is said in a channel that the organization's policy forbids is answered with the policy's name, and with nothing else.
import type { CommandRecord } from '../domain/command-record.ts';
import type { Message } from '../messages/message.ts';
import { text } from '../messages/spans.ts';
import type { JudgingContext } from './judge-command.ts';
import { recordStep } from './record/record-step.ts';

const TITLE = 'The policy of the AWS organization does not allow this here';

/** Refuses a request; undefined where nothing forbids it. What ends the request is on record when this resolves. */
export async function refuseByOrganization(record: CommandRecord, context: JudgingContext): Promise<Message | undefined> {
  const because = await context.surroundings.findOrganizationRefusal?.(record.channel);
  if (because === undefined) return undefined;
  const detail = { because: { ...because } };
  await recordStep(context, { record, from: 'received', to: 'answered', kinds: ['command.denied'], detail });
  context.metrics.commandEnded('denied');
  return {
    title: { emoji: '⛔', spans: [text(TITLE)] },
    tone: 'warning',
    blocks: [{ kind: 'paragraph', spans: [text(because.text)] }],
    fallbackText: TITLE,
  };
}
