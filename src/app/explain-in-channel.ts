// The rules of a channel configuration, to explain what would be decided there.
import { randomUUID } from 'node:crypto';
import type { AuthorizationContext } from '../commands/authorize/authorization-context.ts';
import { UNKNOWN_ACCOUNT } from '../commands/command-place.ts';
import { refuseWithoutRoles } from '../commands/find-own-role.ts';
import { composeSession } from '../commands/session/compose-session.ts';
import type { Config } from '../config/schema.ts';
import { findAccountCalled, type ChannelAccount } from '../domain/channel-account.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { ParsedCommand } from '../domain/command.ts';
import type { DecisionReason } from '../domain/decision.ts';
import { AppError } from '../domain/errors.ts';
import type { GuardrailPolicy } from '../domain/guardrail-policy.ts';
import { explainOrganizationPolicy } from './explain-organization-policy.ts';
import { isReachableFromHereAlone } from './is-reachable-from-here-alone.ts';
import { loadGuardrails, policiesOfGuardrails } from './load-guardrails.ts';
import { toChannelConfiguration } from './to-channel-configuration.ts';

/** Who asks, in a channel in which nobody does. */
const NOBODY = { userId: 'web:nobody', displayName: 'nobody' } as const;

/** A channel configuration and what it is judged with. */
export interface ExplainedChannel {
  readonly configuration: ChannelConfiguration;
  readonly guardrails: readonly GuardrailPolicy[];
  readonly isLoopback: boolean;
  /** What the organization's policy has against it. */
  readonly refusal?: DecisionReason;
}

/** Finds a channel configuration by its name. Throws `channel-configuration-unknown`, or `config-invalid` where a guardrail cannot be read. */
export async function findExplainedChannel(config: Config, name: string): Promise<ExplainedChannel> {
  const entry = config.channelConfigurations.find(({ configurationName }) => configurationName === name);
  if (entry === undefined) throw new AppError('channel-configuration-unknown', name);
  const loaded = await loadGuardrails(config);
  const configuration = toChannelConfiguration(entry, config);
  const guardrails = policiesOfGuardrails(configuration.guardrailNames, loaded, () => ({
    unreadBecause: 'nothing is asked of AWS to explain a command',
  }));
  const refusal = await explainOrganizationPolicy(config, configuration);
  return { configuration, guardrails, isLoopback: isReachableFromHereAlone(config), ...(refusal === undefined ? {} : { refusal }) };
}

/** Makes what a decision in the channel depends on. Of the machine's own credentials the account is not known. */
export function contextInChannel(channel: ExplainedChannel, command: ParsedCommand, region: string): AuthorizationContext {
  const { configuration, guardrails, isLoopback, refusal } = channel;
  const base = {
    isConfigured: configuration.state === 'ENABLED',
    guardrails,
    isAmbientAllowed: configuration.role === 'ambient' || (isLoopback && configuration.channel.platform === 'web'),
    allowAmbientChanges: configuration.allowsAmbientChanges,
    region,
    now: () => new Date(),
    newId: randomUUID,
    ...(refusal === undefined ? {} : { refusal }),
  };
  const accounts = configuration.accounts ?? [];
  if (accounts.length === 0) {
    const needsRole = refuseWithoutRoles({ isUserRoleRequired: configuration.userAuthorizationRequired ?? false });
    const isRefused = refusal === undefined && needsRole !== undefined;
    return {
      ...base,
      accountId: UNKNOWN_ACCOUNT,
      ...(isRefused ? { credentials: 'none', refusal: needsRole } : { credentials: 'ambient' }),
    };
  }
  const account = accountOf(accounts, command);
  if (account === undefined) return { ...base, accountId: UNKNOWN_ACCOUNT, credentials: 'none' };
  const { channel: place, configurationName } = configuration;
  const composed = composeSession({ account, person: NOBODY, channel: place, configurationName, guardrails, region });
  const { accountId } = account;
  return composed.status === 'ok'
    ? { ...base, accountId, credentials: composed.session }
    : { ...base, accountId, credentials: 'none', refusal: composed.reason };
}

function accountOf(accounts: readonly ChannelAccount[], { account: called }: ParsedCommand): ChannelAccount | undefined {
  const [only, ...others] = accounts;
  if (called !== undefined) return findAccountCalled(accounts, called);
  return others.length === 0 ? only : undefined;
}
