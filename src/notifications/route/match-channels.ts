// Picks the channel configurations that want an event.
import type { ChannelConfiguration } from '../../domain/channel-configuration.ts';
import type { Audience } from './audience.ts';
import type { ChannelDirectory } from './channel-directory.ts';

/** Picks the enabled configurations of an audience, each once, in the directory's order. */
export function matchChannels(audience: Audience, directory: ChannelDirectory): readonly ChannelConfiguration[] {
  const isWanted = membershipOf(audience, directory);
  return directory.list().filter((configuration) => configuration.state === 'ENABLED' && isWanted(configuration));
}

function membershipOf(audience: Audience, directory: ChannelDirectory): (configuration: ChannelConfiguration) => boolean {
  switch (audience.kind) {
    case 'everyone':
      return () => true;
    case 'configurations':
      return ({ configurationName }) => audience.configurationNames.includes(configurationName);
    case 'topic': {
      const approved = directory.approvedFor(audience.topicArn);
      return ({ configurationName, snsTopicArns }) => snsTopicArns.includes(audience.topicArn) || approved.includes(configurationName);
    }
  }
}
