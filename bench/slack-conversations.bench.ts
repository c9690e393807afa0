// Two hundred people who speak to Signalbox in Slack at the same moment, again and again, while it draws the charts that they ask for: how soon
// each call is acknowledged, through the socket and over HTTPS. Slack waits three seconds.
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { FakeSlack } from '../test/fakes/fake-slack.ts';
import { eventBody, signAsSlack } from '../test/fakes/slack-double-deliveries.ts';
import { NO_CREDENTIALS } from '../test/no-credentials.ts';
import { startServerProcess, type ServerProcess } from '../test/server-process.ts';
import { milliseconds, quantile, under, type BenchFigure } from './figure.ts';
import type { PostAtOnce } from './post-at-once.ts';

const PEOPLE = 200;
const ROUNDS = 3;
const ACKNOWLEDGED_TARGET_MS = 1_000;
/** How long a round may take until everybody has an answer. */
const PATIENCE_MS = 120_000;
const LOOK_EVERY_MS = 20;

const BOT_TOKEN = 'xoxb-1-signalbox-bench';
const APP_TOKEN = 'xapp-1-signalbox-bench';
const SIGNING_SECRET = 'signalbox-bench-signing-secret';
const WORKSPACE = { teamId: 'T1', botUserId: 'UBOT' };

/** Its answer has a chart of its own, which is drawn, uploaded and shown. */
const QUESTION = 'cloudwatch describe-alarms --alarm-names checkout-api-high-cpu';

/** Delivers all at once; resolves with how long each acknowledgement took. */
type Deliver = (bodies: readonly object[]) => Promise<readonly number[]>;

/** Measures both ways. */
export async function benchSlackConversations(): Promise<readonly BenchFigure[]> {
  return [...(await measure('Socket Mode', openSocketWay)), ...(await measure('HTTPS', openHttpWay))];
}

async function measure(way: string, open: (slack: FakeSlack, server: ServerProcess) => Deliver): Promise<readonly BenchFigure[]> {
  const channelIds = Array.from({ length: PEOPLE }, (_, person) => `C${String(person)}`);
  const slack = await FakeSlack.start({ workspaces: [{ ...WORKSPACE, botToken: BOT_TOKEN, appToken: APP_TOKEN, channelIds }] });
  const channels = channelIds
    .map((id) => `  - { configurationName: '${id}', platform: slack, workspaceId: T1, channelId: ${id} }`)
    .join('\n');
  const server = await startServerProcess({
    yaml: `
logLevel: error
aws: { commandsPerMinute: 10000 }
slack:
  apiUrl: '${slack.apiUrl}'
  workspaces: [{ workspaceId: T1, botToken: ${BOT_TOKEN}, appToken: ${APP_TOKEN}, signingSecret: ${SIGNING_SECRET} }]
channelConfigurations:
${channels}
`,
    environment: NO_CREDENTIALS,
  });
  await slack.until(() => slack.sockets.countOpen(APP_TOKEN) === 1);
  const deliver = open(slack, server);
  const times: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    times.push(...(await deliver(channelIds.map((channelId, person) => mention(channelId, { person, round })))));
    await untilAnswered(slack, channelIds, round);
  }
  const charts = slack.files().length;
  await server.stop();
  await slack.close();
  const what = `${String(PEOPLE)} people at once in Slack by ${way}`;
  return [
    { what: `${what}: acknowledged, median of ${String(times.length)}`, value: milliseconds(quantile(times, 0.5)) },
    under(`${what}: acknowledged, p99`, quantile(times, 0.99), ACKNOWLEDGED_TARGET_MS),
    { what: `${what}: charts drawn and uploaded meanwhile`, value: String(charts) },
  ];
}

function mention(channelId: string, { person, round }: { readonly person: number; readonly round: number }): object {
  const ts = `17000000${String(round).padStart(2, '0')}.${String(person).padStart(6, '0')}`;
  const text = `<@${WORKSPACE.botUserId}> ${QUESTION}`;
  return eventBody(WORKSPACE, { type: 'app_mention', user: `U${String(person)}`, channel: channelId, text, ts });
}

/** Everybody has as many answers as questions asked. */
async function untilAnswered(slack: FakeSlack, channelIds: readonly string[], round: number): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  const isAnswered = (channelId: string): boolean => slack.messagesIn(channelId).length >= round;
  while (!channelIds.every(isAnswered)) {
    if (performance.now() > deadline) throw new Error(`${String(channelIds.filter((id) => !isAnswered(id)).length)} people had no answer`);
    await setTimeout(LOOK_EVERY_MS);
  }
}

function openSocketWay(slack: FakeSlack): Deliver {
  const waiting = new Map<string, () => void>();
  const { acknowledged } = slack.sockets;
  acknowledged.push = (...envelopeIds) => {
    for (const envelopeId of envelopeIds) waiting.get(envelopeId)?.();
    return envelopeIds.length;
  };
  const deliver = (body: object): Promise<number> => {
    const startedAt = performance.now();
    const done = Promise.withResolvers<number>();
    const envelopeId = slack.sockets.deliver(APP_TOKEN, { payload: body });
    waiting.set(envelopeId, () => {
      done.resolve(performance.now() - startedAt);
    });
    return done.promise;
  };
  return (bodies) => Promise.all(bodies.map(deliver));
}

function openHttpWay(_slack: FakeSlack, server: ServerProcess): Deliver {
  const url = `${server.url}/slack/events`;
  return async (bodies) => {
    const workerData: PostAtOnce = { url, requests: bodies.map((body) => toRequest(url, JSON.stringify(body))) };
    const worker = new Worker(new URL('post-at-once.ts', import.meta.url), { workerData });
    const [latencies] = (await once(worker, 'message')) as [readonly number[]];
    return latencies;
  };
}

function toRequest(url: string, body: string): Buffer {
  const { host, pathname } = new URL(url);
  const signature = signAsSlack({ signingSecret: SIGNING_SECRET, body, seconds: Math.floor(Date.now() / 1000) });
  const headers = { host, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), ...signature };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}
