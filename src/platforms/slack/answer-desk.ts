// Has what people say answered, each saying once, and posts the answer where it was said.
import type { Logger } from 'pino';
import { RecentValues } from '../../lib/recent-values.ts';
import type { SetTimer } from '../../lib/timers.ts';
import type { Channel } from '../../domain/channel.ts';
import type { AnswerEnd, PlatformHandlers } from '../platform.ts';
import { backoffDelay, pause } from '../../lib/pause.ts';
import type { SlackSender } from './post-message.ts';
import { postWithUploads } from './post-with-uploads.ts';
import { renderSlackPosting } from './render-slack-message.ts';
import type { SlackSaying } from './slack-saying.ts';
import { SpeakerDesk } from './speaker-desk.ts';
import type { UploadDesk } from './upload-desk.ts';

/** Slack delivers an event again at once, after one and after five minutes; nobody is called a thousand times in six. */
const SAYINGS_REMEMBERED = 1000;

/** How often an answer is tried: a person waits for it. */
const MAX_ATTEMPTS = 4;

/** What the desk needs. */
export interface AnswerDeskOptions {
  readonly handlers: PlatformHandlers;
  readonly senders: ReadonlyMap<string, SlackSender>;
  readonly uploads: UploadDesk;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly setTimer: SetTimer;
  readonly now: () => Date;
}

interface Asked {
  readonly saying: SlackSaying;
  readonly channel: Channel;
  readonly sender: SlackSender;
}

/** Takes sayings in and answers them where they were made. */
export class AnswerDesk {
  readonly #options: AnswerDeskOptions;
  readonly #speakers: SpeakerDesk;
  readonly #seen = new RecentValues<string, true>(SAYINGS_REMEMBERED);
  readonly #underWay = new Set<Promise<void>>();
  #isClosed = false;

  /** Takes whom to ask for answers and how to post them. */
  constructor(options: AnswerDeskOptions) {
    this.#options = options;
    const { logger, signal, now } = options;
    this.#speakers = new SpeakerDesk({ logger, signal, now });
  }

  /** Answers a saying in the background if it is new and was said in a workspace of the configuration. */
  take(saying: SlackSaying): void {
    const found = this.findWorkspace(saying);
    if (found === undefined || !this.isNew(saying.idempotencyKey)) return;
    const channel: Channel = { platform: 'slack', workspaceId: found.workspaceId, channelId: saying.channelId };
    this.run(this.#answer({ saying, channel, sender: found.sender }));
  }

  /** Finds the configured workspace that an event or a press is of. */
  findWorkspace({
    teamId,
    enterpriseId,
  }: Pick<SlackSaying, 'teamId' | 'enterpriseId'>): { readonly workspaceId: string; readonly sender: SlackSender } | undefined {
    const { senders, logger } = this.#options;
    const workspaceId = [teamId, enterpriseId].find((id) => id !== undefined && senders.has(id));
    const sender = senders.get(workspaceId ?? '');
    if (workspaceId !== undefined && sender !== undefined) return { workspaceId, sender };
    logger.info({ workspaceId: teamId }, 'called in a slack workspace that is not configured');
    return undefined;
  }

  /** Notes a key; false where it was noted before, or nothing is taken any more. */
  isNew(idempotencyKey: string): boolean {
    if (this.#isClosed || this.#seen.get(idempotencyKey) === true) return false;
    this.#seen.set(idempotencyKey, true);
    return true;
  }

  /** Lets something go on in the background that a stop waits for; it must not reject. */
  run(work: Promise<void>): void {
    const tracked = work.finally(() => this.#underWay.delete(tracked));
    this.#underWay.add(tracked);
  }

  /** Takes no more; resolves when no answer is under way any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#underWay);
  }

  async #answer({ saying, channel, sender }: Asked): Promise<void> {
    const { handlers, logger, signal } = this.#options;
    const { userId, text, threadTs, idempotencyKey, origin } = saying;
    const thread = threadTs === undefined ? {} : { threadMessageId: threadTs };
    try {
      const speaker = await this.#speakers.find(sender, saying, channel.workspaceId);
      const mention = { channel, userId, text, idempotencyKey, ...thread, speaker, ...(origin === undefined ? {} : { origin }) };
      const answer = await handlers.onMention(mention);
      if (answer === undefined) return;
      const end = await this.post(sender, { channel, payload: renderSlackPosting(answer), ...thread, signal });
      await handlers.onAnswered?.({ idempotencyKey }, end);
    } catch (error) {
      logger.error({ error, channelId: channel.channelId }, 'a mention could not be answered');
    }
  }

  /** Posts what somebody waits for: tries a few times, and says in the log why it did not work. Never rejects. */
  async post(sender: SlackSender, post: Parameters<typeof postWithUploads>[1]): Promise<AnswerEnd> {
    const { logger, signal, setTimer } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await postWithUploads(sender, post, this.#options.uploads);
      if (outcome.status === 'posted') return { isPosted: true, messageId: outcome.reference.messageId };
      if (outcome.status !== 'retry' || attempt === MAX_ATTEMPTS || signal.aborted) {
        logger.warn({ channelId: post.channel.channelId, reason: outcome.reason }, 'the answer to a mention could not be posted');
        return { isPosted: false, reason: outcome.reason };
      }
      await pause(outcome.retryAfterMs ?? backoffDelay(attempt, Math.random()), signal, setTimer);
    }
  }
}
