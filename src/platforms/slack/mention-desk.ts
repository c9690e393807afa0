// Answers mentions, each one once.
import type { Logger } from 'pino';
import { RecentValues } from '../../lib/recent-values.ts';
import type { SetTimer } from '../../lib/timers.ts';
import type { Channel } from '../../domain/channel.ts';
import type { AnswerEnd, PlatformHandlers } from '../platform.ts';
import { backoffDelay, pause } from '../../lib/pause.ts';
import { postWithUploads } from './post-with-uploads.ts';
import type { SlackSender } from './post-message.ts';
import { readMention } from './read-mention.ts';
import { SpeakerDesk } from './speaker-desk.ts';
import type { UploadDesk } from './upload-desk.ts';
import type { SlackMention } from './read-mention.ts';
import { renderSlackPosting } from './render-slack-message.ts';

/** Slack delivers an event again at once, after one and after five minutes; nobody is called a thousand times in six. */
const MENTIONS_REMEMBERED = 1000;

/** How often an answer is tried: a person waits for it. */
const MAX_ATTEMPTS = 4;

/** What the desk needs. */
export interface MentionDeskOptions {
  readonly handlers: PlatformHandlers;
  readonly senders: ReadonlyMap<string, SlackSender>;
  readonly uploads: UploadDesk;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly setTimer: SetTimer;
  readonly now: () => Date;
}

/** Takes mentions in and answers them where they were made. */
export class MentionDesk {
  readonly #options: MentionDeskOptions;
  readonly #speakers: SpeakerDesk;
  readonly #seen = new RecentValues<string, true>(MENTIONS_REMEMBERED);
  readonly #underWay = new Set<Promise<void>>();
  #isClosed = false;

  /** Takes whom to ask for answers and how to post them. */
  constructor(options: MentionDeskOptions) {
    this.#options = options;
    const { logger, signal, now } = options;
    this.#speakers = new SpeakerDesk({ logger, signal, now });
  }

  /** Takes the body of an event; answers it in the background if a person said it and it is new. */
  take(body: unknown): void {
    const mention = readMention(body);
    if (mention === undefined || this.#isClosed) {
      return;
    }
    const workspaceId = [mention.teamId, mention.enterpriseId].find((id) => id !== undefined && this.#options.senders.has(id));
    const sender = this.#options.senders.get(workspaceId ?? '');
    if (workspaceId === undefined || sender === undefined) {
      this.#options.logger.info({ workspaceId: mention.teamId }, 'mentioned in a slack workspace that is not configured');
      return;
    }
    const idempotencyKey = `slack:${mention.teamId}:${mention.channelId}:${mention.ts}`;
    if (this.#seen.get(idempotencyKey) === true) {
      return;
    }
    this.#seen.set(idempotencyKey, true);
    const channel: Channel = { platform: 'slack', workspaceId, channelId: mention.channelId };
    const answered = this.#answer({ mention, channel, sender, idempotencyKey }).finally(() => this.#underWay.delete(answered));
    this.#underWay.add(answered);
  }

  /** Takes no more mentions; resolves when no answer is under way any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#underWay);
  }

  async #answer(asked: { mention: SlackMention; channel: Channel; sender: SlackSender; idempotencyKey: string }): Promise<void> {
    const { mention, channel, idempotencyKey } = asked;
    const { handlers, logger } = this.#options;
    try {
      const { userId, text, threadTs: threadMessageId } = mention;
      const speaker = await this.#speakers.find(asked.sender, mention, channel.workspaceId);
      const answer = await handlers.onMention({ channel, userId, text, idempotencyKey, threadMessageId, speaker });
      if (answer === undefined) return;
      const payload = renderSlackPosting(answer);
      const end = await this.#post(asked.sender, { channel, payload, threadMessageId, signal: this.#options.signal });
      await handlers.onAnswered?.({ idempotencyKey }, end);
    } catch (error) {
      logger.error({ error, channelId: channel.channelId }, 'a mention could not be answered');
    }
  }

  async #post(sender: SlackSender, post: Parameters<typeof postWithUploads>[1]): Promise<AnswerEnd> {
    const { logger, signal, setTimer } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await postWithUploads(sender, post, this.#options.uploads);
      if (outcome.status === 'posted') return { isPosted: true };
      if (outcome.status !== 'retry' || attempt === MAX_ATTEMPTS || signal.aborted) {
        logger.warn({ channelId: post.channel.channelId, reason: outcome.reason }, 'the answer to a mention could not be posted');
        return { isPosted: false, reason: outcome.reason };
      }
      await pause(outcome.retryAfterMs ?? backoffDelay(attempt, Math.random()), signal, setTimer);
    }
  }
}
