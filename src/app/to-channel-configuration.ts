// From the file's form of a channel configuration to the domain's.
import type { ChannelAccount } from '../domain/channel-account.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import { guardrailsOfChannel } from '../config/guardrails-of-channel.ts';
import type { Config } from '../config/schema.ts';
import { parseRoleArn } from '../domain/role-arn.ts';

type Entry = Config['channelConfigurations'][number];

/** Makes the channel configuration that the file describes. */
export function toChannelConfiguration(entry: Entry, config: Config): ChannelConfiguration {
  const { configurationName, platform, channelId, snsTopicArns, loggingLevel, state, allowAmbientChanges } = entry;
  const guardrails = guardrailsOfChannel(entry, config);
  const workspaceId = entry.workspaceId ?? '';
  return {
    configurationName,
    channel: { platform, workspaceId, channelId },
    channelName: entry.channelName ?? channelId,
    snsTopicArns,
    loggingLevel,
    state,
    guardrailNames: guardrails.names,
    guardrailOrigin: guardrails.origin,
    ...toCredentials(entry),
    allowsAmbientChanges: allowAmbientChanges,
    // What is required of all cannot be taken back by one.
    ...(entry.userAuthorizationRequired || config.userAuthorizationRequired ? { userAuthorizationRequired: true } : {}),
    managedBy: 'file',
  };
}

function toCredentials({ role, accounts }: Entry): Pick<ChannelConfiguration, 'accounts' | 'role'> {
  if (role === 'ambient') return { role };
  const listed = accounts.flatMap(({ name, role: arn, externalId }) =>
    toAccounts(arn, { name, ...(externalId === undefined ? {} : { externalId }) }),
  );
  const all = [...(role === undefined ? [] : toAccounts(role, {})), ...listed];
  return all.length === 0 ? {} : { accounts: all };
}

/** The configuration was checked: every ARN is one of a role. */
function toAccounts(arn: string, more: Pick<ChannelAccount, 'name' | 'externalId'>): readonly ChannelAccount[] {
  const role = parseRoleArn(arn);
  return role === undefined ? [] : [{ accountId: role.accountId, roleArn: role.arn, ...more }];
}
