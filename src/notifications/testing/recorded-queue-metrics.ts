// Counters of queues that tests read.
import type { QueueMetrics } from '../../telemetry/metrics.ts';

/** Counts by outcome, all queues together. */
export class RecordedQueueMetrics implements QueueMetrics {
  readonly #counts = new Map<string, number>();

  /** Returns the sum of an outcome. */
  count(outcome: string): number {
    return this.#counts.get(outcome) ?? 0;
  }

  queueMessages = (_queueName: string, outcome: string, count: number): void => {
    this.#counts.set(outcome, this.count(outcome) + count);
  };
}
