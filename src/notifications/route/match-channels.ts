// Picks the channel configurations that want an event.
import type { ChannelConfiguration } from '../../domain/channel-configuration.ts';
import type { Audience } from './audience.ts';
import type { ChannelDirectory } from './channel-directory.ts';

/** Picks the enabled configurations of an audience, each once, in the directory's order. */
export function matchChannels(audience: Audience, directory: ChannelDirectory): readonly ChannelConfiguration[] {
  if (audience.kind === 'topic') return matchTopic(audience.topicArn, directory);
  const isWanted = membershipOf(audience);
  return directory.list().filter((configuration) => configuration.state === 'ENABLED' && isWanted(configuration));
}

function membershipOf(audience: Exclude<Audience, { kind: 'topic' }>): (configuration: ChannelConfiguration) => boolean {
  switch (audience.kind) {
    case 'everyone':
      return () => true;
    case 'configurations':
      return ({ configurationName }) => audience.configurationNames.includes(configurationName);
  }
}

function matchTopic(topicArn: string, directory: ChannelDirectory): readonly ChannelConfiguration[] {
  const configurations = directory.list();
  const listing = listersOf(configurations).get(topicArn) ?? [];
  const approved = directory.approvedFor(topicArn);
  if (approved.length === 0) return listing;
  const isWanted = (each: ChannelConfiguration): boolean => listing.includes(each) || approved.includes(each.configurationName);
  return configurations.filter((each) => each.state === 'ENABLED' && isWanted(each));
}

type Listers = ReadonlyMap<string, readonly ChannelConfiguration[]>;

const listersOfLists = new WeakMap<readonly ChannelConfiguration[], Listers>();

/** The enabled configurations by the topics that they list, worked out once for each list: with thousands of channels every event would pay for it. */
function listersOf(configurations: readonly ChannelConfiguration[]): Listers {
  let listers = listersOfLists.get(configurations);
  if (listers === undefined) {
    listers = workOut(configurations);
    listersOfLists.set(configurations, listers);
  }
  return listers;
}

function workOut(configurations: readonly ChannelConfiguration[]): Listers {
  const listers = new Map<string, ChannelConfiguration[]>();
  for (const configuration of configurations) {
    if (configuration.state !== 'ENABLED') continue;
    for (const topicArn of new Set(configuration.snsTopicArns)) {
      const known = listers.get(topicArn);
      if (known === undefined) listers.set(topicArn, [configuration]);
      else known.push(configuration);
    }
  }
  return listers;
}
