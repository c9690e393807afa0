// What an alarm watches, in terms that can be asked about at AWS; texts for people stand in the notification itself.

/** A metric by its names in CloudWatch. */
export interface AlarmedMetric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
  /** The metric's own account where it is not the alarm's (cross-account observability). */
  readonly accountId?: string;
}

/** The subject of an alarm. */
export interface AlarmSubject {
  readonly arn?: string;
  /** The watched metric first, then those behind its expression. */
  readonly metrics: readonly AlarmedMetric[];
  /** The log groups that an alarm on a query of logs names. */
  readonly logGroups: readonly string[];
  /** ARNs of the alarms below a composite one that are in ALARM. */
  readonly alarmedChildren: readonly string[];
}
