import fc from 'fast-check';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Datapoint, MetricChart } from '../../domain/metric-chart.ts';
import type { ChartStyle } from '../chart-renderer.ts';
import { chartSpec } from './chart-spec.ts';
import { renderSpec } from './render-spec.ts';

const BEGIN = Date.parse('2026-11-20T00:00:00Z');
const phone: ChartStyle = { width: 390, height: 240, theme: 'light' };
const query = {
  accountId: '123456789012',
  region: 'us-east-1',
  namespace: 'AWS/ECS',
  metricName: 'CPUUtilization',
  dimensions: [],
  statistic: 'Average',
  periodSeconds: 300,
};
const chart: MetricChart = {
  title: 'CPUUtilization',
  unit: 'Percent',
  query,
  datapoints: [],
  threshold: 80,
  comparison: 'GreaterThanThreshold',
  at: '2026-11-20T02:45:00Z',
  isSample: false,
};

function measure(count: number, valueOf: (index: number) => number, periodSeconds = 300): Datapoint[] {
  return Array.from({ length: count }, (_, index) => ({
    at: new Date(BEGIN + index * periodSeconds * 1000).toISOString(),
    value: Math.round(valueOf(index) * 100) / 100,
  }));
}

const rising = measure(36, (index) => 42 + 6 * Math.sin(index / 3) + Math.max(0, index - 28) * 9);

const pictures: Record<string, [MetricChart, Datapoint[], ChartStyle]> = {
  'breach-light': [chart, rising, phone],
  'breach-dark-sample': [{ ...chart, isSample: true }, rising, { ...phone, theme: 'dark' }],
  gap: [chart, rising.filter((_, index) => index < 10 || (index > 15 && index !== 18 && index !== 20)), phone],
  'one-point': [chart, rising.slice(35), phone],
  'equal-values': [{ ...chart, unit: 'Count', threshold: 5, comparison: 'GreaterThanThreshold' }, measure(12, () => 5), phone],
  'below-threshold': [
    { ...chart, unit: 'Count', threshold: 3, comparison: 'LessThanThreshold' },
    measure(36, (index) => (index > 30 ? 1 : 6)),
    phone,
  ],
  'huge-and-negative': [{ ...chart, unit: 'Bytes', threshold: 1e12 }, measure(36, (index) => (index - 20) * 1.5e11), phone],
  unreadable: [{ ...chart, at: 'soon' }, [{ at: 'never', value: 1 }], phone],
};

/** One element in a line, so that a difference can be read. */
const inLines = (svg: string): string => `${svg.replaceAll('><', '>\n<')}\n`;

describe('chartSpec', () => {
  it.each(Object.entries(pictures))('draws %s', async (name, [shown, points, style]) => {
    const svg = await renderSpec(chartSpec(shown, points, style));

    await expect(inLines(svg)).toMatchFileSnapshot(path.join(import.meta.dirname, '__golden__', `${name}.svg`));
  });

  it('keeps the picture of 1,000 points of a bearable size', async () => {
    const svg = await renderSpec(
      chartSpec(
        chart,
        measure(1000, (index) => index % 97, 60),
        phone,
      ),
    );

    expect(svg.length).toBeLessThan(100_000);
    expect(svg).not.toContain('NaN');
  });

  it('has exactly the size that is asked for', async () => {
    const svg = await renderSpec(chartSpec(chart, rising, { width: 640, height: 300, theme: 'light' }));

    expect(svg).toContain('width="640" height="300"');
  });

  it('draws whatever numbers come', async () => {
    const anyPoint = fc.record({
      at: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      value: fc.double(),
    });
    const anyThreshold = fc.double();
    await fc.assert(
      fc.asyncProperty(fc.array(anyPoint, { maxLength: 8 }), anyThreshold, async (points, threshold) => {
        const svg = await renderSpec(chartSpec({ ...chart, threshold }, points, phone));

        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 30 },
    );
  });
});
