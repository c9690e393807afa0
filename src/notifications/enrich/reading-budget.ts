// How many calls the messages of a channel may cost: AWS's own limits are shared with the people and programs of the account.

/** Calls per minute and channel: some eight alarms; in a storm of more the words have to do. CloudTrail's limit is two a second an account (CloudTrail user guide, quotas). */
export const CALLS_PER_MINUTE = 60;

const MINUTE_MS = 60_000;

interface Minute {
  readonly beganAt: number;
  count: number;
}

/** Counts calls by channel configuration. */
export class ReadingBudget {
  readonly #now: () => Date;
  readonly #minutes = new Map<string, Minute>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Takes a call from what a configuration has left of its minute; false where nothing is left. */
  take(configurationName: string): boolean {
    const now = this.#now().getTime();
    let minute = this.#minutes.get(configurationName);
    // A clock that was set back begins a new minute too.
    if (minute === undefined || Math.abs(now - minute.beganAt) >= MINUTE_MS) {
      minute = { beganAt: now, count: 0 };
      this.#minutes.set(configurationName, minute);
    }
    if (minute.count >= CALLS_PER_MINUTE) return false;
    minute.count += 1;
    return true;
  }
}
