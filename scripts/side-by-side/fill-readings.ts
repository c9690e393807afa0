// What the double of AWS knows about the function behind the metric alarm of the page: its error rate, its log, who changed it, its tags.
import type { FakeAws } from '../../test/fakes/fake-aws.ts';

/** The whole minute of the datapoint that set the alarm off, as the fixture has it. */
const BREACH = Date.parse('2026-11-22T10:14:00Z');
const MINUTE_MS = 60_000;
/** From the hours before to the minute after the breach. */
const MINUTES = { before: 180, after: 1 };
/** Percent, by minutes after the deployment's effect; the breach is the value of the fixture. */
const RISE = [1.31, 2.17, 4.38, 7.4074, 9.26];

const FUNCTION = [{ Name: 'FunctionName', Value: 'checkout' }];
/** The alarm as `DescribeAlarms` tells of it: context is given only to what is an alarm there, too. */
const ALARM = {
  AlarmName: 'checkout-error-rate',
  AlarmArn: 'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:checkout-error-rate',
  StateValue: 'ALARM',
  Metrics: [
    { Id: 'rate', Expression: '100 * errors / requests', Label: 'Error rate (percent)', ReturnData: true },
    ...[
      ['errors', 'Errors'],
      ['requests', 'Invocations'],
    ].map(([Id, MetricName]) => ({
      Id,
      MetricStat: { Metric: { Namespace: 'AWS/Lambda', MetricName, Dimensions: FUNCTION }, Period: 60, Stat: 'Sum' },
      ReturnData: false,
    })),
  ],
};

/** Fills it in. */
export function fillReadings({ readings }: FakeAws): void {
  const points = Array.from({ length: MINUTES.before + MINUTES.after + 1 }, (_, index) => {
    const minute = index - MINUTES.before;
    return { at: BREACH + minute * MINUTE_MS, value: errorRate(minute) };
  }).toReversed();
  readings.metricPages = [
    [
      {
        Id: 'rate',
        Label: 'Error rate (percent)',
        Timestamps: points.map(({ at }) => at / 1000),
        Values: points.map(({ value }) => value),
        StatusCode: 'Complete',
      },
    ],
  ];
  readings.logGroups.set('/aws/lambda/checkout', [
    { timestamp: BREACH - 150_000, message: 'INFO order 8112 taken in 241 ms' },
    { timestamp: BREACH - 71_000, message: 'ERROR order 8119: price service answered 503 after 3 tries' },
    { timestamp: BREACH - 12_000, message: 'ERROR order 8127: price service answered 503 after 3 tries' },
    { timestamp: BREACH + 33_000, message: 'ERROR order 8131: Task timed out after 10.01 seconds' },
  ]);
  readings.alarms = { MetricAlarms: [ALARM], CompositeAlarms: [] };
  readings.trailEvents = [
    {
      EventId: '5c0a7d12-8f3b-4e6a-9d21-7b4c3e2f1a90',
      EventName: 'UpdateFunctionCode20150331v2',
      EventSource: 'lambda.amazonaws.com',
      EventTime: (BREACH - 5 * MINUTE_MS) / 1000,
      ReadOnly: 'false',
      Username: 'deploy-bot',
      Resources: [{ ResourceName: 'checkout' }],
      CloudTrailEvent: '{}',
    },
  ];
  readings.tags.set('arn:aws:lambda:eu-west-1:123456789012:function:checkout', {
    team: 'shop',
    runbook: 'https://wiki.example.com/checkout-errors',
  });
}

function errorRate(minute: number): number {
  const risen = RISE[minute + RISE.length - 1 - MINUTES.after];
  if (risen !== undefined) return risen;
  // Restless, and the same at every drawing.
  const share = Math.sin(minute * 1.7) + Math.sin(minute * 0.61) + Math.sin(minute * 0.13);
  return Math.round((0.7 + share * 0.2) * 100) / 100;
}
