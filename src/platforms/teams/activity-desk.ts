// Has what people say, press and fill in answered, each once, and posts the answers where they were asked for.
import type { Logger } from 'pino';
import type { Channel } from '../../domain/channel.ts';
import { backoffDelay, pause } from '../../lib/pause.ts';
import { RecentValues } from '../../lib/recent-values.ts';
import type { SetTimer } from '../../lib/timers.ts';
import type { Message } from '../../messages/message.ts';
import type { AnswerEnd, Mention, PlatformHandlers, PostOutcome } from '../platform.ts';
import type { GroupFinder } from './find-group.ts';
import type { MemberDesk } from './member-desk.ts';
import type { TeamsSender } from './post-activity.ts';
import { readActivity, type TeamsActivity, type TeamsCall, type TeamsSpot } from './read-activity.ts';

/** Teams hands in again what was not answered in time; nobody is called two thousand times meanwhile. */
const ACTIVITIES_REMEMBERED = 2000;

/** How often an answer is tried: a person waits for it. */
const MAX_ATTEMPTS = 4;

/** What the desk needs. */
export interface ActivityDeskOptions {
  readonly handlers: PlatformHandlers;
  /** The tenant of the bot: nothing of another one is taken. */
  readonly tenantId: string;
  readonly sender: TeamsSender;
  readonly members: MemberDesk;
  readonly groups: GroupFinder;
  /** Posts a message once. */
  readonly post: (place: { channel: Channel; threadMessageId?: string }, message: Message) => Promise<PostOutcome>;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly setTimer: SetTimer;
}

/** What a press of a button is answered with at once; what comes of it is posted. */
interface PressAnswer {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

/** Takes activities in. */
export class ActivityDesk {
  readonly #options: ActivityDeskOptions;
  readonly #seen = new RecentValues<string, true>(ACTIVITIES_REMEMBERED);
  readonly #underWay = new Set<Promise<void>>();
  #isClosed = false;

  /** Takes whom to ask for answers and how to post them. */
  constructor(options: ActivityDeskOptions) {
    this.#options = options;
  }

  /** Takes an activity whose sender is proved, and answers it in the background; returns what Teams is answered at once. Never throws. */
  take(body: object): PressAnswer | undefined {
    const activity = readActivity(body);
    const words = activity === undefined ? 'This is nothing that Signalbox knows.' : this.#begin(activity);
    // Only whoever presses waits for an answer.
    return 'type' in body && body.type === 'invoke' ? told(words) : undefined;
  }

  /** Takes no more; resolves when no answer is under way any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#underWay);
  }

  /** Begins to answer; returns what whoever pressed something is told meanwhile. */
  #begin(activity: TeamsActivity): string {
    const { spot, call } = activity;
    if (!this.#isForUs(spot)) return 'Signalbox does not work in this tenant.';
    if (call.kind === 'unknown-press') return 'This button is of an older message. Say @Signalbox help.';
    if (call.kind === 'form' && call.missing.length > 0) return `Still to be filled in: ${call.missing.join(', ')}`;
    const key = keyOf(spot);
    if (!this.#isClosed && this.#seen.get(key) !== true) {
      this.#seen.set(key, true);
      this.#run(this.#answer(activity, key));
    }
    return 'Taken.';
  }

  #isForUs({ tenantId, serviceUrl, channelId }: TeamsSpot): boolean {
    const { logger, sender } = this.#options;
    if (tenantId !== this.#options.tenantId) {
      logger.info({ tenantId }, 'called in a teams tenant that is not configured');
      return false;
    }
    if (sender.book.note(channelId, serviceUrl)) return true;
    logger.warn({ channelId }, 'an activity of teams names an address that is none of the bot connector; it is not answered');
    return false;
  }

  #run(work: Promise<void>): void {
    const tracked = work.finally(() => this.#underWay.delete(tracked));
    this.#underWay.add(tracked);
  }

  async #answer({ spot, call }: TeamsActivity, idempotencyKey: string): Promise<void> {
    const { handlers, logger } = this.#options;
    try {
      const channel = await this.#channelOf(spot);
      if (channel === undefined) return;
      if (call.kind === 'added') {
        const { channelName } = call;
        const { aadObjectId: userId } = spot.sender;
        const named = {
          ...(userId === undefined ? {} : { userId, userWorkspaceId: spot.tenantId }),
          ...(channelName === undefined ? {} : { channelName }),
        };
        const greeting = await handlers.onInvited?.({ channel, idempotencyKey, ...named });
        if (greeting !== undefined) await this.#post({ channel }, greeting);
        return;
      }
      const mention = await this.#toMention(channel, { spot, call }, idempotencyKey);
      const answer = mention === undefined ? undefined : await handlers.onMention(mention);
      if (answer === undefined) return;
      await handlers.onAnswered?.({ idempotencyKey }, await this.#post(placeOf(channel, spot), answer));
    } catch (error) {
      logger.error({ error, channelId: spot.channelId }, 'a mention could not be answered');
    }
  }

  /** A channel is of its team; a chat, which has none, of the tenant. */
  async #channelOf(spot: TeamsSpot): Promise<Channel | undefined> {
    const { groups, logger } = this.#options;
    const workspaceId = spot.conversationType === 'channel' ? await groups.find(spot) : spot.tenantId;
    if (workspaceId !== undefined) return { platform: 'teams', workspaceId, channelId: spot.channelId };
    logger.warn({ channelId: spot.channelId }, 'teams does not say of which team a channel is; what was said there is not answered');
    return undefined;
  }

  async #toMention(channel: Channel, { spot, call }: TeamsActivity, idempotencyKey: string): Promise<Mention | undefined> {
    const member = await this.#options.members.find(spot);
    if (member === undefined) return undefined;
    const { status: speaker, userId, tenantId: userWorkspaceId, displayName } = member;
    const { threadMessageId } = placeOf(channel, spot);
    return {
      channel,
      userId,
      userWorkspaceId,
      ...(displayName === undefined ? {} : { displayName }),
      text: wordsOf(call),
      idempotencyKey,
      ...(threadMessageId === undefined ? {} : { threadMessageId }),
      speaker,
      origin: originOf(call, spot),
    };
  }

  async #post(place: { channel: Channel; threadMessageId?: string }, message: Message): Promise<AnswerEnd> {
    const { post, logger, signal, setTimer } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await post(place, message);
      if (outcome.status === 'posted') return { isPosted: true, messageId: outcome.reference.messageId };
      if (outcome.status !== 'retry' || attempt === MAX_ATTEMPTS || signal.aborted) {
        logger.warn({ channelId: place.channel.channelId, reason: outcome.reason }, 'the answer to a mention could not be posted');
        return { isPosted: false, reason: outcome.reason };
      }
      await pause(outcome.retryAfterMs ?? backoffDelay(attempt, Math.random()), signal, setTimer);
    }
  }
}

/** Teams names activities within a conversation. */
function keyOf({ tenantId, channelId, activityId }: TeamsSpot): string {
  return `teams:${tenantId}:${channelId}:${activityId}`;
}

function placeOf(channel: Channel, { rootId, conversationType }: TeamsSpot): { channel: Channel; threadMessageId?: string } {
  return { channel, ...(rootId === undefined || conversationType !== 'channel' ? {} : { threadMessageId: rootId }) };
}

function wordsOf(call: TeamsCall): string {
  switch (call.kind) {
    case 'words':
      return call.text;
    case 'press':
    case 'form':
      return call.command;
    default:
      return '';
  }
}

function originOf(call: TeamsCall, { conversationType }: TeamsSpot): NonNullable<Mention['origin']> {
  if (call.kind === 'press') return 'button';
  if (call.kind === 'form') return 'form';
  return conversationType === 'personal' ? 'direct-message' : 'mention';
}

function told(words: string): PressAnswer {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: words };
}
