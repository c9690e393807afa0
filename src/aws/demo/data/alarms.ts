// The shop's alarms. The first is the one of the sample alarm, as CloudWatch would tell of it.
import type { DemoPlace } from '../demo-place.ts';

interface AlarmRecord {
  readonly name: string;
  readonly description: string;
  readonly state: 'ALARM' | 'OK' | 'INSUFFICIENT_DATA';
  readonly reason: string;
  /** How long the state lasts. */
  readonly minutesInState: number;
  readonly namespace: string;
  readonly metricName: string;
  readonly statistic: string;
  readonly unit?: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly threshold: number;
  readonly comparison: string;
}

/** The alarms of metrics. */
export const alarmRecords: readonly AlarmRecord[] = [
  {
    name: 'checkout-api-high-cpu',
    description:
      'CPU of the checkout API is high: orders become slow. Runbook: look for a deployment in the last hour and roll it back, ' +
      'else raise the desired count of the service by two and watch the queue of open orders.',
    state: 'ALARM',
    reason: 'Threshold Crossed: 5 out of the last 5 datapoints were greater than the threshold (80.0).',
    minutesInState: 4,
    namespace: 'AWS/ECS',
    metricName: 'CPUUtilization',
    statistic: 'Average',
    unit: 'Percent',
    dimensions: { ServiceName: 'checkout-api', ClusterName: 'shop' },
    periodSeconds: 60,
    evaluationPeriods: 5,
    datapointsToAlarm: 3,
    threshold: 80,
    comparison: 'GreaterThanThreshold',
  },
  {
    name: 'open-orders-backlog',
    description: 'Orders wait longer than customers do. Runbook: start another worker.',
    state: 'OK',
    reason: 'Threshold Crossed: 3 out of the last 3 datapoints were not greater than the threshold (1000.0).',
    minutesInState: 2870,
    namespace: 'AWS/SQS',
    metricName: 'ApproximateNumberOfMessagesVisible',
    statistic: 'Maximum',
    dimensions: { QueueName: 'open-orders' },
    periodSeconds: 300,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    threshold: 1000,
    comparison: 'GreaterThanThreshold',
  },
  {
    name: 'shop-public-server-errors',
    description: 'Customers see errors.',
    state: 'OK',
    reason: 'Threshold Crossed: 1 out of the last 1 datapoints was not greater than the threshold (25.0).',
    minutesInState: 12_431,
    namespace: 'AWS/ApplicationELB',
    metricName: 'HTTPCode_Target_5XX_Count',
    statistic: 'Sum',
    dimensions: { LoadBalancer: 'app/shop-public/50dc6c495c0c9188' },
    periodSeconds: 60,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    threshold: 25,
    comparison: 'GreaterThanThreshold',
  },
  {
    name: 'shop-orders-free-storage',
    description: 'The database of orders has less than 10 GB left.',
    state: 'OK',
    reason: 'Threshold Crossed: 1 out of the last 1 datapoints was not less than the threshold (1.0E10).',
    minutesInState: 61_204,
    namespace: 'AWS/RDS',
    metricName: 'FreeStorageSpace',
    statistic: 'Minimum',
    unit: 'Bytes',
    dimensions: { DBInstanceIdentifier: 'shop-orders' },
    periodSeconds: 300,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    threshold: 10_000_000_000,
    comparison: 'LessThanThreshold',
  },
  {
    name: 'nightly-report-errors',
    description: 'The report of the day did not come about.',
    state: 'INSUFFICIENT_DATA',
    reason: 'Insufficient Data: 1 datapoint was unknown.',
    minutesInState: 544,
    namespace: 'AWS/Lambda',
    metricName: 'Errors',
    statistic: 'Sum',
    dimensions: { FunctionName: 'nightly-report' },
    periodSeconds: 3600,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    threshold: 0,
    comparison: 'GreaterThanThreshold',
  },
];

/** Returns the alarms of metrics as CloudWatch describes them. */
export function listMetricAlarms(place: DemoPlace) {
  const topicArn = place.arn('sns', 'shop-alarms');
  return alarmRecords.map((alarm) => ({
    AlarmName: alarm.name,
    AlarmArn: place.arn('cloudwatch', `alarm:${alarm.name}`),
    AlarmDescription: alarm.description,
    AlarmConfigurationUpdatedTimestamp: place.daysAgo(48, '09:30:00'),
    ActionsEnabled: true,
    OKActions: [topicArn],
    AlarmActions: [topicArn],
    InsufficientDataActions: [],
    StateValue: alarm.state,
    StateReason: alarm.reason,
    StateUpdatedTimestamp: place.minutesAgo(alarm.minutesInState),
    StateTransitionedTimestamp: place.minutesAgo(alarm.minutesInState),
    MetricName: alarm.metricName,
    Namespace: alarm.namespace,
    Statistic: alarm.statistic,
    Dimensions: Object.entries(alarm.dimensions).map(([Name, Value]) => ({ Name, Value })),
    Period: alarm.periodSeconds,
    ...(alarm.unit === undefined ? {} : { Unit: alarm.unit }),
    EvaluationPeriods: alarm.evaluationPeriods,
    DatapointsToAlarm: alarm.datapointsToAlarm,
    Threshold: alarm.threshold,
    ComparisonOperator: alarm.comparison,
    TreatMissingData: 'missing',
  }));
}

/** Returns the alarms of alarms as CloudWatch describes them. */
export function listCompositeAlarms(place: DemoPlace) {
  const topicArn = place.arn('sns', 'shop-alarms');
  return [
    {
      ActionsEnabled: true,
      AlarmActions: [topicArn],
      AlarmArn: place.arn('cloudwatch', 'alarm:checkout-is-down'),
      AlarmConfigurationUpdatedTimestamp: place.daysAgo(48, '09:41:00'),
      AlarmDescription: 'The checkout is slow and orders pile up: wake somebody.',
      AlarmName: 'checkout-is-down',
      AlarmRule: 'ALARM("checkout-api-high-cpu") AND ALARM("open-orders-backlog")',
      InsufficientDataActions: [],
      OKActions: [topicArn],
      StateReason: `${place.arn('cloudwatch', 'alarm:open-orders-backlog')} transitioned to OK`,
      StateUpdatedTimestamp: place.minutesAgo(2870),
      StateValue: 'OK',
      StateTransitionedTimestamp: place.minutesAgo(2870),
    },
  ];
}
