// The sample alarm: what CloudWatch would send to SNS about an invented service, for a first look without an AWS account.
// Account and names are those of AWS's documentation; the metric is the one that the sample metric data know.

/** Which sample to make. */
export interface SampleAlarmOptions {
  readonly state: 'ALARM' | 'OK';
  readonly now: Date;
  /** When the alarm went off, where it is open now. */
  readonly openedAt?: Date;
}

const ALARM_NAME = 'checkout-api-high-cpu';
const ALARM_ARN = `arn:aws:cloudwatch:us-east-1:111122223333:alarm:${ALARM_NAME}`;
const TOPIC_ARN = 'arn:aws:sns:us-east-1:111122223333:shop-alarms';
const DESCRIPTION =
  'CPU of the checkout API is high: orders become slow. Runbook: look for a deployment in the last hour and roll it back, ' +
  'else raise the desired count of the service by two and watch the queue of open orders.';

/** The key of the incident that the sample alarm opens and its OK closes. */
export const SAMPLE_INCIDENT_KEY = `cloudwatch-alarm:${ALARM_ARN}`;

const PERIOD_SECONDS = 60;
const THRESHOLD = 80;
const EVALUATION_PERIODS = 5;
const DATAPOINTS_TO_ALARM = 3;
/** CPU in percent minute by minute, newest first, as CloudWatch lists points. */
const HIGH_VALUES = [91.27, 90.64, 92.08, 88.93, 86.41];
const USUAL_VALUES = [47.92, 52.36, 58.71, 66.04, 74.85];

/** Returns the SNS message of the sample alarm or of its OK. */
export function sampleAlarm({ state, now, openedAt }: SampleAlarmOptions): string {
  // An alarm does not end before it began, even where the clock was set back in between.
  const changedAt = openedAt !== undefined && openedAt > now ? openedAt : now;
  return JSON.stringify({
    AlarmName: ALARM_NAME,
    AlarmDescription: DESCRIPTION,
    AWSAccountId: '111122223333',
    AlarmConfigurationUpdatedTimestamp: '2026-01-12T09:30:00.000+0000',
    NewStateValue: state,
    NewStateReason: state === 'ALARM' ? alarmReason(changedAt) : okReason(changedAt),
    StateChangeTime: changedAt.toISOString().replace('Z', '+0000'),
    Region: 'US East (N. Virginia)',
    AlarmArn: ALARM_ARN,
    OldStateValue: previousState(state, openedAt),
    OKActions: [TOPIC_ARN],
    AlarmActions: [TOPIC_ARN],
    InsufficientDataActions: [],
    Trigger: {
      MetricName: 'CPUUtilization',
      Namespace: 'AWS/ECS',
      StatisticType: 'Statistic',
      Statistic: 'AVERAGE',
      Unit: 'Percent',
      Dimensions: [
        { value: 'checkout-api', name: 'ServiceName' },
        { value: 'shop', name: 'ClusterName' },
      ],
      Period: PERIOD_SECONDS,
      EvaluationPeriods: EVALUATION_PERIODS,
      DatapointsToAlarm: DATAPOINTS_TO_ALARM,
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: THRESHOLD,
      TreatMissingData: 'missing',
      EvaluateLowSampleCountPercentile: '',
    },
  });
}

function previousState(state: 'ALARM' | 'OK', openedAt: Date | undefined): string {
  if (state === 'ALARM') return 'OK';
  return openedAt === undefined ? 'INSUFFICIENT_DATA' : 'ALARM';
}

function alarmReason(changedAt: Date): string {
  return (
    `Threshold Crossed: 5 out of the last 5 datapoints were greater than the threshold (80.0). ` +
    `The most recent datapoints which crossed the threshold: [${datapoints(HIGH_VALUES, changedAt)}] ` +
    `(minimum 3 datapoints for OK -> ALARM transition).`
  );
}

function okReason(changedAt: Date): string {
  return (
    `Threshold Crossed: 5 out of the last 5 datapoints [${datapoints(USUAL_VALUES, changedAt)}] ` +
    `were not greater than the threshold (80.0) (minimum 3 datapoints for ALARM -> OK transition).`
  );
}

function datapoints(values: readonly number[], changedAt: Date): string {
  const periodMs = PERIOD_SECONDS * 1000;
  const newest = Math.floor(changedAt.getTime() / periodMs) * periodMs - periodMs;
  return values.map((value, index) => `${value} (${cloudwatchTime(new Date(newest - index * periodMs))})`).join(', ');
}

// CloudWatch writes day before month and two digits of the year: 22/11/26 10:15:00.
function cloudwatchTime(date: Date): string {
  const [year = '', month = '', day = ''] = date.toISOString().slice(2, 10).split('-');
  return `${day}/${month}/${year} ${date.toISOString().slice(11, 19)}`;
}
