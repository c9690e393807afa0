import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AlarmSubject } from '../../../domain/alarm-subject.ts';
import { recognized } from '../testing/recognized.ts';

function subjectOf(fixture: string): AlarmSubject | undefined {
  return recognized(readFileSync(new URL(`../__fixtures__/${fixture}.event.json`, import.meta.url), 'utf8')).alarm;
}

describe('alarmSubject', () => {
  it('names alarm and metric', () => {
    expect(subjectOf('alarm-china')).toEqual({
      arn: expect.stringMatching(/^arn:aws-cn:cloudwatch:/),
      metrics: [{ namespace: 'AWS/Lambda', metricName: 'Errors', dimensions: [{ name: 'FunctionName', value: 'api' }] }],
      logGroups: [],
      alarmedChildren: [],
    });
  });

  it('says where a metric is of another account than the alarm', () => {
    expect(subjectOf('alarm-cross-account-metric')?.metrics).toMatchObject([{ namespace: 'AWS/Lambda', accountId: '210987654321' }]);
  });

  it('names all metrics behind an expression', () => {
    expect(subjectOf('alarm-metric-math')?.metrics.map(({ metricName }) => metricName)).toEqual(['Errors', 'Invocations']);
  });

  it('names the children that are in ALARM, and no more than a few', () => {
    expect(subjectOf('alarm-composite')?.alarmedChildren.map((arn) => arn.split(':').at(-1))).toEqual([
      'orders-5xx',
      'orders-latency',
      'orders-queue-age',
      'orders-db-connections',
    ]);
    const children = Array.from({ length: 9 }, (_, index) => ({
      Arn: `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:a${index}`,
      State: { Value: 'ALARM' },
    }));
    expect(recognized({ AlarmName: 'all', NewStateValue: 'ALARM', TriggeringChildren: children }).alarm?.alarmedChildren).toHaveLength(5);
  });

  it('names the log groups of an alarm on a query, but for those of other accounts', () => {
    expect(subjectOf('alarm-eventbridge-log')?.logGroups).toEqual(['/aws/lambda/checkout']);
    const event = JSON.parse(readFileSync(new URL('../__fixtures__/alarm-eventbridge-log.event.json', import.meta.url), 'utf8'));
    event.detail.configuration.logGroupIdentifiers = ['arn:aws:logs:eu-west-1:210987654321:log-group:theirs', 7, 'ours', 'x'.repeat(600)];
    expect(recognized(event).alarm?.logGroups).toEqual(['ours']);
  });

  it('is there for alarms alone', () => {
    expect(subjectOf('eventbridge-ecs-task-stopped')).toBeUndefined();
  });
});
