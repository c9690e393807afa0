// What one event costs on one core: recognize, compose, render.
import { composeEvent } from '../src/app/compose-event.ts';
import { findRenderer, RENDER_TARGETS } from '../src/app/renderers.ts';
import { sampleAlarm } from '../src/notifications/ingest/sample-alarm.ts';
import { quantile, type BenchFigure } from './figure.ts';

const ROUNDS = 3_000;

/** Measures the sample alarm through recognition, composition and each render. */
export async function benchRendering(): Promise<readonly BenchFigure[]> {
  const body = Buffer.from(sampleAlarm({ state: 'ALARM', now: new Date() }));
  const figures: BenchFigure[] = [];
  for (const target of RENDER_TARGETS) {
    const render = await findRenderer(target);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const startedAt = performance.now();
      render(composeEvent(body));
      times.push(performance.now() - startedAt);
    }
    const median = quantile(times.slice(ROUNDS / 3), 0.5);
    figures.push({ what: `recognize, compose and render an alarm for ${target}, median`, value: `${median.toFixed(3)} ms` });
  }
  return figures;
}
