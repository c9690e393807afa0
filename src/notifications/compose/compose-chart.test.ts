import { describe, expect, it } from 'vitest';
import type { MetricChart } from '../../domain/metric-chart.ts';
import { aNotification } from '../../domain/testing/a-notification.ts';
import { aMetricQuery } from '../../domain/testing/a-metric-query.ts';
import { composeChart } from './compose-chart.ts';

const chart: MetricChart = {
  title: 'CPUUtilization (Average)',
  unit: 'Percent',
  query: aMetricQuery(),
  datapoints: [
    { at: '2026-11-20T02:50:00.000Z', value: 91.4 },
    { at: '2026-11-20T02:55:00.000Z', value: 97.123_456_789 },
  ],
  threshold: 90,
  comparison: 'GreaterThanThreshold',
  at: '2026-11-20T03:00:12.000Z',
  isSample: false,
};

function altTextOf(overrides: Partial<MetricChart>): string {
  const [block] = composeChart(aNotification({ chart: { ...chart, ...overrides } })).blocks;
  return block?.kind === 'chart' ? block.altText : '';
}

describe('composeChart', () => {
  it('is nothing where the notification has no chart', () => {
    expect(composeChart(aNotification())).toEqual({ blocks: [], cuts: [] });
  });

  it('tells who does not see the picture what it shows', () => {
    expect(altTextOf({})).toBe(
      'CPUUtilization (Average), every 5 min. Alarm above 90 Percent. Last value 97.1235 Percent at 2026-11-20 02:55:00 UTC.',
    );
  });

  it.each<[Partial<MetricChart>, string]>([
    [{ comparison: 'GreaterThanOrEqualToThreshold' }, 'Alarm at or above 90 Percent.'],
    [{ comparison: 'LessThanThreshold', threshold: 0 }, 'Alarm below 0 Percent.'],
    [{ comparison: 'LessThanOrEqualToThreshold' }, 'Alarm at or below 90 Percent.'],
  ])('says for %j: %s', (overrides, sentence) => {
    expect(altTextOf(overrides)).toContain(sentence);
  });

  it.each<[Partial<MetricChart>, string]>([
    [
      { comparison: 'LessThanLowerOrGreaterThanUpperThreshold' },
      'Alarm outside of the expected band, which is from 12 to 15.5 Percent at 2026-11-20 02:55:00 UTC.',
    ],
    [{ comparison: 'LessThanLowerThreshold' }, 'Alarm below the expected band, which is from 12 to'],
    [{ comparison: 'GreaterThanUpperThreshold', band: [] }, 'Alarm above the expected band.'],
    [{}, 'Alarm outside of the expected band, which'],
  ])('says of a band with %j: %s', (overrides, sentence) => {
    const { threshold: _threshold, comparison: _comparison, ...rest } = chart;
    const band = [{ at: '2026-11-20T02:55:00.000Z', low: 12, high: 15.5 }];
    const banded = { ...rest, query: aMetricQuery({ bandId: 'ad1' }), band, ...overrides };
    const [block] = composeChart(aNotification({ chart: banded })).blocks;

    expect(block?.kind === 'chart' ? block.altText : '').toContain(sentence);
  });

  it('says what the lines beside the watched one come to', () => {
    const lines = [
      { label: 'Errors', points: chart.datapoints },
      { label: 'Requests', points: [] },
    ];

    expect(altTextOf({ lines })).toContain('Beside it Errors (last 97.1235), Requests (no data).');
  });

  it('says how far many points go', () => {
    const datapoints = Array.from({ length: 9 }, (_, index) => ({ at: `2026-11-20T02:0${index}:00.000Z`, value: index * index - 5 }));

    expect(altTextOf({ datapoints })).toContain('Values from -5 to 59 Percent. Last value 59 Percent at');
  });

  it('says that made-up values are made up', () => {
    expect(altTextOf({ isSample: true })).toMatch(/The values are made up\.$/);
  });

  it('leaves out what is not known', () => {
    const { query: _query, threshold: _threshold, comparison: _comparison, ...rest } = chart;
    const [block] = composeChart(aNotification({ chart: { ...rest, unit: 'None', datapoints: [] } })).blocks;

    expect(block).toMatchObject({ altText: 'CPUUtilization (Average).' });
  });

  it('bounds the text', () => {
    expect(altTextOf({ title: 'x'.repeat(5000) })).toHaveLength(500);
  });
});
