// Takes what somebody says to whoever runs Signalbox: on record first, then into the channel of operations. Nothing goes outside.
import type { CommandRecord } from '../domain/command-record.ts';
import { FEEDBACK_MAX_LENGTH } from '../domain/feedback.ts';
import { maskSecretPatterns } from '../lib/mask-secret-patterns.ts';
import type { Message } from '../messages/message.ts';
import { truncateText } from '../messages/truncate.ts';
import { composeFeedbackForm, composeFeedbackTaken } from './compose/compose-feedback.ts';
import type { JudgingContext } from './judge-command.ts';

/** What stands in the place of a secret that somebody wrote. */
const MASK = '[redacted]';

/** How long the form is good: as long as those of preferences. */
const FORM_LIFETIME_MS = 24 * 60 * 60_000;

/** Takes it; or tells how it is given. */
export async function takeFeedback(record: CommandRecord, said: string, context: JudgingContext): Promise<Message> {
  const { store, newId, now, surroundings, logger } = context;
  if (said === '') return composeFeedbackForm(new Date(now().getTime() + FORM_LIFETIME_MS));
  const { id: commandId, person, channel } = record;
  const text = truncateText(maskSecretPatterns(said, MASK), FEEDBACK_MAX_LENGTH);
  await store.write(({ auditEvents }) =>
    auditEvents.append({ id: newId(), kind: 'feedback.given', at: now(), commandId, person, channel, detail: { text } }),
  );
  const end = await surroundings.giveFeedback?.({ text, by: person, channel, commandId }).catch((error: unknown) => {
    // It is on record: whoever gave it has done all they can.
    logger.error({ error, commandId }, 'feedback could not be brought to the channel of operations');
    return undefined;
  });
  return composeFeedbackTaken(end ?? { kind: 'kept' });
}
