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

/** Keeps every channel and workspace within what its platform publishes. In memory: after a restart the platform's own answer holds it back. */
export class Pacer {
  readonly #windows = new Map<string, readonly RateWindow[]>();
  /** Until when the platform has asked to wait, by kind of call and workspace. */
  readonly #heldUntil = new Map<string, number>();

  /** Returns how many milliseconds a call has to wait; 0 where it may be made. */
  waitMs(call: PacedCall): number {
    const now = call.now.getTime();
    const heldMs = (this.#heldUntil.get(workspaceKey(call)) ?? 0) - now;
    return Math.max(0, heldMs, ...this.#windowsOf(call).map((window) => window.waitMs(now)));
  }

  /** Notes that the platform takes no more calls of this kind in the whole workspace before an instant. */
  hold(call: Omit<PacedCall, 'pace' | 'now'>, until: Date): void {
    this.#heldUntil.set(workspaceKey(call), until.getTime());
  }

  /** Notes a call that was made, whatever came of it: refused ones count too. */
  note(call: PacedCall): void {
    for (const window of this.#windowsOf(call)) window.note(call.now.getTime());
  }

  #windowsOf({ channel, kind, pace }: PacedCall): readonly RateWindow[] {
    if (pace === undefined) return [];
    return kind === 'post'
      ? this.#windowsAt(`post ${channelKey(channel)}`, pace.postsOfChannel)
      : this.#windowsAt(workspaceKey({ channel, kind }), pace.editsOfWorkspace);
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
