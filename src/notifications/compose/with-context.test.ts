import { describe, expect, it } from 'vitest';
import type { MetricChart } from '../../domain/metric-chart.ts';
import type { Notification } from '../../domain/notification.ts';
import { aBareNotification } from '../../domain/testing/a-bare-notification.ts';
import { withContext } from './with-context.ts';

const readAt = '2026-11-22T10:25:33Z';
const chart: MetricChart = {
  title: 'Errors (Sum)',
  datapoints: [{ at: '2026-11-22T10:20:00.000Z', value: 9 }],
  threshold: 5,
  at: '2026-11-22T10:25:31Z',
  isSample: false,
};
const alarm = aBareNotification({ tone: 'bad', severity: 'high', state: 'ALARM', chart });
const tagged = (notification: Notification, tags: Record<string, string>): Notification => withContext(notification, { readAt, tags });

describe('withContext', () => {
  it('leaves a notification without context as it is', () => {
    expect(withContext(alarm)).toBe(alarm);
  });

  it('fills the chart with what was read, and keeps points that only the event names', () => {
    const reading = {
      points: [
        { at: '2026-11-22T10:10:00Z', value: 1 },
        { at: '2026-11-22T10:15:00Z', value: 2 },
      ],
      lines: [{ label: 'Invocations', points: [] }],
      band: [],
    };

    expect(withContext(alarm, { readAt, chart: reading }).chart).toEqual({
      ...chart,
      datapoints: [...reading.points, ...chart.datapoints],
      lines: reading.lines,
    });
  });

  it('takes a point once, however its instant is written', () => {
    const points = [{ at: '2026-11-22T10:20:00Z', value: 9 }];

    expect(withContext(alarm, { readAt, chart: { points, lines: [], band: [] } }).chart?.datapoints).toEqual(points);
  });

  it('makes no chart where the notification has none', () => {
    const { chart: _chart, ...without } = alarm;

    expect(withContext(without, { readAt, chart: { points: chart.datapoints, lines: [], band: [] } })).not.toHaveProperty('chart');
  });

  it('takes owner and runbook from tags where the event has none', () => {
    const tags = { owner: 'shop', runbook: 'https://wiki.example.com/checkout' };

    expect(tagged(alarm, tags)).toMatchObject({ owner: 'shop', runbookUrl: tags.runbook });
    expect(tagged({ ...alarm, owner: 'web' }, tags)).toMatchObject({ owner: 'web', runbookUrl: tags.runbook });
    expect(tagged(alarm, { runbook: 'javascript:alert(1)' })).not.toHaveProperty('runbookUrl');
  });

  it('lets a tag raise the severity of an alarm, from the closed list alone', () => {
    expect(tagged(alarm, { severity: 'SEV1' }).severity).toBe('critical');
    expect(tagged(alarm, { severity: 'low' }).severity).toBe('high');
    expect(tagged(alarm, { severity: '@everyone' }).severity).toBe('high');
    expect(tagged({ ...alarm, tone: 'good', severity: 'info' }, { severity: 'critical' }).severity).toBe('info');
  });
});
