// Narrow port: one SQS queue, for the door that reads events from it. It can receive, delete and extend, nothing else.

/** A message of a queue. */
export interface QueueMessage {
  /** The queue's own id: the same in every redelivery. */
  readonly messageId: string;
  /** Names this receipt of the message; a later receipt makes it invalid. */
  readonly receiptHandle: string;
  readonly body: string;
  /** 1 for a message received the first time. */
  readonly receiveCount: number;
  /** When the queue took it in. */
  readonly sentAt: Date;
  /** Of a FIFO queue: messages of one group are handled in their order. */
  readonly groupId?: string;
}

/** What a call to the queue gave; `reason` is for the log and the readiness page. */
export type QueueOutcome<Value> =
  | { readonly status: 'ok'; readonly value: Value }
  | { readonly status: 'failed'; readonly reason: string; readonly isPermanent: boolean };

/** Reads one queue. Never rejects for what AWS or the network does. */
export interface QueueSource {
  /** Waits up to 20 s (long polling) for at most 10 messages. */
  readonly receive: (signal: AbortSignal) => Promise<QueueOutcome<readonly QueueMessage[]>>;
  /** Deletes; the value lists the receipt handles that could not be deleted. */
  readonly delete: (receiptHandles: readonly string[]) => Promise<QueueOutcome<readonly string[]>>;
  /** Hides messages for so long from now; the value lists the receipt handles that could not be extended. */
  readonly extend: (receiptHandles: readonly string[], seconds: number) => Promise<QueueOutcome<readonly string[]>>;
}
