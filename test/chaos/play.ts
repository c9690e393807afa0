// One run on one database: senders, a chat, nodes, and trouble; then peace until everything has its disposition, and the verdict.
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { FakeSlack } from '../fakes/fake-slack.ts';
import { FakeSns } from '../fakes/fake-sns.ts';
import { Chance } from './chance.ts';
import { gateBefore } from './gate.ts';
import { Nodes } from './nodes.ts';
import { readPostgres, readSqlite, type OutcomeReader } from './read-outcome.ts';
import { sendUntilOver } from './senders.ts';
import { mountSmallDisk } from './small-disk.ts';
import { makeTrouble } from './trouble.ts';
import { judge, type Verdict } from './verdict.ts';

/** A run. */
export interface Run {
  readonly seed: number;
  readonly milliseconds: number;
  /** The address of a PostgreSQL database, empty; without it SQLite. */
  readonly postgresUrl?: string;
  readonly say: (text: string) => void;
}

/** How it ended. */
export interface RunReport extends Verdict {
  readonly acknowledged: number;
  readonly refused: number;
  readonly starts: number;
  readonly kills: number;
  readonly troubles: Readonly<Record<string, number>>;
}

const BOT_TOKEN = 'xoxb-1-signalbox-chaos';
const SLACK_CHANNELS = ['C1', 'C2', 'C3', 'C4'];
/** How long everything may take to be delivered once there is peace. */
const PEACE_MS = 240_000;
const LOOK_EVERY_MS = 500;

/** Plays a run. */
export async function play({ seed, milliseconds, postgresUrl, say }: Run): Promise<RunReport> {
  const chance = new Chance(seed);
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-chaos-'));
  await chmod(folder, 0o755);
  const dataFolder = join(folder, 'data');
  await mkdir(dataFolder);
  const disk = postgresUrl === undefined ? await mountSmallDisk(dataFolder, milliseconds) : undefined;
  const gate = postgresUrl === undefined ? undefined : await gateBefore(postgresUrl);
  const clockFile = join(folder, 'clock');
  await writeFile(clockFile, '0');
  const slack = await FakeSlack.start({
    workspaces: [{ teamId: 'T1', botToken: BOT_TOKEN, botUserId: 'UBOT', channelIds: SLACK_CHANNELS }],
  });
  const sns = new FakeSns({ signatureVersion: '2' });
  const yaml = configuration({ pin: await sns.writePin(folder), apiUrl: slack.apiUrl, topicArn: sns.topicArn });
  const environment = { CHAOS_CLOCK_FILE: clockFile, ...(gate === undefined ? {} : { SIGNALBOX_STORAGE_POSTGRES_URL: gate.url }) };
  const nodes = new Nodes({ yaml, folder: dataFolder, environment });
  const numbers = postgresUrl === undefined ? [1] : [1, 2];
  await Promise.all(numbers.map((number) => nodes.start(number)));

  const endsAt = performance.now() + milliseconds;
  const isOver = (): boolean => performance.now() >= endsAt;
  const [sent, troubles] = await Promise.all([
    sendUntilOver({ sns, chance, urls: () => nodes.urls, isOver }),
    makeTrouble({ chance, slack, nodes, clockFile, disk, gate, isOver, say }),
  ]);
  say('peace');
  await Promise.all(numbers.map((number) => nodes.start(number)));
  const reader = postgresUrl === undefined ? readSqlite(join(dataFolder, 'node-1')) : await readPostgres(postgresUrl);
  await untilSettled(reader);
  const deliveries = await reader.deliveries();
  const shown = new Map(SLACK_CHANNELS.map((channel) => [`slack-${channel}`, slack.messagesIn(channel)]));
  const configurations = ['web', ...shown.keys()];
  say(`looked at ${new Date().toISOString()}`);
  const verdict = judge({ acknowledged: sent.acknowledged, configurations, deliveries, shown });
  const refusals = sent.refusedForGood === 0 ? [] : [`${sent.refusedForGood} requests were refused for good`];
  await nodes.stop();
  await reader.close();
  await slack.close();
  await gate?.close();
  await disk?.unmount();
  await rm(folder, { recursive: true, force: true });
  return {
    ...verdict,
    problems: [...refusals, ...verdict.problems],
    acknowledged: sent.acknowledged.size,
    refused: sent.refused,
    starts: nodes.starts,
    kills: nodes.kills,
    troubles,
  };
}

function configuration({
  pin,
  apiUrl,
  topicArn,
}: {
  readonly pin: { url: string; file: string };
  readonly apiUrl: string;
  readonly topicArn: string;
}): string {
  const channels = SLACK_CHANNELS.map(
    (channel) =>
      `  - { configurationName: slack-${channel}, platform: slack, workspaceId: T1, channelId: ${channel}, snsTopicArns: ['${topicArn}'], loggingLevel: NONE }`,
  );
  return `
logLevel: fatal
sns: { pinnedCertificates: [{ url: '${pin.url}', file: '${pin.file}' }] }
slack: { apiUrl: '${apiUrl}', workspaces: [{ workspaceId: T1, botToken: ${BOT_TOKEN} }] }
# What is said beside the steps of alarms, minutes later, would be taken for a second telling of them.
notifications: { storms: { quietSeconds: 10 }, flapping: { enabled: false }, reminders: { enabled: false } }
channelConfigurations:
  - { configurationName: web, platform: web, channelId: web, snsTopicArns: ['${topicArn}'], loggingLevel: NONE }
${channels.join('\n')}
`;
}

async function untilSettled(reader: OutcomeReader): Promise<void> {
  const deadline = performance.now() + PEACE_MS;
  while ((await reader.countUnsettled()) > 0 && performance.now() < deadline) await setTimeout(LOOK_EVERY_MS);
}
