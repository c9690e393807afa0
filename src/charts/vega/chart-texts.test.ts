import { describe, expect, it } from 'vitest';
import { aMetricQuery } from '../../domain/testing/a-metric-query.ts';
import { readChartTexts } from './chart-texts.ts';

const chart = {
  title: 'CPUUtilization',
  unit: 'Percent',
  query: aMetricQuery(),
  datapoints: [],
  at: '2026-11-20T03:00:00Z',
  isSample: false,
};
const oneDay: [number, number] = [Date.parse('2026-11-20T01:00:00Z'), Date.parse('2026-11-20T03:00:00Z')];

describe('readChartTexts', () => {
  it('names unit, statistic, period and day', () => {
    expect(readChartTexts(chart, oneDay)).toEqual({
      title: 'CPUUtilization',
      subtitle: 'Percent · Average per 5 min · 2026-11-20 UTC',
      sample: '',
    });
  });

  it.each([
    [10, 'Average per 10 s'],
    [60, 'Average per 1 min'],
    [7200, 'Average per 2 h'],
  ])('writes a period of %d seconds as %s', (periodSeconds, words) => {
    expect(readChartTexts({ ...chart, query: aMetricQuery({ periodSeconds }) }, oneDay).subtitle).toContain(words);
  });

  it('names both days, and both years where they differ', () => {
    const twoDays = readChartTexts(chart, [Date.parse('2026-11-19T23:00:00Z'), oneDay[1]]);
    const twoYears = readChartTexts(chart, [Date.parse('2025-12-31T23:00:00Z'), Date.parse('2026-01-01T03:00:00Z')]);

    expect(twoDays.subtitle).toMatch(/ 2026-11-19 – 11-20 UTC$/);
    expect(twoYears.subtitle).toMatch(/ 2025-12-31 – 2026-01-01 UTC$/);
  });

  it('says nothing of a unit and a statistic that are not known', () => {
    expect(readChartTexts({ title: 'T', unit: 'None', datapoints: [], at: chart.at, isSample: false }, oneDay).subtitle).toBe(
      '2026-11-20 UTC',
    );
  });

  it('says that data are made up', () => {
    expect(readChartTexts({ ...chart, isSample: true }, oneDay).sample).toBe('Sample data');
  });

  it('cuts what a payload made too long', () => {
    const long = 'x'.repeat(100_000);

    const texts = readChartTexts({ ...chart, title: long, unit: long, query: aMetricQuery({ metric: { statistic: long } }) }, oneDay);

    expect(texts.title).toHaveLength(255);
    expect(texts.subtitle.length).toBeLessThan(100);
  });
});
