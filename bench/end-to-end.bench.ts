// From the sender to a chat with many channels: signature checked, event and message committed with fsync, posted over HTTP. Beside it
// Alertmanager under the same load, which neither verifies nor persists.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeSns, toBody } from '../test/fakes/fake-sns.ts';
import { startServerProcess } from '../test/server-process.ts';
import { findAlertmanager, startAlertmanager, toWebhookAtOnce } from './alertmanager-process.ts';
import { failedDeployment } from './failed-deployment.ts';
import { milliseconds, quantile, type BenchFigure } from './figure.ts';
import { InstantChat } from './instant-chat.ts';
import { sendAll, toPost, type LoadOutcome } from './raw-requests.ts';

const CONNECTIONS = 32;
const WARM_UP = 1_000;
const EVENTS = 6_000;
/** Slack takes some three messages a second in a channel, and ten in ten seconds: no channel gets more than three here. */
const CHANNELS = 3_000;
/** How long the last message may take after the last answer. */
const PATIENCE_MS = 40_000;

const BOT_TOKEN = 'xoxb-1-signalbox-bench';

interface Measured {
  readonly load: LoadOutcome;
  readonly deliveredPerSecond: number;
  readonly delivered: number;
  readonly resident: number;
}

/** Measures both, one after the other. */
export async function benchEndToEnd(): Promise<readonly BenchFigure[]> {
  const ours = await measureSignalbox();
  const program = findAlertmanager();
  const theirs = program === undefined ? undefined : await measureAlertmanager(program);
  const figures = tell('Signalbox, verified, committed and posted to 3,000 channels', ours);
  if (theirs === undefined) return figures;
  const [rate, ...rest] = figures;
  const target = {
    text: `at least Alertmanager's ${Math.round(theirs.deliveredPerSecond)} events/s`,
    isMet: ours.deliveredPerSecond >= theirs.deliveredPerSecond,
  };
  return [
    ...(rate === undefined ? [] : [{ ...rate, target }]),
    ...rest,
    ...tell('Alertmanager, neither verified nor persisted, to a webhook', theirs),
  ];
}

function tell(name: string, { load, deliveredPerSecond, delivered, resident }: Measured): BenchFigure[] {
  const lost = EVENTS - delivered;
  return [
    { what: `${name}, end to end`, value: `${Math.round(deliveredPerSecond)} events/s${lost > 0 ? `, ${lost} missing` : ''}` },
    { what: `${name}: answered, p99`, value: milliseconds(quantile(load.latencies, 0.99)) },
    { what: `${name}: resident at the end`, value: `${resident.toFixed(0)} MB` },
  ];
}

async function measureSignalbox(): Promise<Measured> {
  const chat = await InstantChat.start(/chat\.postMessage$/);
  const topics = Array.from(
    { length: CHANNELS },
    (_, index) => new FakeSns({ signatureVersion: '2', topicArn: `arn:aws:sns:us-east-1:123456789012:ops-${index}` }),
  );
  const [first] = topics;
  if (first === undefined) throw new Error('there is no topic');
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-bench-pins-'));
  const pin = await first.writePin(folder);
  const configurations = topics.map(
    ({ topicArn }, index) =>
      `  - { configurationName: ops-${index}, platform: slack, workspaceId: T1, channelId: C${index}, snsTopicArns: ['${topicArn}'] }`,
  );
  const server = await startServerProcess({
    yaml: `
logLevel: warn
sns: { pinnedCertificates: [{ url: '${pin.url}', file: '${pin.file}' }] }
slack: { apiUrl: '${chat.url}/api/', workspaces: [{ workspaceId: T1, botToken: ${BOT_TOKEN} }] }
channelConfigurations:
${configurations.join('\n')}
`,
  });
  const requests = Array.from({ length: WARM_UP + EVENTS }, (_, index) => {
    const topic = topics[index % CHANNELS] ?? first;
    return toPost(`${server.url}/sns`, 'text/plain; charset=UTF-8', toBody(topic.notification({ message: failedDeployment(index) })));
  });
  const measured = await play(requests, { chat, url: server.url });
  const resident = await server.residentMegabytes();
  await server.stop();
  await chat.close();
  await rm(folder, { recursive: true, force: true });
  return { ...measured, resident };
}

async function measureAlertmanager(program: string): Promise<Measured> {
  const chat = await InstantChat.start(/webhook$/);
  const alertmanager = await startAlertmanager(program, toWebhookAtOnce(`${chat.url}/webhook`));
  const url = `${alertmanager.url}/api/v2/alerts`;
  const requests = Array.from({ length: WARM_UP + EVENTS }, (_, index) =>
    toPost(
      url,
      'application/json',
      JSON.stringify([
        {
          labels: {
            alertname: 'DeploymentFailed',
            service: `checkout-api-${index}`,
            account: '123456789012',
            region: 'us-east-1',
            severity: 'high',
          },
          annotations: { summary: failedDeployment(index) },
          startsAt: new Date().toISOString(),
        },
      ]),
    ),
  );
  const measured = await play(requests, { chat, url: alertmanager.url });
  const resident = await alertmanager.residentMegabytes();
  await alertmanager.stop();
  await chat.close();
  return { ...measured, resident };
}

async function play(
  requests: readonly Buffer[],
  { chat, url }: { readonly chat: InstantChat; readonly url: string },
): Promise<Omit<Measured, 'resident'>> {
  await sendAll(requests.slice(0, WARM_UP), { url, connections: CONNECTIONS });
  await chat.until(WARM_UP, PATIENCE_MS);
  const startedAt = performance.now();
  const load = await sendAll(requests.slice(WARM_UP), { url, connections: CONNECTIONS });
  await chat.until(WARM_UP + EVENTS, PATIENCE_MS);
  const delivered = chat.count - WARM_UP;
  return { load, delivered, deliveredPerSecond: (delivered * 1_000) / (performance.now() - startedAt) };
}
