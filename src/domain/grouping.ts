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
