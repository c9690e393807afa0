// What nobody else saw said is told with its answer, so that the channel knows who asked for what.
import type { CommandRecord } from '../domain/command-record.ts';
import type { Message } from '../messages/message.ts';
import type { CommandRequest } from './command-request.ts';
import { withAsker } from './compose/compose-asker.ts';
import type { Journey } from './journey.ts';
import type { JudgingContext } from './judge-command.ts';
import { maskSaidIn } from './mask-said.ts';
import { readIntent } from './receive/read-intent.ts';

/** A request, and how its answer came about. */
export interface AnsweredRequest {
  readonly record: CommandRecord;
  readonly request: Pick<CommandRequest, 'isUnseen'>;
  readonly journey: Pick<Journey, 'shown'>;
}

/** Says above an answer who asked for what, unless everybody saw it, the answer says so itself, or whoever asked sees it alone. Never rejects. */
export async function tellWhoAsked(
  answer: Message,
  { record, request, journey }: AnsweredRequest,
  context: JudgingContext,
): Promise<Message> {
  if (request.isUnseen !== true || journey.shown === 'command-and-asker' || answer.audience === 'asker') return answer;
  const { person, channel, text } = record;
  const who = { person, platform: channel.platform, control: context.surroundings.rulesOf(channel)?.control };
  // Which of the values are secrets, the command that they complete would say.
  if (readIntent(text).kind === 'complete') return withAsker(answer, { ...who, did: 'gave what was missing' });
  if (journey.shown === 'command') return withAsker(answer, { ...who, did: 'asked for this' });
  try {
    const said = await maskSaidIn(record, text, context);
    return withAsker(answer, { ...who, did: 'asked for', said });
  } catch (error) {
    context.logger.warn({ error, commandId: record.id }, 'an answer could not say who asked for it');
    return answer;
  }
}
