// What is known of a channel that takes nothing at the moment: since when and why, what operators are told of it, and when to look after
// what waits.
import { channelKey, type Channel } from '../../domain/channel.ts';
import type { Delivery } from '../../messages/delivery.ts';
import type { OperatorNotice, OperatorNotices } from '../operator-notices.ts';
import type { AttemptOutcome } from './attempt-delivery.ts';

/** What a channel has not taken for so long is posted in its fallback as well: by then it is no hiccup, and a critical alarm is not yet old. */
export const FALLBACK_AFTER_MS = 5 * 60_000;

/** How often what waits is looked after while the trouble lasts. */
const LOOK_EVERY_MS = 60_000;

/** An attempt that has ended. */
export interface NotedAttempt {
  readonly delivery: Pick<Delivery, 'channel' | 'configurationName'>;
  readonly outcome: AttemptOutcome;
  readonly now: Date;
}

interface Trouble {
  readonly since: Date;
  readonly reason: string;
  readonly channel: Channel;
  readonly configurationName: string;
  /** True where an operator has to mend something; false where nobody answers. */
  readonly isOperators: boolean;
}

/** Follows the trouble of one channel; in memory, since the next attempt of a new process finds out anew. */
export class ChannelTrouble {
  readonly #notices: OperatorNotices | undefined;
  #trouble: Trouble | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** A process before this one may have told of it. */
  #isPerhapsTold = true;

  constructor(notices: OperatorNotices | undefined) {
    this.#notices = notices;
  }

  /** Why the channel takes nothing, and whose messages wait; undefined where it does. */
  get current(): Pick<Trouble, 'reason' | 'channel' | 'configurationName'> | undefined {
    return this.#trouble;
  }

  /** Notes how an attempt ended; tells operators what they have to mend, and that it is mended. */
  async note({ delivery, outcome, now }: NotedAttempt): Promise<void> {
    if (outcome.status === 'posted') return this.#end(delivery.channel);
    const isOperators = outcome.status === 'refused' && outcome.cause === 'operator';
    if (!isOperators && !isUnreached(outcome)) return;
    this.#begin(delivery, { reason: outcome.reason, isOperators, now });
    if (!isOperators) return;
    this.#isPerhapsTold = true;
    const { scope } = outcome;
    await this.#notices?.raise(scope === 'workspace' ? ofWorkspace(delivery, outcome.reason) : ofChannel(delivery, outcome.reason));
  }

  /** Notes that the workspace does not answer, as is known from other channels. */
  noteSilence(delivery: NotedAttempt['delivery'], since: Date): void {
    if (this.#trouble === undefined) this.#begin(delivery, { reason: 'the platform does not answer', isOperators: false, now: since });
  }

  #begin(
    { channel, configurationName }: NotedAttempt['delivery'],
    { now, ...what }: Pick<Trouble, 'reason' | 'isOperators'> & Pick<NotedAttempt, 'now'>,
  ): void {
    this.#trouble = { since: this.#trouble?.since ?? now, channel, configurationName, ...what };
  }

  /** When what waits is to be looked after next; undefined while nothing is wrong. */
  get nextLookAt(): number | undefined {
    const since = this.#trouble?.since;
    return since === undefined ? undefined : Math.max(since.getTime() + FALLBACK_AFTER_MS, this.#lookedAt + LOOK_EVERY_MS);
  }

  /** Takes the turn to look after what waits; tells operators of a workspace that has not answered for long. */
  async look(now: Date): Promise<void> {
    this.#lookedAt = now.getTime();
    const trouble = this.#trouble;
    // What operators have to mend they were told at once.
    if (trouble === undefined || trouble.isOperators) return;
    this.#isPerhapsTold = true;
    await this.#notices?.raise(ofWorkspace(trouble, trouble.reason));
  }

  async #end(channel: Channel): Promise<void> {
    this.#trouble = undefined;
    if (!this.#isPerhapsTold) return;
    this.#isPerhapsTold = false;
    await this.#notices?.clear(keyOfChannel(channel), 'Messages are posted again.');
    await this.#notices?.clear(keyOfWorkspace(channel), 'Messages are posted again.');
  }
}

/** Tells whether an attempt reached nobody; whoever asks to wait is there. */
export function isUnreached(outcome: AttemptOutcome): outcome is Extract<AttemptOutcome, { status: 'retry' }> {
  return outcome.status === 'retry' && outcome.scope === 'delivery' && outcome.retryAfterMs === undefined;
}

function keyOfChannel(channel: Channel): string {
  return `channel ${channelKey(channel)}`;
}

function keyOfWorkspace({ platform, workspaceId }: Channel): string {
  return `workspace ${platform}/${workspaceId}`;
}

const NEXT_STEPS = [
  'Mend what the reason names. Messages are tried again slowly, and at once after `signalbox reload`.',
  'After a day they are dead: `signalbox deliveries list --status dead`, then `signalbox deliveries replay --all`.',
];

function ofChannel({ channel, configurationName }: NotedAttempt['delivery'], reason: string): OperatorNotice {
  const key = channelKey(channel);
  const title = `Messages for ${configurationName} wait`;
  return { key: keyOfChannel(channel), severity: 'high', title, text: `${key}: ${reason}`, nextSteps: NEXT_STEPS, channelKey: key };
}

function ofWorkspace({ channel, configurationName }: NotedAttempt['delivery'], reason: string): OperatorNotice {
  const { platform, workspaceId } = channel;
  const title = `Messages for the ${platform} workspace ${workspaceId} wait`;
  const text = `${reason} (seen at ${configurationName})`;
  return { key: keyOfWorkspace(channel), severity: 'high', title, text, nextSteps: NEXT_STEPS, channelKey: channelKey(channel) };
}
