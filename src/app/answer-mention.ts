// Answers whoever calls the bot by name: what they say walks the commands flow.
import type { CommandsPipeline } from '../commands/pipeline-options.ts';
import type { Message } from '../messages/message.ts';
import type { Mention } from '../platforms/platform.ts';

/** What is said so stands nowhere in the channel. */
const UNSEEN: readonly Mention['origin'][] = ['button', 'form', 'slash-command'];

/** Answers a mention; undefined where the same one came before. */
export function answerMention(mention: Mention, pipeline: CommandsPipeline): Promise<Message | undefined> {
  const { channel, userId, text, idempotencyKey, threadMessageId, speaker, userWorkspaceId } = mention;
  const { platform, workspaceId } = channel;
  // The platform's own id names the person everywhere; a display name is only shown.
  const person = { userId: `${platform}:${userWorkspaceId ?? workspaceId}:${userId}`, displayName: mention.displayName ?? userId };
  return pipeline({
    channel,
    person,
    text,
    idempotencyKey,
    ...(threadMessageId === undefined ? {} : { threadMessageId }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(UNSEEN.includes(mention.origin) ? { isUnseen: true } : {}),
  });
}
