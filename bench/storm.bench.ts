// Storms: 1,000 and 50,000 alarms that are sent within ten seconds into one channel of a Slack that takes one message a second and answers
// 429 beyond it. What people see of it, and how long the urgent takes.
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sampleAlarm } from '../src/notifications/ingest/sample-alarm.ts';
import { FakeSlack } from '../test/fakes/fake-slack.ts';
import { FakeSns, toBody } from '../test/fakes/fake-sns.ts';
import { startServerProcess } from '../test/server-process.ts';
import { quantile, type BenchFigure } from './figure.ts';

const SIZES = [1_000, 50_000];
const SPAN_MS = 10_000;
const CONNECTIONS = 64;
/** One alarm in fifty is critical. */
const CRITICAL_EVERY = 50;
const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = 10;
/** How long after a storm everything has to have its disposition. */
const PATIENCE_MS = 5 * MINUTE_MS;

/** What stands in the place of single messages. Match: 40 messages at once, 12 more critical. Near miss: the text of an alarm. */
const SEVERAL = / at once| more critical/;

const BOT_TOKEN = 'xoxb-1-signalbox-bench';
const CHANNEL = 'CSTORM';

/** Plays both storms. */
export async function benchStorm(): Promise<readonly BenchFigure[]> {
  const figures: BenchFigure[] = [];
  for (const size of SIZES) figures.push(...(await play(size)));
  return figures;
}

async function play(size: number): Promise<readonly BenchFigure[]> {
  const slack = await FakeSlack.start({
    workspaces: [{ teamId: 'T1', botToken: BOT_TOKEN, botUserId: 'UBOT', channelIds: [CHANNEL] }],
  });
  slack.limitRate();
  const sns = new FakeSns({ signatureVersion: '2' });
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-bench-pins-'));
  const pin = await sns.writePin(folder);
  const server = await startServerProcess({
    yaml: `
logLevel: error
sns: { pinnedCertificates: [{ url: '${pin.url}', file: '${pin.file}' }] }
slack: { apiUrl: '${slack.apiUrl}', workspaces: [{ workspaceId: T1, botToken: ${BOT_TOKEN} }] }
notifications: { storms: { quietSeconds: 10 } }
channelConfigurations:
  - { configurationName: ops, platform: slack, workspaceId: T1, channelId: ${CHANNEL}, snsTopicArns: ['${sns.topicArn}'] }
`,
  });
  const calls = watchCalls(slack);
  let peak = 0;
  const measuring = setInterval(() => {
    void server.residentMegabytes().then((resident) => {
      peak = Math.max(peak, resident);
    });
  }, 500);
  const bodies = Array.from({ length: size }, (_, index) => alarmBody(sns, index));
  const startedAt = performance.now();
  const { acceptedAt, refused } = await send(`${server.url}/sns`, bodies);
  const intakeSeconds = (performance.now() - startedAt) / 1_000;
  await setTimeout(Math.max(0, MINUTE_MS - (performance.now() - startedAt)));
  const inFirstMinute = (kind: Call['kind']): number =>
    calls.filter((call) => call.kind === kind && call.at - startedAt < MINUTE_MS).length;
  const messages = inFirstMinute('posted');
  const changes = inFirstMinute('changed');
  const dispositions = await untilSettled(server.url);
  clearInterval(measuring);

  const waits = calls.flatMap(({ kind, at, text }) => {
    // Match: critical-alarm-150. Near miss: alarm-151.
    const index = Number(/critical-alarm-(\d+)\b/.exec(text)?.[1] ?? Number.NaN);
    const accepted = acceptedAt[index];
    // A digest names many; only what stands alone counts.
    return kind === 'changed' || accepted === undefined || SEVERAL.test(text) ? [] : [at - accepted];
  });
  await server.stop();
  await slack.close();
  await rm(folder, { recursive: true, force: true });
  const told = (dispositions['sent'] ?? 0) + (dispositions['digested'] ?? 0) + (dispositions['folded'] ?? 0);
  const lost = (dispositions['dead'] ?? 0) + (dispositions['queued'] ?? 0) + Math.max(0, size - told);
  const p99 = quantile(waits, 0.99);
  const name = `storm of ${size} alarms`;
  return [
    {
      what: `${name}: taken in, verified and committed, within`,
      value: `${intakeSeconds.toFixed(1)} s, ${refused} times told to come back`,
    },
    {
      what: `${name}: singly shown critical ones, from accepted to posted, p99 of ${waits.length}`,
      value: `${(p99 / 1_000).toFixed(1)} s`,
      target: { text: 'under 5 s', isMet: p99 < 5_000 },
    },
    {
      what: `${name}: messages in the first minute, and changes of messages that stand (charts of single ones among them)`,
      value: `${messages}, and ${changes}`,
      target: { text: 'at most 60 messages', isMet: messages <= 60 },
    },
    { what: `${name}: alarms in no message and no digest`, value: String(lost), target: { text: 'none', isMet: lost === 0 } },
    { what: `${name}: resident memory at most`, value: `${peak.toFixed(0)} MB` },
  ];
}

function alarmBody(sns: FakeSns, index: number): string {
  const name = index % CRITICAL_EVERY === 0 ? `critical-alarm-${index}` : `alarm-${index}`;
  const alarm = JSON.parse(sampleAlarm({ state: 'ALARM', now: new Date() })) as Record<string, unknown>;
  const arn = `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:${name}`;
  return toBody(sns.notification({ message: JSON.stringify({ ...alarm, AlarmName: name, AlarmArn: arn }) }));
}

interface Call {
  readonly kind: 'posted' | 'changed';
  readonly at: number;
  readonly text: string;
}

/** Notes when each message came to stand in the channel, and when one was to be changed. */
function watchCalls(slack: FakeSlack): readonly Call[] {
  const calls: Call[] = [];
  let seen = 0;
  let standing = 0;
  const look = (): void => {
    const at = performance.now();
    for (const { method } of slack.requests.slice(seen)) if (method === 'chat.update') calls.push({ kind: 'changed', at, text: '' });
    seen = slack.requests.length;
    const messages = slack.messagesIn(CHANNEL);
    for (const message of messages.slice(standing)) calls.push({ kind: 'posted', at, text: JSON.stringify(message) });
    standing = messages.length;
  };
  setInterval(look, LOOK_EVERY_MS).unref();
  return calls;
}

/** Sends them spread over ten seconds, each again when it is told to come back, as SNS does. */
async function send(url: string, bodies: readonly string[]): Promise<{ readonly acceptedAt: readonly number[]; readonly refused: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const acceptedAt: number[] = [];
  const startedAt = performance.now();
  let next = 0;
  let refused = 0;
  async function sendAll(): Promise<void> {
    for (let index = next++; index < bodies.length; index = next++) {
      const dueAt = startedAt + (index / bodies.length) * SPAN_MS;
      if (performance.now() < dueAt) await setTimeout(dueAt - performance.now());
      while ((await post(agent, url, bodies[index] ?? '')) !== 200) {
        refused += 1;
        await setTimeout(200);
      }
      acceptedAt[index] = performance.now();
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, sendAll));
  agent.destroy();
  return { acceptedAt, refused };
}

function post(agent: Agent, url: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'text/plain; charset=UTF-8', 'content-length': Buffer.byteLength(body) };
    const outgoing = request(url, { agent, method: 'POST', headers }, (response) => {
      response.resume();
      response.once('end', () => {
        resolve(response.statusCode ?? 0);
      });
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

async function untilSettled(url: string): Promise<Readonly<Record<string, number>>> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const counts = await countDeliveries(url);
    const isSettled = (counts['queued'] ?? 0) + (counts['sending'] ?? 0) === 0;
    if (isSettled || performance.now() > deadline) return counts;
    await setTimeout(1_000);
  }
}

async function countDeliveries(url: string): Promise<Readonly<Record<string, number>>> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  // Match: signalbox_deliveries{status="sent"} 12. Near miss: signalbox_message_delivery_success_total{...} 12.
  const found = metrics.matchAll(/^signalbox_deliveries\{status="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...found].map(([, status = '', count]) => [status, Number(count)]));
}
