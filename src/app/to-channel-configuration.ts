// From the file's form of a channel configuration to the domain's.
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { Config } from '../config/schema.ts';

/** Makes the channel configuration that the file describes. */
export function toChannelConfiguration(entry: Config['channelConfigurations'][number]): ChannelConfiguration {
  const { configurationName, platform, channelId, snsTopicArns, loggingLevel, state, guardrails, role, allowAmbientChanges } = entry;
  const workspaceId = entry.workspaceId ?? '';
  return {
    configurationName,
    channel: { platform, workspaceId, channelId },
    channelName: entry.channelName ?? channelId,
    snsTopicArns,
    loggingLevel,
    state,
    guardrailNames: guardrails,
    ...(role === undefined ? {} : { role }),
    allowsAmbientChanges: allowAmbientChanges,
    managedBy: 'file',
  };
}
