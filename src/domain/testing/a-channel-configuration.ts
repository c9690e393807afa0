// A channel configuration for tests.
import type { ChannelConfiguration } from '../channel-configuration.ts';

/** Builds a channel configuration of the web chat; its channel is named after it. */
export function aChannelConfiguration(overrides: Partial<ChannelConfiguration> = {}): ChannelConfiguration {
  const configurationName = overrides.configurationName ?? 'ops';
  return {
    configurationName,
    channel: { platform: 'web', workspaceId: '', channelId: configurationName },
    channelName: `#${configurationName}`,
    snsTopicArns: [],
    loggingLevel: 'ERROR',
    state: 'ENABLED',
    guardrailNames: [],
    allowsAmbientChanges: false,
    managedBy: 'file',
    ...overrides,
  };
}
