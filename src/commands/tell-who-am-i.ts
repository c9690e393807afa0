// Answers `whoami`: as whom, where and under which rules the commands of a channel run. Nothing is sent but what is looked up anyway.
import type { CommandRecord } from '../domain/command-record.ts';
import type { Message } from '../messages/message.ts';
import { toPlace, type CommandPlace } from './command-place.ts';
import { composeWhoAmI } from './compose/compose-who-am-i.ts';
import type { JudgingContext } from './judge-command.ts';
import { chooseRegion } from './region-memory.ts';

/** How long may be looked up which account the commands reach. */
const ACCOUNT_TIMEOUT_MS = 5000;

/** Tells it to whoever asks. */
export async function tellWhoAmI(record: CommandRecord, context: JudgingContext): Promise<Message> {
  const { surroundings, timeout } = context;
  const rules = surroundings.rulesOf(record.channel);
  const account = await surroundings.findAccount(timeout(ACCOUNT_TIMEOUT_MS));
  const { region, isRemembered } = await chooseRegion(record, rules?.defaultRegion ?? '', context);
  const place: CommandPlace = { ...toPlace(account, region), ...(isRemembered ? { isRegionRemembered: true } : {}) };
  const guardrails = place.credentials === 'demo' ? [surroundings.demoGuardrail] : (rules?.guardrails ?? []);
  return composeWhoAmI({ place, rules, guardrailNames: guardrails.map(({ name }) => name) });
}
