// What the picture of an alarm costs in its worker, and how long the main thread is held up meanwhile.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { VegaChartRenderer } from '../src/charts/vega/vega-chart-renderer.ts';
import type { Datapoint, MetricChart } from '../src/domain/metric-chart.ts';
import { milliseconds, quantile, under, type BenchFigure } from './figure.ts';

const ROUNDS = 60;
/** The first ones meet code that is not compiled yet. */
const WARM_UP_ROUNDS = 15;

/** What was promised of the median. */
const LIMIT_MS = 150;
/** What was promised of the main thread: nothing waits longer for it. */
const BLOCKED_LIMIT_MS = 20;

/** How often the main thread is looked at. */
const RESOLUTION_MS = 1;
const NANOSECONDS_PER_MS = 1e6;
const MICROSECONDS_PER_MS = 1000;

const style = { width: 640, height: 240, theme: 'light' } as const;
const AT = '2026-11-20T03:00:12.000Z';

/** Measures an alarm of three hours by the minute, and the most that an alarm can have. */
export async function benchCharts(): Promise<readonly BenchFigure[]> {
  const points = measure(180);
  const usual: MetricChart = {
    title: 'CPUUtilization (Average)',
    unit: 'Percent',
    datapoints: points,
    threshold: 60,
    at: AT,
    isSample: false,
  };
  const many = measure(1440);
  const largest: MetricChart = {
    ...usual,
    datapoints: many,
    lines: Array.from({ length: 5 }, (_, index) => ({ label: `m${index}`, points: many })),
    band: many.map(({ at, value }) => ({ at, low: value - 9, high: value + 9 })),
  };
  const renderer = new VegaChartRenderer();
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const before = process.threadCpuUsage();
  const figures: BenchFigure[] = [];
  for (const [name, chart] of [
    ['an alarm', usual],
    ['an alarm with band and six lines of 1,440 points', largest],
  ] as const) {
    const svg = await medianOf(() => renderer.renderSvg(chart, style));
    const png = await medianOf(() => renderer.renderPng(chart, style));
    figures.push(under(`chart of ${name} as SVG in its worker, median`, svg, LIMIT_MS));
    figures.push(under(`chart of ${name} as PNG in its worker, median`, png, LIMIT_MS));
  }
  const { user, system } = process.threadCpuUsage(before);
  delay.disable();
  await renderer.close();
  const ownWorkMs = (user + system) / MICROSECONDS_PER_MS / (figures.length * (WARM_UP_ROUNDS + ROUNDS));
  // On a busy machine the main thread is also held up by others; its own work is not.
  figures.push({ what: 'work of the main thread for one chart, mean', value: milliseconds(ownWorkMs) });
  const blocked = Math.max(0, delay.max / NANOSECONDS_PER_MS - RESOLUTION_MS);
  figures.push(under('main thread held up meanwhile, the start of the worker included, at most', blocked, BLOCKED_LIMIT_MS));
  return figures;
}

async function medianOf(draw: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    const startedAt = performance.now();
    await draw();
    times.push(performance.now() - startedAt);
  }
  return quantile(times.slice(WARM_UP_ROUNDS), 0.5);
}

/** Minutes before the state change, with a surge at their end. */
function measure(count: number): Datapoint[] {
  const end = Date.parse(AT);
  return Array.from({ length: count }, (_, index) => ({
    at: new Date(end - (count - index) * 60_000).toISOString(),
    value: 40 + 9 * Math.sin(index / 7) + (index % 5) + (index > count - 15 ? 30 : 0),
  }));
}
