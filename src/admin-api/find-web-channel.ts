// Finds the configuration behind a channel of the web chat.
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import { AppError } from '../domain/errors.ts';
import type { AdminApiDependencies } from './dependencies.ts';

type Configurations = Pick<AdminApiDependencies, 'listConfigurations'>;

/** Lists the configurations whose channel is in the web chat. */
export function listWebChannels(dependencies: Configurations): readonly ChannelConfiguration[] {
  return dependencies.listConfigurations().filter(({ channel }) => channel.platform === 'web');
}

/** Finds a web channel by its id. Throws `not-found`. */
export function findWebChannel(dependencies: Configurations, channelId: string): ChannelConfiguration {
  const found = listWebChannels(dependencies).find(({ channel }) => channel.channelId === channelId);
  if (found === undefined) throw new AppError('not-found', `no channel ${channelId}`);
  return found;
}
