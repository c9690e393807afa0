import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOutput } from './testing/any-output.ts';
import { drawMetricData, drawMetricStatistics } from './draw-metric-data.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 1, 3, minute));

function result(id: string, more: object = {}): object {
  return { Id: id, Label: `label of ${id}`, Timestamps: [at(5), at(0)], Values: [2, 1], StatusCode: 'Complete', ...more };
}

describe('drawMetricData', () => {
  it('draws a line for each result, oldest first', () => {
    expect(drawMetricData({ MetricDataResults: [result('a'), result('b')] }, true)).toEqual({
      kind: 'series',
      title: 'Metric data',
      form: 'lines',
      series: ['a', 'b'].map((id) => ({
        name: `label of ${id}`,
        points: [
          { at: at(0).toISOString(), value: 1 },
          { at: at(5).toISOString(), value: 2 },
        ],
        periodSeconds: 300,
      })),
      isSample: true,
    });
  });

  it('is called after its only result, and tells apart those of the same label', () => {
    expect(drawMetricData({ MetricDataResults: [result('a')] }, false)?.title).toBe('label of a');
    const same = { MetricDataResults: [result('a', { Label: 'CPU' }), result('b', { Label: 'CPU' })] };
    expect(drawMetricData(same, false)?.series.map(({ name }) => name)).toEqual(['CPU (a)', 'CPU (b)']);
  });

  it('says what it leaves out, and that data are partial', () => {
    const results = Array.from({ length: 8 }, (_, index) => result(`m${index}`, index === 7 ? { StatusCode: 'PartialData' } : {}));

    expect(drawMetricData({ MetricDataResults: results }, false)).toMatchObject({
      note: '6 of 8 series, partial data',
      series: { length: 6 },
    });
  });

  it('draws nothing where there are no points', () => {
    expect(drawMetricData({ MetricDataResults: [result('a', { Timestamps: [], Values: [] })] }, false)).toBeUndefined();
    expect(drawMetricData({ MetricDataResults: [result('a', { Values: ['NaN', Number.NaN] })] }, false)).toBeUndefined();
    expect(drawMetricData({}, false)).toBeUndefined();
  });

  it('takes any answer', () => {
    fc.assert(
      fc.property(anyOutput, (output) => {
        const chart = drawMetricData({ MetricDataResults: [output, result('a')] }, false);

        expect(chart?.series.flatMap(({ points }) => points).every(({ value }) => Number.isFinite(value))).toBe(true);
      }),
    );
  });
});

describe('drawMetricStatistics', () => {
  const points = [
    { Timestamp: at(5), Average: 2, Maximum: 3, ExtendedStatistics: { p99: 2.9 }, Unit: 'Percent' },
    { Timestamp: at(0), Average: 1, Maximum: 1.5, ExtendedStatistics: { p99: 1.4 }, Unit: 'Percent' },
  ];

  it('draws a line for each statistic that is there, in the unit of all', () => {
    const chart = drawMetricStatistics({ Label: 'CPUUtilization', Datapoints: points }, false);

    expect(chart).toMatchObject({ title: 'CPUUtilization', unit: 'Percent' });
    expect(chart?.series.map(({ name, points: drawn }) => [name, drawn.map(({ value }) => value)])).toEqual([
      ['Average', [1, 2]],
      ['Maximum', [1.5, 3]],
      ['p99', [1.4, 2.9]],
    ]);
  });

  it('names the only statistic in the title, and no unit where there are several', () => {
    const mixed = [
      { Timestamp: at(0), Sum: 1, Unit: 'Bytes' },
      { Timestamp: at(5), Sum: 1, Unit: 'Bits' },
    ];

    const chart = drawMetricStatistics({ Label: 'Traffic', Datapoints: mixed }, false);

    expect(chart?.title).toBe('Traffic (Sum)');
    expect(chart).not.toHaveProperty('unit');
  });

  it('draws nothing where there are no points, and takes any answer', () => {
    expect(drawMetricStatistics({ Label: 'CPUUtilization', Datapoints: [] }, false)).toBeUndefined();
    fc.assert(
      fc.property(anyOutput, (output) => {
        const chart = drawMetricStatistics({ Datapoints: [output, ...points] }, false);

        expect(chart?.series[0]).toMatchObject({ name: 'Average' });
      }),
    );
  });
});
