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
  items: BacklogItem[];
  /** Those before it are taken. Taking out the first of a long array each time would cost its whole length. */
  head: number;
  urgentCount: number;
}

/** Keeps the order. */
export class BacklogOrder {
  readonly #groups = new Map<string, Group>();
  /** Keys of groups with something urgent, in the order in which they became so. */
  readonly #urgent = new Set<string>();
  readonly #waiting = new Set<BacklogItem>();
  /** As they came; those that do not wait any more are passed over, and let go of in one go now and then. */
  #arrived: BacklogItem[] = [];
  #passed = 0;

  get size(): number {
    return this.#waiting.size;
  }

  get hasUrgent(): boolean {
    return this.#urgent.size > 0;
  }

  /** How many of a key wait. */
  countOf(key: string): number {
    const group = this.#groups.get(key);
    return group === undefined ? 0 : group.items.length - group.head;
  }

  /** The one that has waited longest. */
  get oldest(): BacklogItem | undefined {
    for (;;) {
      const first = this.#arrived[this.#passed];
      if (first === undefined || this.#waiting.has(first)) return first;
      this.#passed += 1;
      if (this.#passed * 2 < this.#arrived.length) continue;
      this.#arrived = this.#arrived.slice(this.#passed);
      this.#passed = 0;
    }
  }

  /** Adds one at the end. */
  add(item: BacklogItem): void {
    this.#arrived.push(item);
    this.#enter(item);
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
    this.#arriveAgain(items);
    for (const item of items) this.#enter(item);
    for (const [key, group] of groups) {
      const front = this.#groups.get(key);
      if (front === undefined) {
        this.#groups.set(key, group);
        continue;
      }
      // One after the other: a call takes no more than some hundred thousand arguments.
      for (const item of group.items.slice(group.head)) front.items.push(item);
      front.urgentCount += group.urgentCount;
    }
  }

  #enter(item: BacklogItem): void {
    this.#waiting.add(item);
    const group = this.#groups.get(item.key) ?? { items: [], head: 0, urgentCount: 0 };
    this.#groups.set(item.key, group);
    group.items.push(item);
    this.#countUrgent(group, item, 1);
  }

  /** Those that were passed over came before all others. */
  #arriveAgain(items: readonly BacklogItem[]): void {
    const known = this.#arrived.slice(this.#passed);
    const standing = new Set(known);
    const passed = items.filter((item) => !standing.has(item)).toSorted((left, right) => left.since - right.since);
    this.#arrived = [...passed, ...known];
    this.#passed = 0;
  }

  #takeFirstOf(key: string): BacklogItem | undefined {
    const group = this.#groups.get(key);
    const first = group?.items[group.head];
    if (group === undefined || first === undefined) return undefined;
    group.head += 1;
    this.#waiting.delete(first);
    if (group.head === group.items.length) this.#groups.delete(key);
    else if (group.head * 2 >= group.items.length) {
      // Something of it may wait for as long as a storm lasts: what is done is let go of meanwhile.
      group.items = group.items.slice(group.head);
      group.head = 0;
    }
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
