// What one event costs on one core: recognize, compose, render.
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { composeEvent } from '../src/app/compose-event.ts';
import { findRenderer, RENDER_TARGETS } from '../src/app/renderers.ts';
import { toRestyler } from '../src/app/to-restyler.ts';
import { loadConfig } from '../src/config/load-config.ts';
import type { Restyler } from '../src/notifications/restyle/create-restyler.ts';
import { sampleAlarm } from '../src/notifications/ingest/sample-alarm.ts';
import { quantile, type BenchFigure } from './figure.ts';

const ROUNDS = 3_000;

/** Measures the sample alarm through recognition, composition and each render, and once by the rules of the example. */
export async function benchRendering(): Promise<readonly BenchFigure[]> {
  const alarm = Buffer.from(sampleAlarm({ state: 'ALARM', now: new Date() }));
  const figures: BenchFigure[] = [];
  for (const target of RENDER_TARGETS) {
    const render = await findRenderer(target);
    const value = medianOf(() => render(composeEvent(alarm)));
    figures.push({ what: `recognize, compose and render an alarm for ${target}, median`, value });
  }
  const render = await findRenderer('slack');
  const events = await knownEvents();
  let next = 0;
  const ofAll = medianOf(() => render(composeEvent(events[next++ % events.length] ?? alarm)));
  figures.push({ what: `recognize, compose and render each of ${events.length} known events for slack, median`, value: ofAll });
  const restyle = await restylerOfExample();
  const value = medianOf(() => render(composeEvent(Buffer.from(DEPLOYMENT), restyle)));
  figures.push({ what: 'recognize, restyle by a rule of seven templates, compose and render a deployment for slack, median', value });
  return figures;
}

/** Every event that there is a fixture of, in an order that does not put one kind beside the same kind. */
async function knownEvents(): Promise<readonly Buffer[]> {
  const folder = new URL('../src/notifications/recognize/__fixtures__/', import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.includes('.event.'));
  const stride = 37;
  const mixed = names.map((_, index) => names[(index * stride) % names.length] ?? '');
  return Promise.all(mixed.map((name) => readFile(new URL(name, folder))));
}

const DEPLOYMENT = JSON.stringify({
  source: 'aws.ecs',
  'detail-type': 'ECS Deployment State Change',
  account: '123456789012',
  region: 'eu-west-1',
  time: '2026-11-22T10:15:30Z',
  resources: ['arn:aws:ecs:eu-west-1:123456789012:service/shop/checkout-api'],
  detail: {
    eventName: 'SERVICE_DEPLOYMENT_FAILED',
    deploymentId: 'ecs-svc/64',
    reason: 'Deployment circuit breaker: tasks failed to start.',
  },
});

async function restylerOfExample(): Promise<Restyler | undefined> {
  const file = fileURLToPath(new URL('../examples/message-templates.yaml', import.meta.url));
  const outcome = await loadConfig({ file, environment: {} });
  if (outcome.status === 'invalid') throw new Error('the example has faults');
  return toRestyler(outcome.config);
}

function medianOf(run: () => unknown): string {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    run();
    times.push(performance.now() - startedAt);
  }
  return `${quantile(times.slice(ROUNDS / 3), 0.5).toFixed(3)} ms`;
}
