// Who says something about custom actions, and from which channel configuration.
import type { ActionSayer } from '../domain/action-desk.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { ChannelRules } from './command-surroundings.ts';
import type { JudgingContext } from './judge-command.ts';

/** Tells who says it. */
export function actionSayerOf(
  { person, channel, id: commandId }: CommandRecord,
  { configurationName, control }: ChannelRules,
  { surroundings }: JudgingContext,
): ActionSayer {
  const isAdministrator = surroundings.roles?.isAdministrator(person) ?? control?.administrators.includes(person.userId) ?? false;
  return { by: person, channel, commandId, configurationName, isAdministrator };
}
