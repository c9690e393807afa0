// The account of the machine's own credentials as far as it is known: whoever asks does not wait for AWS, and hears it a little later.
import type { AccountState, CallerIdentity } from '../../aws/caller-identity.ts';

/** How long AWS may take. */
const TIMEOUT_MS = 5_000;

/** How long an answer serves before it is asked for again. */
const LIFETIME_MS = 30_000;

/** Remembers it. */
export class KnownAccount {
  readonly #identity: CallerIdentity;
  readonly #now: () => Date;
  #known: AccountState | undefined;
  #askAgainAt = 0;

  constructor(identity: CallerIdentity, now: () => Date) {
    this.#identity = identity;
    this.#now = now;
  }

  /** Returns what is known, and asks where that is old. */
  peek(): AccountState | undefined {
    const now = this.#now().getTime();
    if (now >= this.#askAgainAt) {
      this.#askAgainAt = now + LIFETIME_MS;
      void this.#ask();
    }
    return this.#known;
  }

  async #ask(): Promise<void> {
    try {
      this.#known = await this.#identity.find(AbortSignal.timeout(TIMEOUT_MS));
    } catch {
      // Whose the credentials are is asked for again; until then what was known counts.
    }
  }
}
