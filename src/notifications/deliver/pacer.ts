// The pace of each destination: how long a call has to wait so that the platform takes it.
import { channelKey, type Channel } from '../../domain/channel.ts';
import type { PlatformPace, RateLimit } from '../../platforms/platform.ts';
import { RateWindow } from './rate-window.ts';

/** A call that is about to be made. */
export interface PacedCall {
  readonly channel: Channel;
  readonly kind: 'post' | 'edit';
  readonly pace: PlatformPace | undefined;
  readonly now: Date;
}

/** How long a channel that was told to wait is held to one call in such a span: bursts are no longer tolerated there. */
const LEARNED_FOR_MS = 10 * 60_000;

/** The shortest span that is learned: what platforms publish for one channel. */
const LEARNED_SPAN_MS = 1_000;

/** The longest span that is learned: whoever once asked for half a minute takes more than two messages a minute afterwards. */
const LEARNED_SPAN_MAX_MS = 5_000;

interface LearnedPace {
  readonly window: RateWindow;
  readonly until: number;
}

/** Keeps every channel and workspace within what its platform publishes. In memory: after a restart the platform's own answer holds it back. */
export class Pacer {
  /** How many nodes share what a workspace takes; a channel is one node's at a time. */
  readonly #nodeCount: () => number;
  readonly #windows = new Map<string, readonly RateWindow[]>();
  readonly #learned = new Map<string, LearnedPace>();
  /** Until when the platform has asked to wait, by kind of call and workspace. */
  readonly #heldUntil = new Map<string, number>();

  constructor(nodeCount: () => number = () => 1) {
    this.#nodeCount = nodeCount;
  }

  /** Returns how many milliseconds a call has to wait; 0 where it may be made. */
  waitMs(call: PacedCall): number {
    const now = call.now.getTime();
    const callerCount = call.kind === 'edit' ? this.#nodeCount() : 1;
    const heldMs = (this.#heldUntil.get(workspaceKey(call)) ?? 0) - now;
    return Math.max(0, heldMs, ...this.#windowsOf(call).map((window) => window.waitMs(now, callerCount)));
  }

  /** Notes that the platform takes no more calls of this kind in the whole workspace before an instant. */
  hold(call: Omit<PacedCall, 'pace' | 'now'>, until: Date): void {
    this.#heldUntil.set(workspaceKey(call), until.getTime());
  }

  /** Notes a call that was made, whatever came of it: refused ones count too. */
  note(call: PacedCall): void {
    for (const window of this.#windowsOf(call)) window.note(call.now.getTime());
  }

  /** Learns from a platform that said how long to wait: for a while the channel gets no bursts. */
  learn(channel: Channel, { retryAfterMs, now }: { readonly retryAfterMs: number; readonly now: Date }): void {
    const window = new RateWindow({ count: 1, perMs: Math.min(Math.max(retryAfterMs, LEARNED_SPAN_MS), LEARNED_SPAN_MAX_MS) });
    window.note(now.getTime());
    this.#learned.set(channelKey(channel), { window, until: now.getTime() + LEARNED_FOR_MS });
  }

  #windowsOf({ channel, kind, pace, now }: PacedCall): readonly RateWindow[] {
    if (pace === undefined) return [];
    return kind === 'post'
      ? [...this.#windowsAt(`post ${channelKey(channel)}`, pace.postsOfChannel), ...this.#learnedOf(channel, now)]
      : this.#windowsAt(workspaceKey({ channel, kind }), pace.editsOfWorkspace);
  }

  #learnedOf(channel: Channel, now: Date): readonly RateWindow[] {
    const key = channelKey(channel);
    const learned = this.#learned.get(key);
    if (learned === undefined) return [];
    if (now.getTime() < learned.until) return [learned.window];
    this.#learned.delete(key);
    return [];
  }

  #windowsAt(key: string, limits: readonly RateLimit[]): readonly RateWindow[] {
    const known = this.#windows.get(key);
    if (known !== undefined) return known;
    const windows = limits.map((limit) => new RateWindow(limit));
    this.#windows.set(key, windows);
    return windows;
  }
}

function workspaceKey({ kind, channel: { platform, workspaceId } }: Pick<PacedCall, 'channel' | 'kind'>): string {
  return `${kind} ${platform} ${workspaceId}`;
}
