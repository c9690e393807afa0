// What a session of a role is asked for with: the person's name, where they speak, and the guardrails as its cap (R4).
import type { ChannelAccount } from '../../domain/channel-account.ts';
import { channelKey, type Channel } from '../../domain/channel.ts';
import type { DecisionReason } from '../../domain/decision.ts';
import { listGuardrailNames, type GuardrailPolicy } from '../../domain/guardrail-policy.ts';
import { partitionOfRegion } from '../../domain/partition.ts';
import type { Person } from '../../domain/person.ts';
import { parseRoleArn } from '../../domain/role-arn.ts';
import type { RoleSession } from '../../domain/role-session.ts';
import { sha256 } from '../../lib/sha256.ts';
import { nameSession } from './session-name.ts';
import { composeSessionPolicy, findArnFault, SESSION_POLICY_MAX_LENGTH } from './session-policy.ts';

/** Longest value of a session tag (STS API, Tag). */
const TAG_VALUE_MAX_LENGTH = 256;

// Match: each character that a tag's value cannot have (IAM User Guide, tags: letters, digits, blanks and _ . : / = + - @).
// Near miss: a slash.
const NOT_IN_TAGS = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu;

/** In whose name, where, and under what. */
export interface SessionRequest {
  readonly account: ChannelAccount;
  readonly person: Person;
  readonly channel: Channel;
  readonly configurationName: string;
  readonly guardrails: readonly GuardrailPolicy[];
  /** Where the command runs. */
  readonly region: string;
}

/** The session, or why there can be none: nothing is ever sent with less than all of the guardrails. */
export type SessionOutcome =
  | { readonly status: 'ok'; readonly session: RoleSession }
  | { readonly status: 'refused'; readonly reason: DecisionReason };

/** Composes it. */
export function composeSession(request: SessionRequest): SessionOutcome {
  const { account, person, channel, configurationName, guardrails, region } = request;
  const { roleArn, externalId } = account;
  const role = parseRoleArn(roleArn);
  const partition = role?.partition ?? '';
  const partitionOfPlace = partitionOfRegion(region)?.id;
  if (partitionOfPlace !== undefined && partitionOfPlace !== partition) return refuseRegion(request, partition);
  const arnFault = findArnFault(guardrails, { partition, accountId: role?.accountId ?? '' });
  if (arnFault !== undefined) return refuseArns(guardrails, arnFault);
  const { length, ...caps } = composeSessionPolicy(guardrails, partition);
  if (length > SESSION_POLICY_MAX_LENGTH) return refuseLength(guardrails, length);
  const sessionName = nameSession(person.userId);
  const session: RoleSession = {
    roleArn,
    ...(externalId === undefined ? {} : { externalId }),
    sessionName,
    sourceIdentity: sessionName,
    tags: Object.freeze([
      { key: 'signalbox:configuration', value: fitTag(configurationName) },
      { key: 'signalbox:channel', value: fitTag(channelKey(channel)) },
    ]),
    ...caps,
    policyArns: Object.freeze(caps.policyArns),
  };
  return { status: 'ok', session: Object.freeze(session) };
}

function fitTag(value: string): string {
  const fitting = value.replaceAll(NOT_IN_TAGS, '-');
  if (fitting.length <= TAG_VALUE_MAX_LENGTH) return fitting;
  const hash = sha256(value).slice(0, 12);
  return `${fitting.slice(0, TAG_VALUE_MAX_LENGTH - hash.length - 1)}.${hash}`;
}

function refuseRegion({ account, region }: SessionRequest, partition: string): SessionOutcome {
  const text =
    `${region} is a Region of another partition than ${account.roleArn}: nothing of ${partition} reaches it. ` +
    'Name a Region of the same partition with --region.';
  return { status: 'refused', reason: { rule: 'account', text } };
}

function refuseLength(guardrails: readonly GuardrailPolicy[], length: number): SessionOutcome {
  const names = listGuardrailNames(guardrails).join(', ');
  const text =
    `The guardrails of this channel (${names}) have ${length} characters as a session policy, and AWS takes ${SESSION_POLICY_MAX_LENGTH}. ` +
    'Nothing runs without all of them. An administrator can shorten them: wildcards instead of lists of actions (ec2:Describe*), one ' +
    'statement for the same resources and conditions, fewer guardrails for this channel; or make one a managed policy of the account: ' +
    'signalbox guardrails publish NAME --account ID prints how.';
  return { status: 'refused', reason: { rule: 'session-policy', guardrailName: names, text } };
}

function refuseArns(guardrails: readonly GuardrailPolicy[], fault: string): SessionOutcome {
  const names = listGuardrailNames(guardrails).join(', ');
  const text =
    `The guardrails of this channel (${names}) name ${fault}. Nothing runs without all of them. An administrator can take policies of AWS ` +
    'or of the account of the role, or write them into a policy file.';
  return { status: 'refused', reason: { rule: 'session-policy', guardrailName: names, text } };
}
