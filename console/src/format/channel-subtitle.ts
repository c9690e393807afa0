// What stands under a channel's name: where its messages come from.
import type { ChatChannel } from '../state/chat-channels.ts';
import { channelLabel } from './channel-label.ts';
import { topicParts } from './topic-name.ts';

/** Returns why the channel is not in force, or its configuration's name, unless it is the channel's over again, and the names of its topics. */
export function channelSubtitle({ channelName, configurationName, snsTopicArns, stateReason }: ChatChannel): string {
  if (stateReason !== undefined) return `Disabled: ${stateReason}`;
  const names = configurationName === channelLabel(channelName) ? [] : [configurationName];
  return [...names, ...snsTopicArns.map((topicArn) => topicParts(topicArn).name)].join(' · ');
}
