import { describe, expect, it } from 'vitest';
import type { MetricChart } from '../../domain/metric-chart.ts';
import { makeChartModel } from './chart-model.ts';
import { placeThresholdLabel, type LabelPlace } from './place-threshold-label.ts';

const phone = { width: 390, height: 240, theme: 'light' } as const;
const BEGIN = Date.parse('2026-11-20T00:00:00Z');
const chart: MetricChart = { title: 'CPU', datapoints: [], at: '2026-11-20T03:00:00Z', isSample: false };

function placeIn(values: readonly number[], condition: Pick<MetricChart, 'threshold' | 'comparison'>): LabelPlace & { readonly y: number } {
  const datapoints = values.map((value, index) => ({ at: new Date(BEGIN + index * 300_000).toISOString(), value }));
  const model = makeChartModel({ ...chart, ...condition, datapoints }, phone);
  if (model.threshold === undefined) throw new Error('no threshold');
  const [low, high] = model.valueScale.domain;
  const y = model.layout.height * (1 - (model.threshold.value - low) / (high - low));
  return { ...placeThresholdLabel(model, model.threshold), y };
}

const risesAt = (index: number): number[] => Array.from({ length: 36 }, (_, count) => (count >= index ? 95 : 40));

describe('placeThresholdLabel', () => {
  it('stands on the bad side, at the end without the breach', () => {
    expect(placeIn(risesAt(30), { threshold: 80, comparison: 'GreaterThanThreshold' })).toMatchObject({
      align: 'left',
      dy: -5,
      isFree: true,
    });
    expect(placeIn(risesAt(30).toReversed(), { threshold: 80, comparison: 'GreaterThanThreshold' })).toMatchObject({
      align: 'right',
      dy: -5,
    });
    expect(placeIn(risesAt(36), { threshold: 20, comparison: 'LessThanThreshold' })).toMatchObject({ dy: 14, isFree: true });
  });

  it('moves away from where a line runs along the threshold', () => {
    const along = Array.from({ length: 36 }, (_, index) => (index < 26 ? 83 : 0));

    expect(placeIn(along, { threshold: 80, comparison: 'GreaterThanThreshold' })).toMatchObject({ align: 'right', isFree: true });
  });

  it('keeps within the picture where the threshold lies at its edge', () => {
    const { y, dy } = placeIn(risesAt(36), { threshold: 0, comparison: 'LessThanThreshold' });

    expect(y + dy).toBeLessThan(y);
  });

  it('says where no place is free', () => {
    const everywhere = Array.from({ length: 180 }, (_, index) => (index % 2 === 0 ? 70 : 90));

    expect(placeIn(everywhere, { threshold: 80, comparison: 'GreaterThanThreshold' }).isFree).toBe(false);
  });
});
