// Names of statistics: SNS messages shout them (AVERAGE), the CloudWatch API does not (Average).

const STATISTICS: ReadonlyMap<string, string> = new Map(
  ['Average', 'Maximum', 'Minimum', 'SampleCount', 'Sum'].map((name) => [name.toLowerCase(), name]),
);

/** Returns the name as GetMetricData takes it; percentiles and other extended statistics stay as they are. */
export function statisticName(statistic: string | undefined): string | undefined {
  if (statistic === undefined || statistic.trim() === '') return undefined;
  return STATISTICS.get(statistic.replaceAll(/[\s_]/g, '').toLowerCase()) ?? statistic.toWellFormed().trim();
}
