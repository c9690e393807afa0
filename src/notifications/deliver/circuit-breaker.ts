// Opens where a workspace of a platform does not answer at all: one probe in a while in the place of everybody's attempts.
import type { Channel } from '../../domain/channel.ts';

/** So many failures in a row, whatever the channel, and the workspace counts as not reachable. */
export const FAILURES_UNTIL_OPEN = 5;

/** The first pause of an open circuit, and the longest; each later one is twice as long. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;

interface Circuit {
  failures: number;
  /** Before this instant nothing is asked, but for the probe under way. */
  openUntil: number;
  pauseMs: number;
  readonly failingSince: Date;
}

/** One circuit a workspace. */
export class CircuitBreaker {
  readonly #circuits = new Map<string, Circuit>();

  /** Returns how many milliseconds an attempt has to wait; after a wait of an open circuit one attempt is the probe, the others wait on. */
  waitMs(channel: Channel, now: Date): number {
    const circuit = this.#circuits.get(workspaceKey(channel));
    if (circuit === undefined || circuit.failures < FAILURES_UNTIL_OPEN) return 0;
    const waitMs = circuit.openUntil - now.getTime();
    // A clock that stepped back must not hold a workspace up for as long as it stepped.
    if (waitMs > 0 && waitMs <= LONGEST_PAUSE_MS) return waitMs;
    circuit.openUntil = now.getTime() + circuit.pauseMs;
    return 0;
  }

  /** Since when the workspace does not answer; undefined while its circuit is closed. */
  openSince(channel: Channel): Date | undefined {
    const circuit = this.#circuits.get(workspaceKey(channel));
    return circuit === undefined || circuit.failures < FAILURES_UNTIL_OPEN ? undefined : circuit.failingSince;
  }

  /** Notes that the platform answered, whatever it said; true where the circuit closes by it. */
  answered(channel: Channel): boolean {
    const wasOpen = this.openSince(channel) !== undefined;
    this.#circuits.delete(workspaceKey(channel));
    return wasOpen;
  }

  /** Lets everybody try at once: something was changed. */
  forget(): void {
    this.#circuits.clear();
  }

  /** Notes that nothing was reached; true where the circuit opens by it. */
  failed(channel: Channel, now: Date): boolean {
    const key = workspaceKey(channel);
    const circuit = this.#circuits.get(key) ?? { failures: 0, openUntil: 0, pauseMs: FIRST_PAUSE_MS, failingSince: now };
    this.#circuits.set(key, circuit);
    circuit.failures += 1;
    if (circuit.failures < FAILURES_UNTIL_OPEN) return false;
    circuit.openUntil = now.getTime() + circuit.pauseMs;
    circuit.pauseMs = Math.min(circuit.pauseMs * 2, LONGEST_PAUSE_MS);
    return circuit.failures === FAILURES_UNTIL_OPEN;
  }
}

function workspaceKey({ platform, workspaceId }: Channel): string {
  return `${platform} ${workspaceId}`;
}
