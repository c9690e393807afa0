// Answers `whoami`: as whom, where and under which rules the commands of a channel run. Nothing is sent but what is looked up anyway.
import type { Channel } from '../domain/channel.ts';
import type { Message } from '../messages/message.ts';
import { toPlace } from './command-place.ts';
import { composeWhoAmI } from './compose/compose-who-am-i.ts';
import type { JudgingContext } from './judge-command.ts';

/** How long may be looked up which account the commands reach. */
const ACCOUNT_TIMEOUT_MS = 5000;

/** Tells it for a channel. */
export async function tellWhoAmI(channel: Channel, { surroundings, timeout }: JudgingContext): Promise<Message> {
  const rules = surroundings.rulesOf(channel);
  const account = await surroundings.findAccount(timeout(ACCOUNT_TIMEOUT_MS));
  const place = toPlace(account, rules?.defaultRegion ?? '');
  const guardrails = place.credentials === 'demo' ? [surroundings.demoGuardrail] : (rules?.guardrails ?? []);
  return composeWhoAmI({ place, rules, guardrailNames: guardrails.map(({ name }) => name) });
}
