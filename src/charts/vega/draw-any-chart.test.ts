// Whatever charts come, their pictures draw and do nothing else, and are of a bearable size.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeriesChart } from '../../domain/chart.ts';
import type { MetricChart } from '../../domain/metric-chart.ts';
import { aMetricQuery } from '../../domain/testing/a-metric-query.ts';
import { hostileText } from '../../messages/testing/hostile-text.ts';
import type { ChartStyle } from '../chart-renderer.ts';
import { chartSpec } from './chart-spec.ts';
import { renderSpec } from './render-spec.ts';
import { expectHarmlessSvg } from './testing/expect-harmless-svg.ts';
import { measure, MEASURE_BEGIN } from './testing/measure.ts';
import type { SvgPiece } from './testing/read-svg.ts';

const phone: ChartStyle = { width: 390, height: 240, theme: 'light' };
const chart: MetricChart = {
  title: 'CPUUtilization',
  unit: 'Percent',
  query: aMetricQuery(),
  datapoints: [],
  threshold: 80,
  comparison: 'GreaterThanThreshold',
  at: '2026-11-20T02:45:00Z',
  isSample: false,
};
const rising = measure(36, (index) => 42 + 6 * Math.sin(index / 3) + Math.max(0, index - 28) * 9);
const lines: SeriesChart = { kind: 'series', title: 'CPUUtilization', unit: 'Percent', form: 'lines', series: [], isSample: false };

/** Everything of an element that says where it is; words may be any. */
const placesOf = (piece: SvgPiece): string => (piece.kind === 'element' ? [...piece.attributes.values()].join(' ') : '');

describe('chartSpec', () => {
  it('draws whatever series come, with nothing that acts', async () => {
    const anyInstant = fc.oneof(
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.constant('never'),
      fc.integer({ min: 0, max: 40 }).map((hour) => new Date(MEASURE_BEGIN + hour * 3_600_000).toISOString()),
    );
    const anySeries = fc.record({
      name: hostileText(),
      points: fc.array(fc.record({ at: anyInstant, value: fc.double() }), { maxLength: 6 }),
    });
    const anyChart = fc.record({
      kind: fc.constant('series' as const),
      title: hostileText(),
      note: hostileText(),
      unit: fc.oneof(hostileText(), fc.constantFrom('USD', 'Bytes')),
      form: fc.constantFrom('lines' as const, 'bars' as const),
      until: anyInstant,
      series: fc.array(anySeries, { maxLength: 9 }),
      isSample: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(anyChart, async (chartOfAny) => {
        const svg = await renderSpec(chartSpec(chartOfAny, phone));

        for (const piece of expectHarmlessSvg(svg)) expect(placesOf(piece)).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 40 },
    );
  });

  it('draws whatever states come, with nothing that acts', async () => {
    const anyInstant = fc.oneof(
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.constant('never'),
    );
    const anySpan = fc.record({ from: anyInstant, to: anyInstant, state: fc.constantFrom('OK', 'ALARM', 'INSUFFICIENT_DATA') });
    const anyChart = fc.record({
      kind: fc.constant('states' as const),
      title: hostileText(),
      lanes: fc.array(fc.record({ name: hostileText(), spans: fc.array(anySpan, { maxLength: 5 }) }), { maxLength: 9 }),
      isSample: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(anyChart, async (chartOfAny) => {
        const svg = await renderSpec(chartSpec(chartOfAny, phone));

        for (const piece of expectHarmlessSvg(svg)) expect(placesOf(piece)).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 40 },
    );
  });

  it('draws six series at most, of 500 points at most each', async () => {
    const many = {
      ...lines,
      series: Array.from({ length: 9 }, (_, index) => ({ name: `series ${index}`, points: measure(2000, (at) => at % 97, 60) })),
    };

    const svg = await renderSpec(chartSpec(many, { ...phone, width: 640 }));

    expect(svg).toContain('series 5');
    expect(svg).not.toContain('series 6');
    const paths = [...svg.matchAll(/ d="([^"]*)"/g)].map(([, path = '']) => path.split('L').length);
    expect(Math.max(...paths)).toBeGreaterThan(300);
    expect(Math.max(...paths)).toBeLessThanOrEqual(500);
  });

  it('keeps the picture of 1,000 points of a bearable size', async () => {
    const svg = await renderSpec(chartSpec({ ...chart, datapoints: measure(1000, (index) => index % 97, 60) }, phone));

    expect(svg.length).toBeLessThan(100_000);
    expect(svg).not.toContain('NaN');
  });

  it('has exactly the size that is asked for', async () => {
    const svg = await renderSpec(chartSpec({ ...chart, datapoints: rising }, { width: 640, height: 300, theme: 'light' }));

    expect(svg).toContain('width="640" height="300"');
  });

  it('draws whatever metrics come, with nothing that acts', async () => {
    const anyInstant = fc.oneof(
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.constant('never'),
      fc.integer({ min: 0, max: 60 }).map((count) => new Date(MEASURE_BEGIN + count * 300_000).toISOString()),
    );
    const anyPoints = fc.array(fc.record({ at: anyInstant, value: fc.double() }), { maxLength: 8 });
    const anyChart = fc.record(
      {
        title: hostileText(),
        unit: fc.oneof(hostileText(), fc.constantFrom('Bytes', 'Seconds')),
        query: fc.constant(aMetricQuery()),
        datapoints: anyPoints,
        lines: fc.array(fc.record({ label: hostileText(), points: anyPoints }), { maxLength: 7 }),
        band: fc.array(fc.record({ at: anyInstant, low: fc.double(), high: fc.double() }), { maxLength: 8 }),
        threshold: fc.double(),
        comparison: fc.constantFrom('LessThanThreshold', 'GreaterThanUpperThreshold', 'LessThanLowerOrGreaterThanUpperThreshold'),
        at: anyInstant,
        isSample: fc.boolean(),
      },
      { requiredKeys: ['title', 'datapoints', 'at', 'isSample'] },
    );
    await fc.assert(
      fc.asyncProperty(anyChart, async (chartOfAny) => {
        const svg = await renderSpec(chartSpec(chartOfAny, phone));

        for (const piece of expectHarmlessSvg(svg)) expect(placesOf(piece)).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the picture of six lines and a band of 1,440 points each of a bearable size', async () => {
    const points = measure(1440, (index) => 50 + (index % 97), 60);
    const band = points.map(({ at, value }) => ({ at, low: value - 20, high: value + 20 }));
    const lines = Array.from({ length: 9 }, (_, index) => ({ label: `m${index}`, points }));

    const svg = await renderSpec(chartSpec({ ...chart, datapoints: points, lines, band }, { ...phone, width: 640 }));

    expect(svg.length).toBeLessThan(150_000);
    expect(svg).toContain('m4');
    expect(svg).not.toContain('m5');
  });

  it('names a line of another order by its last value, and draws it small', async () => {
    const lines = [{ label: 'Invocations', points: measure(36, (index) => 11_000 + index) }];

    const svg = await renderSpec(chartSpec({ ...chart, datapoints: rising, lines }, phone));

    expect(svg).toContain('Invocations: 11.04K');
    expect(svg).toContain('>75%<');
  });
});
