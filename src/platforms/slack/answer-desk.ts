// Has what people say answered, each saying once, and posts the answer where it was said.
import type { Logger } from 'pino';
import { RecentValues } from '../../lib/recent-values.ts';
import type { SetTimer } from '../../lib/timers.ts';
import type { Channel } from '../../domain/channel.ts';
import type { AnswerEnd, PlatformHandlers } from '../platform.ts';
import { backoffDelay, pause } from '../../lib/pause.ts';
import type { Block, Message } from '../../messages/message.ts';
import { AnswerTurns } from './answer-turns.ts';
import { postEphemeral } from './post-ephemeral.ts';
import type { SlackSender } from './post-message.ts';
import { forSender, postWithUploads } from './post-with-uploads.ts';
import { messageKey } from './read-mention.ts';
import { renderSlackPosting } from './render-slack-message.ts';
import { respond } from './respond.ts';
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

/** How a saying came. */
export interface SayingWay {
  /** Where it is answered if it cannot be in its channel. */
  readonly responseUrl?: string;
  /** True where it is said to us only if the thread is one of ours. */
  readonly isInThread?: boolean;
  /** True where the thread is under a message of ours. */
  readonly isUnderOwn?: boolean;
}

interface Asked extends SayingWay {
  readonly saying: SlackSaying;
  readonly channel: Channel;
  readonly sender: SlackSender;
}

/** Where an answer belongs: a channel, and in it whoever asked and where they did. */
export interface AnswerPlace extends Pick<SayingWay, 'responseUrl'> {
  readonly sender: SlackSender;
  readonly channel: Channel;
  readonly place: Pick<SlackSaying, 'userId' | 'threadTs' | 'isThreadOpen'>;
}

/** What comes into a message by changing it, which nobody can where only one person sees it. */
const UPLOADED: readonly Block['kind'][] = ['chart', 'file'];

/** Takes sayings in and answers them where they were made. */
export class AnswerDesk {
  readonly #options: AnswerDeskOptions;
  readonly #speakers: SpeakerDesk;
  readonly #seen = new RecentValues<string, true>(SAYINGS_REMEMBERED);
  readonly #turns = new AnswerTurns();
  readonly #underWay = new Set<Promise<void>>();
  #isClosed = false;

  /** Takes whom to ask for answers and how to post them. */
  constructor(options: AnswerDeskOptions) {
    this.#options = options;
    const { logger, signal, now } = options;
    this.#speakers = new SpeakerDesk({ logger, signal, now });
  }

  /** Answers a saying in the background if it is new and was said in a workspace of the configuration. */
  take(saying: SlackSaying, way: SayingWay = {}): void {
    const found = this.findWorkspace(saying);
    if (found === undefined || !this.isNew(saying.idempotencyKey)) return;
    const channel: Channel = { platform: 'slack', workspaceId: found.workspaceId, channelId: saying.channelId };
    this.run(this.#turns.take().then(() => this.#answer({ ...way, saying, channel, sender: found.sender })));
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

  async #answer(asked: Asked): Promise<void> {
    const { saying, channel, sender } = asked;
    const { handlers, logger } = this.#options;
    const { userId, text, threadTs, idempotencyKey, origin } = saying;
    const thread = threadTs === undefined ? {} : { threadMessageId: threadTs };
    try {
      if (asked.isInThread === true && !(await this.#isMeant(asked))) return;
      const speaker = await this.#speakers.find(sender, saying, channel.workspaceId);
      const mention = { channel, userId, text, idempotencyKey, ...thread, speaker, ...(origin === undefined ? {} : { origin }) };
      const answer = await handlers.onMention(mention);
      if (answer === undefined) return;
      const end = await this.answer({ ...asked, place: saying }, answer);
      await handlers.onAnswered?.({ idempotencyKey }, end);
    } catch (error) {
      logger.error({ error, channelId: channel.channelId }, 'a mention could not be answered');
    }
  }

  /** In a thread people also speak with each other. */
  async #isMeant({ saying, channel, isUnderOwn = false }: Asked): Promise<boolean> {
    const { teamId, channelId, userId, text, threadTs = '' } = saying;
    const begin = isUnderOwn ? {} : { threadKey: messageKey(teamId, { channel: channelId, ts: threadTs }) };
    return (await this.#options.handlers.isMeant?.({ channel, userId, text, ...begin })) ?? false;
  }

  /** Posts an answer where it belongs; what concerns nobody but whoever asked is shown to them alone where Slack can. Never rejects. */
  async answer({ sender, channel, place, responseUrl }: AnswerPlace, answer: Message): Promise<AnswerEnd> {
    const { signal } = this.#options;
    const { userId, threadTs, isThreadOpen } = place;
    const payload = renderSlackPosting(answer);
    if (answer.audience === 'asker' && !answer.blocks.some(({ kind }) => UPLOADED.includes(kind))) {
      const thread = threadTs === undefined || isThreadOpen === undefined ? {} : { threadTs };
      // What is refused for its table would be shown to everybody.
      const shown = await postEphemeral(sender, { channel, userId, payload: forSender(sender, payload, true), ...thread, signal });
      // Nobody is left without an answer because Slack shows them nothing: a bot, or somebody who has left.
      if (shown.isOk) return { isPosted: true };
    }
    return this.post(sender, { channel, payload, ...(threadTs === undefined ? {} : { threadMessageId: threadTs }), signal }, responseUrl);
  }

  /** Posts what somebody waits for: tries a few times, and says in the log why it did not work. Never rejects. */
  async post(sender: SlackSender, post: Parameters<typeof postWithUploads>[1], responseUrl?: string): Promise<AnswerEnd> {
    const { logger, signal, setTimer } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await postWithUploads(sender, post, this.#options.uploads);
      if (outcome.status === 'posted') return { isPosted: true, messageId: outcome.reference.messageId };
      if (outcome.status === 'refused' && outcome.cause === 'operator' && responseUrl !== undefined) {
        const fault = await respond(sender.connection, { responseUrl, payload: forSender(sender, post.payload, true), signal });
        if (fault === undefined) return { isPosted: true };
        logger.warn({ channelId: post.channel.channelId, reason: fault }, 'the answer to a slash command could not be posted');
        return { isPosted: false, reason: fault };
      }
      if (outcome.status !== 'retry' || attempt === MAX_ATTEMPTS || signal.aborted) {
        logger.warn({ channelId: post.channel.channelId, reason: outcome.reason }, 'the answer to a mention could not be posted');
        return { isPosted: false, reason: outcome.reason };
      }
      await pause(outcome.retryAfterMs ?? backoffDelay(attempt, Math.random()), signal, setTimer);
    }
  }
}
