// Answers whoever calls the bot by name.
import { channelKey } from '../domain/channel.ts';
import type { Message } from '../messages/message.ts';
import type { Mention } from '../platforms/platform.ts';
import type { CurrentConfiguration } from './current-configuration.ts';
import { whatTheBotCanDo } from './what-the-bot-can-do.ts';

/** Answers a mention with what the bot does in that channel. */
export function answerMention(mention: Mention, configuration: CurrentConfiguration): Promise<Message> {
  const here = channelKey(mention.channel);
  return Promise.resolve(whatTheBotCanDo(configuration.channelConfigurations.filter(({ channel }) => channelKey(channel) === here)));
}
