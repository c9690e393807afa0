// The answer to whoever calls the bot by name.
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import { resourceName, parseArn } from '../domain/arn.ts';
import type { Message } from '../messages/message.ts';
import { bold, text, type Span } from '../messages/spans.ts';

/** Tells what the bot does in a channel: which topics arrive here. */
export function whatTheBotCanDo(configuration: ChannelConfiguration): Message {
  const title = 'Signalbox brings AWS events into this channel';
  return {
    title: { emoji: '👋', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      { kind: 'paragraph', spans: [text('Alarms and other events of these topics are posted here, and edited as they change:')] },
      { kind: 'list', items: [describe(configuration)] },
    ],
    fallbackText: title,
  };
}

function describe({ configurationName, snsTopicArns, state }: ChannelConfiguration): readonly Span[] {
  const names = snsTopicArns.map((topicArn) => {
    const arn = parseArn(topicArn);
    return arn === undefined ? topicArn : `${resourceName(arn)} (${arn.region}, ${arn.accountId})`;
  });
  const topics = names.length === 0 ? 'no topics in the file' : names.join(', ');
  return [bold(configurationName), text(`: ${topics}${state === 'DISABLED' ? ' (disabled)' : ''}`)];
}
