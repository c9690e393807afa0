// Answers `whoami`: as whom, where and under which rules the commands of a channel run. Nothing is sent but what is looked up anyway.
import type { CommandRecord } from '../domain/command-record.ts';
import { listGuardrailNames } from '../domain/guardrail-policy.ts';
import type { Message } from '../messages/message.ts';
import { composeWhoAmI } from './compose/compose-who-am-i.ts';
import { findPlace } from './find-place.ts';
import type { JudgingContext } from './judge-command.ts';

/** Tells it to whoever asks. */
export async function tellWhoAmI(record: CommandRecord, context: JudgingContext): Promise<Message> {
  const { surroundings } = context;
  const rules = surroundings.rulesOf(record.channel);
  const { place, refusal } = await findPlace(record, {}, { rules, context });
  const guardrails = place.credentials === 'demo' ? [surroundings.demoGuardrail] : (rules?.guardrails ?? []);
  return composeWhoAmI({ place, refusal, rules, guardrailNames: listGuardrailNames(guardrails) });
}
