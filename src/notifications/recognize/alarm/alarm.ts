// A CloudWatch alarm that changed its state, the same whether SNS or EventBridge brought it.
import type { AlarmTerm } from './alarm-term.ts';

/** When an alarm goes off. */
export interface AlarmCondition {
  /** CloudWatch's `ComparisonOperator`. */
  readonly comparison?: string;
  readonly threshold?: number;
  /** The id of the term that is the band of an anomaly detection alarm. */
  readonly thresholdTermId?: string;
  readonly evaluationPeriods?: number;
  readonly datapointsToAlarm?: number;
}

/** An alarm below a composite alarm. */
export interface AlarmChild {
  readonly arn: string;
  readonly state?: string;
  /** Since when it is in this state, ISO 8601. */
  readonly since?: string;
}

/** An alarm and its new state. */
export interface Alarm {
  readonly name: string;
  readonly arn?: string;
  /** What the sender gave for account and Region; their form is not checked yet. */
  readonly account?: string;
  readonly region?: string;
  readonly description?: string;
  readonly state: string;
  readonly previousState?: string;
  readonly reason?: string;
  /** ISO 8601. */
  readonly changedAt?: string;
  readonly terms: readonly AlarmTerm[];
  readonly condition: AlarmCondition;
  /** The one of many time series that changed its state, of an alarm that watches each by itself. */
  readonly contributor?: { readonly id: string; readonly attributes: Readonly<Record<string, string>> };
  /** The rule of a composite alarm. */
  readonly rule?: string;
  readonly children: readonly AlarmChild[];
  /** What else the sender wrote, for kinds of alarms that are newer than this program. */
  readonly rest: Readonly<Record<string, unknown>>;
}
