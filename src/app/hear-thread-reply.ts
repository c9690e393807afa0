// Tells whether what is said in a thread without calling the bot is meant for it: in a thread that began with it, and where it is a word of
// the bot's, a command, or what a command of the same person lacks.
import type { Logger } from 'pino';
import { isMeantForBot } from '../commands/is-meant-for-bot.ts';
import type { ParseContext } from '../commands/parse/parse-context.ts';
import { channelKey } from '../domain/channel.ts';
import type { ThreadReply } from '../platforms/platform.ts';
import type { Store } from '../storage/store.ts';

/** What telling needs. */
export interface ThreadEarOptions {
  readonly store: Pick<Store, 'records'>;
  readonly parsing: ParseContext;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** Makes what tells it; what it makes never rejects. */
export function createThreadEar({ store, parsing, now, logger }: ThreadEarOptions): (reply: ThreadReply) => Promise<boolean> {
  return async ({ channel, userId, text, threadKey }) => {
    try {
      const { commands, drafts } = store.records;
      if (threadKey !== undefined && (await commands.findByKey(threadKey)) === undefined) return false;
      if (isMeantForBot(text, parsing)) return true;
      const draft = await drafts.find(channelKey(channel), `${channel.platform}:${channel.workspaceId}:${userId}`);
      return draft !== undefined && draft.expiresAt > now();
    } catch (error) {
      logger.error({ error }, 'whether a reply in a thread is meant for the bot could not be found out');
      return false;
    }
  };
}
