// Answers `notifications`: what comes to a channel by itself and why. Nothing is asked of AWS.
import type { CommandRecord } from '../domain/command-record.ts';
import { listGuardrailNames } from '../domain/guardrail-policy.ts';
import type { Message } from '../messages/message.ts';
import { composeNoNotifications, composeNotifications } from './compose/compose-notifications.ts';
import type { JudgingContext } from './judge-command.ts';

/** The most open incidents that are counted. */
const OPEN_COUNTED = 100;

/** Tells it to whoever asks. */
export async function tellNotifications({ channel }: CommandRecord, { surroundings, now }: JudgingContext): Promise<Message> {
  const intake = await surroundings.findIntake?.(channel);
  if (intake === undefined) return composeNoNotifications();
  const { configurationName } = intake;
  const desk = surroundings.incidents?.();
  const [silences, open] = await Promise.all([
    desk?.listSilences({ configurationName }) ?? [],
    desk?.listOpen(configurationName, OPEN_COUNTED) ?? [],
  ]);
  const guardrailNames = listGuardrailNames(surroundings.rulesOf(channel)?.guardrails ?? []);
  return composeNotifications({ intake, silences, openCount: open.length, guardrailNames, now: now() });
}
