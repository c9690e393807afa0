// The answer to `whoami`: account, caller, credentials, Region, and what the channel may do.
import type { Field, Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import type { CommandPlace } from '../command-place.ts';
import type { ChannelRules } from '../command-surroundings.ts';

/** What is told. */
export interface WhoAmI {
  readonly place: CommandPlace;
  /** Undefined where the channel is in no enabled channel configuration. */
  readonly rules: Pick<ChannelRules, 'isAmbientAllowed' | 'allowsAmbientChanges'> | undefined;
  readonly guardrailNames: readonly string[];
}

/** Composes the answer. */
export function composeWhoAmI({ place, rules, guardrailNames }: WhoAmI): Message {
  const { accountId, region, credentials, callerArn } = place;
  const title = credentials === 'demo' ? `Demo account ${accountId} (sample data)` : `Account ${accountId}`;
  const fields: readonly Field[] = [
    ...(callerArn === undefined ? [] : [field('Caller', callerArn, false)]),
    field('Credentials', credentials === 'demo' ? 'none: sample data only' : "this machine's own", true),
    ...(region === '' ? [] : [field('Region', region, true)]),
    field('Guardrails', guardrailNames.length === 0 ? 'none: read-only' : guardrailNames.join(', '), true),
    field('Changes', tellChanges({ place, rules, guardrailNames }), false),
  ];
  return {
    title: { emoji: '🪪', spans: [text(title)] },
    tone: 'neutral',
    blocks: [{ kind: 'fields', fields }],
    fallbackText: `${title}${callerArn === undefined ? '' : `, ${callerArn}`}`,
  };
}

function field(label: string, value: string, isShort: boolean): Field {
  return { label, value: [text(value)], isShort };
}

function tellChanges({ place, rules, guardrailNames }: WhoAmI): string {
  if (rules === undefined) return 'no commands run here: the channel is in no enabled channel configuration';
  if (place.credentials === 'ambient' && !rules.isAmbientAllowed)
    return "no commands run here: the channel may not use this machine's own credentials";
  if (guardrailNames.length === 0 || (place.credentials === 'ambient' && !rules.allowsAmbientChanges)) return 'not from this channel';
  return 'what the guardrails allow, each after a confirmation';
}
