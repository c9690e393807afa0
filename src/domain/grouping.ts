// What is shown together with others of its kind, as one message, and how long it waits for them.

/** The group of a message in one channel. */
export interface Grouping {
  /** Same key, same group: the route and the values of its labels. */
  readonly key: string;
  /** What they have in common, in plain words, for example `kind ECS Task State Change, region eu-west-1`. */
  readonly title: string;
  /** How long the first of them waits for others. */
  readonly waitMs: number;
  /** The least time between two messages of the group. */
  readonly intervalMs: number;
}

/** Writes a grouping as the text by which what waits together is found: the same text, the same group. */
export function writeGroupKey({ key, title, waitMs, intervalMs }: Grouping): string {
  return JSON.stringify([key, title, waitMs, intervalMs]);
}

/** Reads it; undefined where it is no such text. */
export function readGroupKey(groupKey: string): Grouping | undefined {
  const parts = parse(groupKey);
  if (!Array.isArray(parts)) return undefined;
  const [key, title, waitMs, intervalMs] = parts as readonly unknown[];
  const isRead = typeof key === 'string' && typeof title === 'string' && typeof waitMs === 'number' && typeof intervalMs === 'number';
  return isRead ? { key, title, waitMs, intervalMs } : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
