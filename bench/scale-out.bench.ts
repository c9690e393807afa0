// Events to many channels with one and with two nodes on one PostgreSQL: beside them on this machine, where nodes, database, senders and chat
// share the cores, so that what each of them costs an event is told as well; and a millisecond away in each direction, as in another zone,
// where a node waits for answers rather than for a core.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeSns, toBody } from '../test/fakes/fake-sns.ts';
import { startPostgres, type TestPostgres } from '../test/integration/start-postgres.ts';
import { startServerProcess, type ServerProcess } from '../test/server-process.ts';
import { openDistance } from './distant-database.ts';
import { failedDeployment } from './failed-deployment.ts';
import type { BenchFigure } from './figure.ts';
import { InstantChat } from './instant-chat.ts';
import { sendAll, toPost } from './raw-requests.ts';

const CONNECTIONS = 32;
const WARM_UP = 500;
const EVENTS = 4_000;
/** Fewer over the distance, where each takes longer. */
const DISTANT_EVENTS = 1_000;
const DISTANCE_MS = 1;
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

/** Measures one node and two, near and far, one after the other, each on a database of its own. */
export async function benchScaleOut(): Promise<readonly BenchFigure[]> {
  const postgres = await startPostgres();
  const what = `PostgreSQL, posted to ${CHANNELS.toLocaleString('en')} channels`;
  const near = { postgres, events: EVENTS, distanceMs: 0 };
  const [one, two] = [await measure(1, near), await measure(2, near)];
  const far = { postgres, events: DISTANT_EVENTS, distanceMs: DISTANCE_MS };
  const [oneFar, twoFar] = [await measure(1, far), await measure(2, far)];
  await postgres.stop();
  return [
    { what: `${what}, database on the same ${cpus().length} cores: one node`, value: tell(one) },
    { what: `${what}, database on the same ${cpus().length} cores: two nodes`, value: tell(two), target: targetOf(one, two) },
    { what: `${what}: CPU an event, two nodes together`, value: `${two.nodesMs.toFixed(2)} ms` },
    { what: `${what}: CPU an event, senders and chat`, value: `${two.ownMs.toFixed(2)} ms` },
    { what: `${what}, database ${2 * DISTANCE_MS} ms there and back: one node`, value: tell(oneFar) },
    { what: `${what}, database ${2 * DISTANCE_MS} ms there and back: two nodes`, value: tell(twoFar), target: targetOf(oneFar, twoFar) },
  ];
}

function targetOf(one: Measured, two: Measured): NonNullable<BenchFigure['target']> {
  const times = two.perSecond / one.perSecond;
  return { text: `${TIMES_ONE_NODE} times one node; ${times.toFixed(2)}`, isMet: times >= TIMES_ONE_NODE };
}

interface Setting {
  readonly postgres: TestPostgres;
  readonly events: number;
  /** To the database, in one direction. */
  readonly distanceMs: number;
}

function tell({ perSecond, missing }: Measured): string {
  return `${Math.round(perSecond)} events/s${missing > 0 ? `, ${missing} missing` : ''}`;
}

async function measure(nodeCount: number, { postgres, events, distanceMs }: Setting): Promise<Measured> {
  const database = await postgres.createDatabase();
  const way = distanceMs === 0 ? undefined : await openDistance(database.url.reveal(), distanceMs);
  const chat = await InstantChat.start(/chat\.postMessage$/);
  const topics = Array.from(
    { length: CHANNELS },
    (_, index) => new FakeSns({ signatureVersion: '2', topicArn: `arn:aws:sns:us-east-1:123456789012:ops-${index}` }),
  );
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-bench-pins-'));
  const yaml = await writeYaml(topics, { chatUrl: chat.url, folder });
  const nodes: ServerProcess[] = [];
  for (let index = 0; index < nodeCount; index += 1) {
    nodes.push(await startServerProcess({ yaml, environment: { SIGNALBOX_STORAGE_POSTGRES_URL: way?.url ?? database.url.reveal() } }));
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
  await send(WARM_UP, WARM_UP + events);
  const seconds = (performance.now() - before.at) / 1_000;
  const own = process.cpuUsage(before.own);
  const delivered = chat.count - WARM_UP;
  const measured = {
    perSecond: delivered / seconds,
    missing: events - delivered,
    nodesMs: ((await cpuMsOf(nodes)) - before.nodes) / delivered,
    ownMs: (own.user + own.system) / 1_000 / delivered,
  };
  await Promise.all(nodes.map((node) => node.stop()));
  await chat.close();
  await rm(folder, { recursive: true, force: true });
  await way?.close();
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
