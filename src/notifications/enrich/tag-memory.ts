// Tags that were read a moment ago: they change rarely, and alarms of one resource come in groups.
import { RecentValues } from '../../lib/recent-values.ts';

/** How long they count: whoever has just set a tag looks at the next alarm, not at this one. */
const LIFETIME_MS = 5 * 60_000;

/** How many resources are remembered. */
const CAPACITY = 1000;

type Tags = Readonly<Record<string, string>>;

/** Remembers tags by whose right they were read with, and of what. */
export class TagMemory {
  readonly #now: () => Date;
  readonly #tags = new RecentValues<string, { readonly tags: Tags; readonly readAt: number }>(CAPACITY);

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Returns the tags, or undefined where nothing is known any more. */
  get(rights: string, arn: string): Tags | undefined {
    const known = this.#tags.get(keyOf(rights, arn));
    return known === undefined || Math.abs(this.#now().getTime() - known.readAt) >= LIFETIME_MS ? undefined : known.tags;
  }

  set(rights: string, arn: string, tags: Tags): void {
    this.#tags.set(keyOf(rights, arn), { tags, readAt: this.#now().getTime() });
  }
}

function keyOf(rights: string, arn: string): string {
  return `${rights}/${arn}`;
}
