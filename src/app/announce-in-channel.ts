// Posts what nobody asked for in a channel, where the organization's policy lets anything be posted there.
import type { Logger } from 'pino';
import type { CommandSurroundings } from '../commands/command-surroundings.ts';
import type { Channel } from '../domain/channel.ts';
import type { Message } from '../messages/message.ts';
import type { AnswerPoster } from './post-answer.ts';

/** What announcing needs. */
interface AnnouncerOptions {
  readonly poster: Pick<AnswerPoster, 'post'>;
  readonly surroundings: Pick<CommandSurroundings, 'findOrganizationRefusal'>;
  readonly logger: Logger;
}

/** Makes what announces. The channel may be another one than that of the command, and be forbidden where that is not (ADR 25). */
export function createAnnouncer({ poster, surroundings, logger }: AnnouncerOptions) {
  return async (channel: Channel, key: string, message: Message): Promise<void> => {
    const refusal = await surroundings.findOrganizationRefusal?.(channel);
    if (refusal === undefined) return poster.post({ channel }, `announced:${key}`, message);
    logger.warn({ channelId: channel.channelId, reason: refusal.text }, 'what was to be announced in a channel is not posted there');
  };
}
