// Signed SNS messages: signature verified, event and message committed with fsync, answered with 200; then delivered to the web chat.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sampleAlarm } from '../src/notifications/ingest/sample-alarm.ts';
import { FakeSns, toBody } from '../test/fakes/fake-sns.ts';
import { milliseconds, quantile, under, type BenchFigure } from './figure.ts';
import { sendAll, toPost } from './raw-requests.ts';
import { startServerProcess } from '../test/server-process.ts';

const CONNECTIONS = 32;
const WARM_UP_MESSAGES = 500;
const MESSAGES = 6_000;
const PACED_MESSAGES = 5_000;
const PACED_PER_SECOND = 1_000;

const PACED_P99_MS = 50;
const RESIDENT_MB = 200;

/** Measures intake under 32 connections, and the end of delivery. */
export async function benchSnsIntake(): Promise<readonly BenchFigure[]> {
  const sns = new FakeSns({ signatureVersion: '2' });
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-bench-pins-'));
  const pin = await sns.writePin(folder);
  const server = await startServerProcess({
    yaml: `
sns:
  pinnedCertificates: [{ url: '${pin.url}', file: '${pin.file}' }]
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops, snsTopicArns: ['${sns.topicArn}'] }
`,
  });
  const alarm = JSON.parse(sampleAlarm({ state: 'ALARM', now: new Date() })) as Record<string, unknown>;
  const bodies = Array.from({ length: WARM_UP_MESSAGES + MESSAGES + PACED_MESSAGES }, (_, index) => {
    const message = JSON.stringify({ ...alarm, AlarmName: `alarm-${index}`, AlarmArn: `${String(alarm['AlarmArn'])}-${index}` });
    return toBody(sns.notification({ message }));
  });

  const { url } = server;
  const requests = toRequests(url, bodies);
  await sendAll(requests.slice(0, WARM_UP_MESSAGES), { url, connections: CONNECTIONS });
  const startedAt = performance.now();
  const { latencies, seconds } = await sendAll(requests.slice(WARM_UP_MESSAGES, WARM_UP_MESSAGES + MESSAGES), {
    url,
    connections: CONNECTIONS,
  });
  const resident = await server.residentMegabytes();
  await untilDelivered(url, WARM_UP_MESSAGES + MESSAGES);
  const deliveredSeconds = (performance.now() - startedAt) / 1_000;
  const paced = await sendAll(requests.slice(WARM_UP_MESSAGES + MESSAGES), { url, connections: CONNECTIONS, perSecond: PACED_PER_SECOND });
  await server.stop();
  const perSecond = MESSAGES / seconds;
  const bare = await measureBareServer(bodies.slice(0, WARM_UP_MESSAGES + MESSAGES));
  const pacedP99 = quantile(paced.latencies, 0.99);
  await rm(folder, { recursive: true, force: true });

  return [
    { what: `SNS intake, verified and committed, ${CONNECTIONS} connections`, value: `${Math.round(perSecond)} events/s` },
    {
      what: 'SNS intake, beside a bare Fastify server that reads the same bodies',
      value: `${((perSecond / bare) * 100).toFixed(0)} % of ${Math.round(bare)} requests/s`,
      target: { text: 'at least 50 %', isMet: perSecond >= bare / 2 },
    },
    under(`SNS intake latency at ${PACED_PER_SECOND} events/s, p99`, pacedP99, PACED_P99_MS),
    { what: 'SNS intake latency, median', value: milliseconds(quantile(latencies, 0.5)) },
    { what: 'SNS intake latency, p99', value: milliseconds(quantile(latencies, 0.99)) },
    {
      what: 'resident memory at the end of the intake',
      value: `${resident.toFixed(0)} MB`,
      target: { text: `under ${RESIDENT_MB} MB`, isMet: resident < RESIDENT_MB },
    },
    { what: 'delivered to one channel of the web chat, end to end', value: `${Math.round(MESSAGES / deliveredSeconds)} events/s` },
  ];
}

/** The same load for a server that only reads it. */
async function measureBareServer(bodies: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('bare-server.ts', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const requests = toRequests(url, bodies);
  await sendAll(requests.slice(0, WARM_UP_MESSAGES), { url, connections: CONNECTIONS });
  const { seconds } = await sendAll(requests.slice(WARM_UP_MESSAGES), { url, connections: CONNECTIONS });
  const ended = once(child, 'exit');
  child.kill();
  await ended;
  return MESSAGES / seconds;
}

function toRequests(url: string, bodies: readonly string[]): readonly Buffer[] {
  return bodies.map((body) => toPost(`${url}/sns`, 'text/plain; charset=UTF-8', body));
}

async function untilDelivered(url: string, count: number): Promise<void> {
  for (;;) {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    const delivered = Number(/signalbox_deliveries\{status="sent"\} (\d+)/.exec(metrics)?.[1] ?? 0);
    if (delivered >= count) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}
