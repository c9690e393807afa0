// Signed SNS messages: signature verified, event and message committed with fsync, answered with 200; then delivered to the web chat.
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleAlarm } from '../src/notifications/ingest/sample-alarm.ts';
import { FakeSns, toBody } from '../test/fakes/fake-sns.ts';
import { milliseconds, quantile, type BenchFigure } from './figure.ts';
import { startServerProcess } from '../test/server-process.ts';

const CONNECTIONS = 32;
const WARM_UP_MESSAGES = 500;
const MESSAGES = 6_000;

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
  const bodies = Array.from({ length: WARM_UP_MESSAGES + MESSAGES }, (_, index) => {
    const message = JSON.stringify({ ...alarm, AlarmName: `alarm-${index}`, AlarmArn: `${String(alarm['AlarmArn'])}-${index}` });
    return toBody(sns.notification({ message }));
  });

  await post(server.url, bodies.slice(0, WARM_UP_MESSAGES));
  const startedAt = performance.now();
  const latencies = await post(server.url, bodies.slice(WARM_UP_MESSAGES));
  const intakeSeconds = (performance.now() - startedAt) / 1_000;
  const resident = await server.residentMegabytes();
  await untilDelivered(server.url, bodies.length);
  const deliveredSeconds = (performance.now() - startedAt) / 1_000;
  await server.stop();
  await rm(folder, { recursive: true, force: true });

  return [
    { what: `SNS intake, verified and committed, ${CONNECTIONS} connections`, value: `${Math.round(MESSAGES / intakeSeconds)} events/s` },
    { what: 'SNS intake latency, median', value: milliseconds(quantile(latencies, 0.5)) },
    { what: 'SNS intake latency, p99', value: milliseconds(quantile(latencies, 0.99)) },
    { what: 'resident memory at the end of the intake', value: `${resident.toFixed(0)} MB` },
    { what: 'delivered to one channel of the web chat, end to end', value: `${Math.round(MESSAGES / deliveredSeconds)} events/s` },
  ];
}

async function post(url: string, bodies: readonly string[]): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const latencies: number[] = [];
  let next = 0;
  async function sendAll(): Promise<void> {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const sentAt = performance.now();
      await postOne(agent, `${url}/sns`, body);
      latencies.push(performance.now() - sentAt);
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, sendAll));
  agent.destroy();
  return latencies;
}

function postOne(agent: Agent, url: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'text/plain; charset=UTF-8', 'content-length': Buffer.byteLength(body) };
    const outgoing = request(url, { agent, method: 'POST', headers }, (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`the door answered ${String(response.statusCode)}`));
      });
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
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
