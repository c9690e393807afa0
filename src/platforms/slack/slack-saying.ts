// What somebody said to the bot, however they said it: by a mention, a slash command, a press or a form.
import type { Mention } from '../platform.ts';

/** Something that somebody said to the bot, in whatever way. */
export interface SlackSaying {
  readonly teamId: string;
  readonly enterpriseId?: string;
  readonly channelId: string;
  readonly userId: string;
  /** What was said, without the bot's name. */
  readonly text: string;
  /** The message that the answer is a reply to; without it the answer is a message of its own. */
  readonly threadTs?: string;
  /** True where that message has replies already, so that what only one person is to see can be shown among them. */
  readonly isThreadOpen?: true;
  /** Same key, same saying. */
  readonly idempotencyKey: string;
  /** By a mention unless given. */
  readonly origin?: Mention['origin'];
  /** True where a bot or a workflow said it. */
  readonly isBot?: true;
}
