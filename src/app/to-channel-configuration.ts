// From the file's form of a channel configuration to the domain's.
import type { ChannelAccount } from '../domain/channel-account.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { Config } from '../config/schema.ts';
import { parseRoleArn } from '../domain/role-arn.ts';

type Entry = Config['channelConfigurations'][number];

/** Makes the channel configuration that the file describes. */
export function toChannelConfiguration(entry: Entry): ChannelConfiguration {
  const { configurationName, platform, channelId, snsTopicArns, loggingLevel, state, guardrails, allowAmbientChanges } = entry;
  const workspaceId = entry.workspaceId ?? '';
  return {
    configurationName,
    channel: { platform, workspaceId, channelId },
    channelName: entry.channelName ?? channelId,
    snsTopicArns,
    loggingLevel,
    state,
    guardrailNames: guardrails,
    ...toCredentials(entry),
    allowsAmbientChanges: allowAmbientChanges,
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
