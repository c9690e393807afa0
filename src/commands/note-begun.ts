// That commands were let run: the card that waited for it shows it; where a custom action came to them it is counted, and the message that it
// was pressed under shows it.
import type { CommandRecord } from '../domain/command-record.ts';
import type { GivenWord } from './given-word.ts';
import type { JudgingContext } from './judge-command.ts';

/** Notes it. Nothing waits for it: what runs is on record already, and the answer says the same. */
export function noteBegun(record: CommandRecord, word: GivenWord | undefined, context: JudgingContext): void {
  word?.onBegun();
  const press = record.confirmation?.press;
  if (press === undefined) return;
  const { actionName, buttonText = actionName, eventId } = press;
  const { metrics, surroundings, logger } = context;
  metrics.actionRun(actionName);
  const configurationName = surroundings.rulesOf(record.channel)?.configurationName;
  if (eventId === undefined || configurationName === undefined) return;
  const noted = surroundings.incidents?.().notePress({ configurationName, eventId }, { person: record.person, actionName, buttonText });
  noted?.catch((error: unknown) => {
    logger.warn({ error, commandId: record.id }, 'the message of an action does not show that it was run');
  });
}
