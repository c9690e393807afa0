// What the door knows of one queue that it reads.

/** A queue, and whom its events are for. */
export interface QueueSettings {
  readonly queueUrl: string;
  readonly region: string;
  /** The last part of the URL; names the queue in logs, metrics and messages. */
  readonly queueName: string;
  /** The configurations that get every event of the queue; without it the event's topic decides. */
  readonly configurationNames?: readonly string[];
}
