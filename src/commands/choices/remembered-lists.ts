// Lists of choices are asked for again and again while somebody completes a command: each is kept for a minute, for the one who may see it.
import type { LookUp, LookUpOutcome } from '../look-up.ts';

/** How long a list is good: people add things, and look for them at once. */
export const LIST_LIFETIME_MS = 60_000;

/** How many lists are kept: those of a busy minute. */
const LISTS_MAX = 200;

interface KeptList {
  readonly until: number;
  readonly outcome: LookUpOutcome;
}

/** Keeps what look-ups answered. */
export class RememberedLists {
  readonly #kept = new Map<string, KeptList>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Makes look-ups that ask AWS only for what is not kept for this owner: who asks, in which channel, account and Region, under which rules. */
  remember(lookUp: LookUp, owner: readonly string[]): LookUp {
    return async (call, signal) => {
      const key = JSON.stringify([...owner, call.service, call.operation, call.params]);
      const now = this.#now().getTime();
      const kept = this.#kept.get(key);
      if (kept !== undefined && kept.until > now) return kept.outcome;
      const outcome = await lookUp(call, signal);
      // A refusal is not kept: rights may be given meanwhile.
      if (outcome.kind === 'answered') this.#keep(key, { until: now + LIST_LIFETIME_MS, outcome });
      return outcome;
    };
  }

  /** Those whose time is over go first: a list of a large account has megabytes. */
  #keep(key: string, list: KeptList): void {
    this.#kept.delete(key);
    this.#kept.set(key, list);
    const now = this.#now().getTime();
    for (const [oldest, { until }] of this.#kept) {
      if (this.#kept.size <= LISTS_MAX && until > now) return;
      this.#kept.delete(oldest);
    }
  }
}
