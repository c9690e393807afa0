// In which order a backlog is worked off: what belongs together in the order in which it came, and first where any of it is urgent.

/** An event that waits. */
export interface BacklogItem {
  readonly eventId: string;
  /** Same key, same incident. */
  readonly key: string;
  readonly isUrgent: boolean;
  /** Since when it waits, in milliseconds of a clock that never steps back. */
  readonly since: number;
}

interface Group {
  readonly items: BacklogItem[];
  /** Those before it are taken. Taking out the first of a long array each time would cost its whole length. */
  head: number;
  urgentCount: number;
}

/** Keeps the order. */
export class BacklogOrder {
  readonly #groups = new Map<string, Group>();
  /** Keys of groups with something urgent, in the order in which they became so. */
  readonly #urgent = new Set<string>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get hasUrgent(): boolean {
    return this.#urgent.size > 0;
  }

  /** The one that has its turn where nothing is urgent. */
  get first(): BacklogItem | undefined {
    for (const { items, head } of this.#groups.values()) return items[head];
    return undefined;
  }

  /** Adds one at the end. */
  add(item: BacklogItem): void {
    const group = this.#groups.get(item.key) ?? { items: [], head: 0, urgentCount: 0 };
    this.#groups.set(item.key, group);
    group.items.push(item);
    this.#size += 1;
    this.#countUrgent(group, item, 1);
  }

  /** Takes out the next ones, at most `count`, and of each key one: the one behind it goes when it is done. */
  take(count: number, { isUrgentOnly = false } = {}): readonly BacklogItem[] {
    const taken = new Map<string, BacklogItem>();
    for (const keys of isUrgentOnly ? [this.#urgent] : [this.#urgent, this.#groups.keys()]) {
      for (const key of keys) {
        if (taken.size >= count) break;
        const first = taken.has(key) ? undefined : this.#takeFirstOf(key);
        if (first !== undefined) taken.set(key, first);
      }
    }
    return [...taken.values()];
  }

  /** Puts back what was taken out and not done: the first of its key again, and before all other keys. */
  putBack(items: readonly BacklogItem[]): void {
    if (items.length === 0) return;
    const groups = [...this.#groups];
    this.#groups.clear();
    for (const item of items) this.add(item);
    for (const [key, group] of groups) {
      const front = this.#groups.get(key);
      if (front === undefined) {
        this.#groups.set(key, group);
        continue;
      }
      front.items.push(...group.items.slice(group.head));
      front.urgentCount += group.urgentCount;
    }
  }

  #takeFirstOf(key: string): BacklogItem | undefined {
    const group = this.#groups.get(key);
    const first = group?.items[group.head];
    if (group === undefined || first === undefined) return undefined;
    group.head += 1;
    this.#size -= 1;
    if (group.head === group.items.length) this.#groups.delete(key);
    this.#countUrgent(group, first, -1);
    return first;
  }

  /** What is behind the last urgent one of its key is not urgent any more. */
  #countUrgent(group: Group, { key, isUrgent }: BacklogItem, by: 1 | -1): void {
    if (!isUrgent) return;
    group.urgentCount += by;
    if (group.urgentCount > 0) this.#urgent.add(key);
    else this.#urgent.delete(key);
  }
}
