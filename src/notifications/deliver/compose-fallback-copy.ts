// A message that could not be delivered where it belongs, as its fallback shows it: marked with where that is, and why.
import { channelKey, type Channel } from '../../domain/channel.ts';
import { allowMentions } from '../../messages/allow-mentions.ts';
import type { Delivery } from '../../messages/delivery.ts';
import type { Message } from '../../messages/message.ts';
import { bold, text, type Span } from '../../messages/spans.ts';

/** The longest reason that is shown; the whole stands with the delivery. */
const MAX_REASON_LENGTH = 300;

/** Composes it for the channel of the fallback. */
export function composeFallbackCopy(
  { message, configurationName, channel }: Pick<Delivery, 'message' | 'configurationName' | 'channel'>,
  reason: string,
  shownIn: Channel,
): Message {
  // Ids of people and groups are those of a workspace; elsewhere they call nobody, or somebody else.
  const isSameWorkspace = channel.platform === shownIn.platform && channel.workspaceId === shownIn.workspaceId;
  const shown = isSameWorkspace ? message : allowMentions(message, 'none');
  const where: readonly Span[] = [
    bold(`Belongs in ${configurationName}`),
    text(` (${channelKey(channel)}), where it could not be posted: ${reason.slice(0, MAX_REASON_LENGTH)}`),
  ];
  return { ...shown, blocks: [{ kind: 'paragraph', spans: where }, ...shown.blocks] };
}
