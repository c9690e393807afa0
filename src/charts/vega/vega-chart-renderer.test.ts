import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { MetricChart } from '../../domain/metric-chart.ts';
import type { SetTimer } from '../../lib/timers.ts';
import { expectHarmlessSvg } from './testing/expect-harmless-svg.ts';
import { VegaChartRenderer, type VegaChartRendererOptions } from './vega-chart-renderer.ts';

const phone = { width: 390, height: 240, theme: 'light' } as const;
const points = Array.from({ length: 1000 }, (_, minute) => ({
  at: new Date(Date.UTC(2026, 10, 20, 0, minute)).toISOString(),
  value: minute % 97,
}));
const chart: MetricChart = {
  title: 'CPU',
  unit: 'Percent',
  datapoints: points,
  threshold: 80,
  at: '2026-11-20T03:00:00Z',
  isSample: false,
};

const SAYS_READY = `const { parentPort } = require('node:worker_threads'); parentPort.postMessage({ kind: 'ready' });`;
const ANSWERS = `${SAYS_READY} parentPort.on('message', ({ chart }) => parentPort.postMessage({ kind: 'drawn', svg: chart.title }));`;
const HANGS = `${SAYS_READY} parentPort.on('message', () => { for (;;); });`;
const NEVER_READY = `setInterval(() => undefined, 1000);`;
const EXITS_IN_DRAWING = `${SAYS_READY} parentPort.on('message', () => process.exit(7));`;
const THROWS_IN_DRAWING = `${SAYS_READY} parentPort.on('message', () => { throw new Error('out of ink'); });`;
const EXITS_AT_START = `process.exit(3);`;

/** Makes a renderer whose worker threads are the given ones, one after the other; the last one stays. */
function rendererWith(threads: readonly (() => Worker)[], options: Partial<VegaChartRendererOptions> = {}) {
  const started: Worker[] = [];
  const startThread = (): Worker => {
    const worker = (threads[started.length] ?? threads.at(-1) ?? thread(ANSWERS))();
    started.push(worker);
    return worker;
  };
  const renderer = new VegaChartRenderer({ startThread, ...options });
  open.push(renderer);
  return { renderer, started };
}

const thread = (code: string) => (): Worker => new Worker(code, { eval: true });

const open: VegaChartRenderer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((renderer) => renderer.close()));
});

/** Timers of which only the first of this length fires, and that at once. */
function expireOnce(limitMs: number): SetTimer {
  let hasExpired = false;
  return (callback, delayMs) => {
    if (delayMs === limitMs && !hasExpired) setImmediate(callback);
    hasExpired ||= delayMs === limitMs;
    return () => undefined;
  };
}

/** Timers that never fire, and those of them that have not been taken back. */
function fakeTimers(): { running: Set<{ delayMs: number }>; setTimer: SetTimer } {
  const running = new Set<{ delayMs: number }>();
  const setTimer: SetTimer = (_callback, delayMs) => {
    const timer = { delayMs };
    running.add(timer);
    return () => running.delete(timer);
  };
  return { running, setTimer };
}

const titled = (title: string): MetricChart => ({ ...chart, title });

describe('VegaChartRenderer', () => {
  describe('with the thread that it starts by itself', () => {
    const renderer = new VegaChartRenderer();
    afterAll(() => renderer.close());

    it('draws a chart as harmless SVG', async () => {
      const svg = await renderer.renderSvg(titled('<script>alert(1)</script>\u0000'), phone);

      expectHarmlessSvg(svg);
      expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    });

    it('draws away from the main thread', async () => {
      await renderer.renderSvg(chart, phone);
      const mainBefore = process.threadCpuUsage();
      const allBefore = process.cpuUsage();

      for (let count = 0; count < 5; count += 1) await renderer.renderSvg(chart, phone);

      const main = process.threadCpuUsage(mainBefore);
      const all = process.cpuUsage(allBefore);
      // Processor time, not time of day: a loaded machine changes neither.
      expect(main.user + main.system).toBeLessThan((all.user + all.system) / 2);
    });

    it('draws within bounds whatever size is asked for', async () => {
      const huge = await renderer.renderSvg(chart, { ...phone, width: 1e9, height: Number.POSITIVE_INFINITY });
      const tiny = await renderer.renderSvg(chart, { ...phone, width: 0, height: -5 });

      expect(huge).toContain('width="2400" height="2400"');
      expect(tiny).toContain('width="200" height="200"');
    });
  });

  it('starts no thread before there is something to draw', () => {
    const { started } = rendererWith([thread(ANSWERS)]);

    expect(started).toHaveLength(0);
  });

  it('draws all of several charts with one thread, each its own', async () => {
    const { renderer, started } = rendererWith([thread(ANSWERS)]);

    const drawings = await Promise.all(['a', 'b', 'c'].map((title) => renderer.renderSvg(titled(title), phone)));

    expect(drawings).toEqual(['a', 'b', 'c']);
    expect(started).toHaveLength(1);
  });

  it.each([
    ['ends while it draws', EXITS_IN_DRAWING],
    ['throws while it draws', THROWS_IN_DRAWING],
    ['ends before it is ready', EXITS_AT_START],
  ])('fails one chart and draws the next with a new thread where a thread %s', async (_how, code) => {
    const { renderer, started } = rendererWith([thread(code), thread(ANSWERS)]);

    const lost = renderer.renderSvg(titled('lost'), phone);
    const next = renderer.renderSvg(titled('next'), phone);

    await expect(lost).rejects.toMatchObject({ code: 'internal' });
    await expect(next).resolves.toBe('next');
    expect(started).toHaveLength(2);
  });

  it.each([
    ['hangs while it draws', HANGS, 5000],
    ['is never ready', NEVER_READY, 20_000],
  ])('ends a thread that %s, and draws the next chart with a new one', async (_how, code, limitMs) => {
    const limits = { drawLimitMs: 5000, startLimitMs: 20_000, setTimer: expireOnce(limitMs) };
    const { renderer, started } = rendererWith([thread(code), thread(ANSWERS)], limits);

    const lost = renderer.renderSvg(titled('lost'), phone);
    const next = renderer.renderSvg(titled('next'), phone);

    await expect(lost).rejects.toMatchObject({ code: 'internal' });
    await expect(next).resolves.toBe('next');
    await expect.poll(() => started[0]?.threadId).toBe(-1);
  });

  it('draws with a new thread after one has crashed between two charts', async () => {
    const { renderer, started } = rendererWith([thread(ANSWERS)]);
    await renderer.renderSvg(titled('first'), phone);
    await started[0]?.terminate();

    await expect(renderer.renderSvg(titled('second'), phone)).resolves.toBe('second');
    expect(started).toHaveLength(2);
  });

  it('ends a thread that takes more memory than it may, and goes on', async () => {
    const { renderer } = rendererWith([
      () =>
        new Worker(`${SAYS_READY} parentPort.on('message', () => { const all = []; for (;;) all.push(new Array(1e5).fill({})); });`, {
          eval: true,
          resourceLimits: { maxOldGenerationSizeMb: 32 },
        }),
      thread(ANSWERS),
    ]);

    await expect(renderer.renderSvg(titled('lost'), phone)).rejects.toMatchObject({ code: 'internal' });
    await expect(renderer.renderSvg(titled('next'), phone)).resolves.toBe('next');
  });

  it('ends the thread when nothing has been asked for a while, which frees its memory, and starts another when needed', async () => {
    const { renderer, started } = rendererWith([thread(ANSWERS)], { idleMs: 1 });

    await renderer.renderSvg(chart, phone);
    const [exitCode] = (await once(started[0] ?? process, 'exit')) as [number];
    await renderer.renderSvg(chart, phone);

    expect(exitCode).toBe(1);
    expect(started[0]?.threadId).toBe(-1);
    expect(started).toHaveLength(2);
  });

  it('keeps the thread while charts keep coming', async () => {
    const { running, setTimer } = fakeTimers();
    const { renderer, started } = rendererWith([thread(ANSWERS)], { setTimer, idleMs: 30_000 });

    await renderer.renderSvg(titled('a'), phone);
    const idleTimer = [...running];
    await renderer.renderSvg(titled('b'), phone);

    expect(started).toHaveLength(1);
    expect(idleTimer.map(({ delayMs }) => delayMs)).toEqual([30_000]);
    expect([...running].map(({ delayMs }) => delayMs)).toEqual([30_000]);
    expect(running).not.toContain(idleTimer[0]);
  });

  it('refuses a chart where too many wait', async () => {
    const { renderer } = rendererWith([thread(ANSWERS)], { maxWaiting: 2 });

    const accepted = ['a', 'b', 'c'].map((title) => renderer.renderSvg(titled(title), phone));
    const refused = renderer.renderSvg(titled('d'), phone);

    await expect(refused).rejects.toMatchObject({ code: 'overloaded' });
    await expect(Promise.all(accepted)).resolves.toEqual(['a', 'b', 'c']);
    await expect(renderer.renderSvg(titled('e'), phone)).resolves.toBe('e');
  });

  it('fails what is not drawn yet when it is closed, and everything after', async () => {
    const drawingHasBegun = Promise.withResolvers<undefined>();
    const setTimer: SetTimer = (_callback, delayMs) => {
      if (delayMs === 5000) drawingHasBegun.resolve(undefined);
      return () => undefined;
    };
    const { renderer } = rendererWith([thread(HANGS)], { setTimer, drawLimitMs: 5000 });

    const outcomes = Promise.allSettled([renderer.renderSvg(chart, phone), renderer.renderSvg(chart, phone)]);
    await drawingHasBegun.promise;
    await renderer.close();

    expect(await outcomes).toMatchObject([{ reason: { code: 'stopping' } }, { reason: { code: 'stopping' } }]);
    await expect(renderer.renderSvg(chart, phone)).rejects.toMatchObject({ code: 'stopping' });
    await expect(renderer.close()).resolves.toBeUndefined();
  });
});
