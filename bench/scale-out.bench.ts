// Events to many channels with one and with two nodes on one PostgreSQL. Nodes, database, senders and chat share this machine's cores, so
// what each of them costs an event is told beside: on a machine of its own a node is as fast as its own share allows.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeSns, toBody } from '../test/fakes/fake-sns.ts';
import { startPostgres, type TestPostgres } from '../test/integration/start-postgres.ts';
import { startServerProcess, type ServerProcess } from '../test/server-process.ts';
import { failedDeployment } from './failed-deployment.ts';
import type { BenchFigure } from './figure.ts';
import { InstantChat } from './instant-chat.ts';
import { sendAll, toPost } from './raw-requests.ts';

const CONNECTIONS = 32;
const WARM_UP = 1_000;
const EVENTS = 4_000;
/** No channel gets more than Slack takes in ten seconds. */
const CHANNELS = 2_500;
const PATIENCE_MS = 60_000;
/** What was promised of two nodes. */
const TIMES_ONE_NODE = 1.6;
/** Clock ticks a second of /proc (proc(5), sysconf(_SC_CLK_TCK)): 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

interface Measured {
  readonly perSecond: number;
  readonly missing: number;
  /** Milliseconds of CPU an event: of all nodes, of senders and chat. */
  readonly nodesMs: number;
  readonly ownMs: number;
}

/** Measures both, one after the other, each on a database of its own. */
export async function benchScaleOut(): Promise<readonly BenchFigure[]> {
  const postgres = await startPostgres();
  const one = await measure(1, postgres);
  const two = await measure(2, postgres);
  await postgres.stop();
  const times = two.perSecond / one.perSecond;
  const what = `PostgreSQL, posted to ${CHANNELS.toLocaleString('en')} channels`;
  return [
    { what: `${what}: one node`, value: tell(one) },
    {
      what: `${what}: two nodes`,
      value: tell(two),
      target: { text: `${TIMES_ONE_NODE} times one node; ${times.toFixed(2)} on ${cpus().length} cores`, isMet: times >= TIMES_ONE_NODE },
    },
    { what: `${what}: CPU an event, two nodes together`, value: `${two.nodesMs.toFixed(2)} ms` },
    { what: `${what}: CPU an event, senders and chat`, value: `${two.ownMs.toFixed(2)} ms` },
  ];
}

function tell({ perSecond, missing }: Measured): string {
  return `${Math.round(perSecond)} events/s${missing > 0 ? `, ${missing} missing` : ''}`;
}

async function measure(nodeCount: number, postgres: TestPostgres): Promise<Measured> {
  const database = await postgres.createDatabase();
  const chat = await InstantChat.start(/chat\.postMessage$/);
  const topics = Array.from(
    { length: CHANNELS },
    (_, index) => new FakeSns({ signatureVersion: '2', topicArn: `arn:aws:sns:us-east-1:123456789012:ops-${index}` }),
  );
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-bench-pins-'));
  const yaml = await writeYaml(topics, { chatUrl: chat.url, folder });
  const nodes: ServerProcess[] = [];
  for (let index = 0; index < nodeCount; index += 1) {
    nodes.push(await startServerProcess({ yaml, environment: { SIGNALBOX_STORAGE_POSTGRES_URL: database.url.reveal() } }));
  }
  const send = async (from: number, to: number): Promise<void> => {
    await Promise.all(
      nodes.map(({ url }, node) => {
        const mine = range(from, to).filter((index) => index % nodeCount === node);
        const requests = mine.map((index) => toRequest(url, topics[index % CHANNELS], index));
        return sendAll(requests, { url, connections: CONNECTIONS / nodeCount });
      }),
    );
    await chat.until(to, PATIENCE_MS);
  };
  await send(0, WARM_UP);
  const before = { nodes: await cpuMsOf(nodes), own: process.cpuUsage(), at: performance.now() };
  await send(WARM_UP, WARM_UP + EVENTS);
  const seconds = (performance.now() - before.at) / 1_000;
  const own = process.cpuUsage(before.own);
  const delivered = chat.count - WARM_UP;
  const measured = {
    perSecond: delivered / seconds,
    missing: EVENTS - delivered,
    nodesMs: ((await cpuMsOf(nodes)) - before.nodes) / delivered,
    ownMs: (own.user + own.system) / 1_000 / delivered,
  };
  await Promise.all(nodes.map((node) => node.stop()));
  await chat.close();
  await rm(folder, { recursive: true, force: true });
  await database.drop();
  return measured;
}

async function writeYaml(
  topics: readonly FakeSns[],
  { chatUrl, folder }: { readonly chatUrl: string; readonly folder: string },
): Promise<string> {
  const pin = await topics[0]?.writePin(folder);
  const configurations = topics.map(
    ({ topicArn }, index) =>
      `  - { configurationName: ops-${index}, platform: slack, workspaceId: T1, channelId: C${index}, snsTopicArns: ['${topicArn}'] }`,
  );
  return `
logLevel: warn
sns: { pinnedCertificates: [{ url: '${pin?.url}', file: '${pin?.file}' }] }
slack: { apiUrl: '${chatUrl}/api/', workspaces: [{ workspaceId: T1, botToken: xoxb-1-signalbox-bench }] }
channelConfigurations:
${configurations.join('\n')}
`;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function toRequest(url: string, topic: FakeSns | undefined, index: number): Buffer {
  if (topic === undefined) throw new Error('there is no topic');
  return toPost(`${url}/sns`, 'text/plain; charset=UTF-8', toBody(topic.notification({ message: failedDeployment(index) })));
}

async function cpuMsOf(nodes: readonly ServerProcess[]): Promise<number> {
  const each = await Promise.all(
    nodes.map(async ({ child }) => {
      // The name of the program stands in brackets and may hold spaces; user and system time are the 14th and 15th field (proc(5)).
      const fields = (await readFile(`/proc/${child.pid}/stat`, 'utf8')).replace(/^.*\) /s, '').split(' ');
      return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_PER_SECOND;
    }),
  );
  return each.reduce((sum, milliseconds) => sum + milliseconds, 0);
}
