// The answer to `whoami`: account, caller, credentials, Region, and what the channel may do.
import type { DecisionReason } from '../../domain/decision.ts';
import { describeGuardrailOrigin } from '../../domain/guardrail-origin.ts';
import type { Field, Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import type { CommandPlace } from '../command-place.ts';
import type { ChannelRules } from '../command-surroundings.ts';
import { labelAccount } from './account-label.ts';

/** What is told. */
export interface WhoAmI {
  readonly place: CommandPlace;
  /** Why nothing runs there, where that is so. */
  readonly refusal?: Pick<DecisionReason, 'text'> | undefined;
  /** Undefined where the channel is in no enabled channel configuration. */
  readonly rules: Pick<ChannelRules, 'isAmbientAllowed' | 'allowsAmbientChanges' | 'guardrailOrigin'> | undefined;
  readonly guardrailNames: readonly string[];
}

/** Composes the answer. */
export function composeWhoAmI(shown: WhoAmI): Message {
  const { place, refusal } = shown;
  const { region, credentials, callerArn } = place;
  const title = titleOf(place);
  const fields: readonly Field[] = [
    ...(callerArn === undefined ? [] : [field('Caller', callerArn, false)]),
    ...(typeof credentials === 'string'
      ? []
      : [
          field(place.isUserRole === true ? 'Your own role' : 'Channel role', credentials.roleArn, false),
          field('Session', credentials.sessionName, true),
        ]),
    ...(refusal === undefined ? [field('Credentials', tellCredentials(credentials), true)] : [field('Account', refusal.text, false)]),
    ...(region === '' ? [] : [field('Region', region, true)]),
    field('Guardrails', tellGuardrails(shown), true),
    field('Changes', tellChanges(shown), false),
  ];
  return {
    title: { emoji: '🪪', spans: [text(title)] },
    tone: 'neutral',
    blocks: [{ kind: 'fields', fields }],
    fallbackText: `${title}${callerArn === undefined ? '' : `, ${callerArn}`}`,
  };
}

function titleOf(place: CommandPlace): string {
  if (place.credentials === 'none') return 'No account is chosen';
  return place.credentials === 'demo' ? `Demo account ${place.accountId} (sample data)` : `Account ${labelAccount(place)}`;
}

function tellCredentials(credentials: CommandPlace['credentials']): string {
  if (typeof credentials !== 'string') return 'a session of the role, in your name';
  return credentials === 'demo' ? 'none: sample data only' : "this machine's own";
}

function field(label: string, value: string, isShort: boolean): Field {
  return { label, value: [text(value)], isShort };
}

/** Those of the demo account are set nowhere: nobody can choose them. */
function tellGuardrails({ place, rules, guardrailNames }: WhoAmI): string {
  const names = guardrailNames.length === 0 ? 'none: read-only' : guardrailNames.join(', ');
  const origin = rules?.guardrailOrigin;
  const isTold = origin !== undefined && origin.kind !== 'nowhere' && place.credentials !== 'demo';
  return isTold ? `${names} (${describeGuardrailOrigin(origin)})` : names;
}

function tellChanges({ place, rules, guardrailNames }: WhoAmI): string {
  if (rules === undefined) return 'no commands run here: the channel is in no enabled channel configuration';
  if (place.credentials === 'ambient' && !rules.isAmbientAllowed)
    return "no commands run here: the channel may not use this machine's own credentials";
  if (guardrailNames.length === 0 || (place.credentials === 'ambient' && !rules.allowsAmbientChanges)) return 'not from this channel';
  return 'what the guardrails allow, each after a confirmation';
}
