import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReadingCaller } from './reading-caller.ts';
import { SdkAlarmSubjectsSource } from './sdk-alarm-subjects-source.ts';
import { NEVER, openReadings, PLACE, type Readings } from './testing/open-readings.ts';

let readings: Readings;
let source: SdkAlarmSubjectsSource;
beforeEach(async () => {
  readings = await openReadings();
  source = new SdkAlarmSubjectsSource(readings.caller);
});
afterEach(() => readings.stop());

describe('SdkAlarmSubjectsSource', () => {
  it('tells what alarms watch, of expressions the watched metric first, and composite ones by their ARN', async () => {
    readings.aws.readings.alarms = {
      MetricAlarms: [
        {
          AlarmArn: 'arn:aws:cloudwatch:eu-west-1:222222222222:alarm:cpu',
          Namespace: 'AWS/ECS',
          MetricName: 'CPUUtilization',
          Dimensions: [{ Name: 'ServiceName', Value: 'checkout-api' }],
          Metrics: [],
          StateValue: 'ALARM',
          StateTransitionedTimestamp: 1_795_000_000,
          StateUpdatedTimestamp: 1_795_000_900,
        },
        {
          AlarmArn: 'arn:aws:cloudwatch:eu-west-1:222222222222:alarm:rate',
          Metrics: [
            { Id: 'e1', Expression: 'ANOMALY_DETECTION_BAND(m1)', ReturnData: true },
            { Id: 'm2', MetricStat: { Metric: { Namespace: 'Shop', MetricName: 'Orders' } }, AccountId: '333333333333', ReturnData: false },
            { Id: 'm1', MetricStat: { Metric: { Namespace: 'Shop', MetricName: 'Errors' } }, ReturnData: true },
          ],
        },
      ],
      CompositeAlarms: [{ AlarmArn: 'arn:aws:cloudwatch:eu-west-1:222222222222:alarm:all', AlarmRule: 'ALARM(cpu)' }],
    };

    await expect(source.find({ place: PLACE, alarmNames: ['cpu', 'rate', 'all'] }, NEVER)).resolves.toEqual({
      status: 'read',
      value: [
        {
          arn: 'arn:aws:cloudwatch:eu-west-1:222222222222:alarm:cpu',
          state: 'ALARM',
          changedAt: '2026-11-18T11:06:40.000Z',
          metrics: [{ namespace: 'AWS/ECS', metricName: 'CPUUtilization', dimensions: [{ name: 'ServiceName', value: 'checkout-api' }] }],
          logGroups: [],
          alarmedChildren: [],
        },
        {
          arn: 'arn:aws:cloudwatch:eu-west-1:222222222222:alarm:rate',
          expressions: ['ANOMALY_DETECTION_BAND(m1)'],
          metrics: [
            { namespace: 'Shop', metricName: 'Errors', dimensions: [] },
            { namespace: 'Shop', metricName: 'Orders', dimensions: [], accountId: '333333333333' },
          ],
          logGroups: [],
          alarmedChildren: [],
        },
        { arn: 'arn:aws:cloudwatch:eu-west-1:222222222222:alarm:all', metrics: [], logGroups: [], alarmedChildren: [] },
      ],
    });
    expect(JSON.parse(readings.aws.callsOf('DescribeAlarms')[0]?.body ?? '')).toEqual({
      AlarmNames: ['cpu', 'rate', 'all'],
      AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
      MaxRecords: 100,
    });
  });

  it.each([[[]], [['']], [['x'.repeat(256)]]])('asks nobody without a name: %j', async (alarmNames) => {
    await expect(source.find({ place: PLACE, alarmNames }, NEVER)).resolves.toMatchObject({ status: 'not-read', why: 'bad-input' });
    expect(readings.aws.requests).toEqual([]);
  });

  it('says that it may not look', async () => {
    readings.aws.failNext('DescribeAlarms', { kind: 'denied' });

    await expect(source.find({ place: PLACE, alarmNames: ['cpu'] }, NEVER)).resolves.toMatchObject({ why: 'refused' });
  });

  it('never rejects, whatever is answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.array(fc.anything()), fc.anything()), fc.anything(), async (MetricAlarms, CompositeAlarms) => {
        const output = { MetricAlarms, CompositeAlarms };
        const caller = new ReadingCaller({
          invoker: { invoke: async () => ({ status: 'succeeded', output, truncatedMembers: [] }) },
          findRefusal: async () => undefined,
        });
        const { status } = await new SdkAlarmSubjectsSource(caller).find({ place: PLACE, alarmNames: ['cpu'] }, NEVER);

        expect(['read', 'not-read']).toContain(status);
      }),
    );
  });
});
