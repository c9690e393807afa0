import { describe, expect, it } from 'vitest';
import type { Notification } from '../../domain/notification.ts';
import { recognizeEvent } from '../recognize/recognize-event.ts';
import { SAMPLE_INCIDENT_KEY, sampleAlarm, type SampleAlarmOptions } from './sample-alarm.ts';

const now = new Date('2026-11-22T10:15:42.123Z');

function recognized(options: SampleAlarmOptions): Notification {
  const text = sampleAlarm(options);
  const event = { id: 'sample', door: 'sample', identity: { key: 'sample:1' }, receivedAt: now, body: Buffer.from(text), text } as const;
  return recognizeEvent(event, {
    onRecognizerFailure: (_recognizer, error) => {
      throw error;
    },
  });
}

describe('sampleAlarm', () => {
  it('is an alarm as CloudWatch sends it', async () => {
    await expect(JSON.stringify(JSON.parse(sampleAlarm({ state: 'ALARM', now })), undefined, 2)).toMatchFileSnapshot(
      '__golden__/sample-alarm.json',
    );
  });

  it('names five points of the last five minutes, all over the threshold', () => {
    const { chart } = recognized({ state: 'ALARM', now });

    expect(chart?.datapoints.map(({ at }) => at.slice(11, 16))).toEqual(['10:10', '10:11', '10:12', '10:13', '10:14']);
    expect(Math.min(...(chart?.datapoints ?? []).map(({ value }) => value))).toBeGreaterThan(80);
  });

  it('asks for the metric that the sample metric data know', () => {
    const { chart } = recognized({ state: 'ALARM', now });

    expect(chart).toMatchObject({ isSample: true, threshold: 80, unit: 'Percent', comparison: 'GreaterThanThreshold' });
    expect(chart?.query).toEqual({
      accountId: '111122223333',
      region: 'us-east-1',
      periodSeconds: 60,
      queries: [
        {
          id: 'm1',
          metric: {
            namespace: 'AWS/ECS',
            metricName: 'CPUUtilization',
            dimensions: [
              { name: 'ServiceName', value: 'checkout-api' },
              { name: 'ClusterName', value: 'shop' },
            ],
            statistic: 'Average',
            unit: 'Percent',
          },
          periodSeconds: 60,
          isReturned: true,
        },
      ],
      watchedId: 'm1',
    });
  });

  it('opens and closes the incident of its key', () => {
    const opened = recognized({ state: 'ALARM', now });
    const closed = recognized({ state: 'OK', now, openedAt: new Date('2026-11-22T10:05:00Z') });

    expect(opened.incident).toEqual({ key: SAMPLE_INCIDENT_KEY, transition: 'open' });
    expect(closed.incident).toEqual({ key: SAMPLE_INCIDENT_KEY, transition: 'close' });
    expect([opened.isSample, closed.isSample]).toEqual([true, true]);
  });

  it('lists points under the threshold when it is over', () => {
    const { chart } = recognized({ state: 'OK', now });

    expect(chart?.datapoints).toHaveLength(5);
    expect(Math.max(...(chart?.datapoints ?? []).map(({ value }) => value))).toBeLessThan(80);
  });

  it('does not end before it began where the clock was set back', () => {
    const openedAt = new Date('2026-11-22T11:00:00.000Z');

    expect(recognized({ state: 'OK', now, openedAt }).occurredAt).toBe('2026-11-22T11:00:00.000Z');
  });

  it('says that it was in alarm only where it was', () => {
    const previous = (options: SampleAlarmOptions): string => (JSON.parse(sampleAlarm(options)) as { OldStateValue: string }).OldStateValue;

    expect(previous({ state: 'OK', now, openedAt: now })).toBe('ALARM');
    expect(previous({ state: 'OK', now })).toBe('INSUFFICIENT_DATA');
    expect(previous({ state: 'ALARM', now })).toBe('OK');
  });
});
