// What was read at AWS about an incident after its message had gone out: nothing of it is promised, all of it helps.
import type { MetricReading } from './metric-chart.ts';

/** A line of a log; `at` is ISO 8601. Secrets are masked. */
interface ContextLogLine {
  readonly at: string;
  readonly text: string;
}

/** The last change of a resource before the alarm, as CloudTrail has it. */
export interface ContextChange {
  /** ISO 8601. */
  readonly at: string;
  /** For example `UpdateFunctionCode`. */
  readonly eventName: string;
  readonly eventSource: string;
  readonly userName?: string;
  readonly resourceName: string;
  /** The instant of the alarm before which it was, ISO 8601. */
  readonly alarmAt: string;
  /** Its page in the AWS console. */
  readonly consoleUrl?: string;
}

/** The context of an incident; a part that was refused or slow is absent. */
export interface IncidentContext {
  /** When it was read last, ISO 8601. */
  readonly readAt: string;
  readonly chart?: MetricReading;
  readonly logLines?: {
    readonly logGroup: string;
    /** Oldest first. */
    readonly lines: readonly ContextLogLine[];
    /** The group at that time in the AWS console. */
    readonly consoleUrl?: string;
  };
  readonly lastChange?: ContextChange;
  /** Tags of the alarm and, behind them, of what it watches. */
  readonly tags?: Readonly<Record<string, string>>;
}
