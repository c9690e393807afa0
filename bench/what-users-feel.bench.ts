// What people notice: alarms that never come, and how long the urgent ones take. Signalbox beside Alertmanager, with the same alarms at the same
// moments and the same chat: one that takes a message a second and answers 429 beyond it; and after a kill -9 right behind the last answer.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sampleAlarm } from '../src/notifications/ingest/sample-alarm.ts';
import { FakeSns, toBody } from '../test/fakes/fake-sns.ts';
import { startServerProcess } from '../test/server-process.ts';
import { findAlertmanager, startAlertmanager, type AlertmanagerProcess } from './alertmanager-process.ts';
import type { BenchFigure } from './figure.ts';
import { LimitedChat } from './limited-chat.ts';

const STORM_ALARMS = 300;
const STORM_MS = 10_000;
/** One alarm in twenty is critical. */
const CRITICAL_EVERY = 20;
const CRASH_ALARMS = 200;
/** How long is watched after the storm: what comes later than that is late for anybody. */
const WATCHED_MS = 60_000;
/** How long after the second start, into a chat that takes everything at once. */
const WATCHED_AFTER_CRASH_MS = 20_000;
const BOT_TOKEN = 'xoxb-1-signalbox-bench';

/** Something that takes alarms and shows them in a chat. */
interface Notifier {
  /** Hands one in; resolves when it is acknowledged. */
  send(index: number): Promise<void>;
  /** Ends it as the out-of-memory killer would, and starts it again on its data. */
  crash(): Promise<void>;
  /** How many alarms it has put into no message and no digest, where it can say that itself. */
  countMissing?(): Promise<number>;
  stop(): Promise<void>;
}

type StartNotifier = (chat: LimitedChat) => Promise<Notifier>;

/** Measures both, one after the other. */
export async function benchWhatUsersFeel(): Promise<readonly BenchFigure[]> {
  const program = findAlertmanager();
  const notifiers: readonly (readonly [string, StartNotifier])[] = [
    ['Signalbox', startSignalbox],
    ...(program === undefined ? [] : [['Alertmanager', (chat: LimitedChat) => startAlertmanagerFor(program, chat)] as const]),
  ];
  const figures: BenchFigure[] = [];
  for (const [name, start] of notifiers) figures.push(...(await playStorm(name, start)), await playCrash(name, start));
  return figures;
}

async function playStorm(name: string, start: StartNotifier): Promise<readonly BenchFigure[]> {
  const chat = await LimitedChat.start();
  const notifier = await start(chat);
  const startedAt = performance.now();
  const sentAt: number[] = [];
  for (let index = 0; index < STORM_ALARMS; index += 1) {
    const dueAt = startedAt + (index / STORM_ALARMS) * STORM_MS;
    if (performance.now() < dueAt) await setTimeout(dueAt - performance.now());
    await notifier.send(index);
    sentAt.push(performance.now());
  }
  await setTimeout(WATCHED_MS);
  const seenAt = firstSeen(chat, STORM_ALARMS);
  const critical = indices(STORM_ALARMS).filter(isCritical);
  const waits = critical.flatMap((index) => {
    const seen = seenAt.get(index);
    return seen === undefined ? [] : [seen - (sentAt[index] ?? 0)];
  });
  const missing = (await notifier.countMissing?.()) ?? STORM_ALARMS - seenAt.size;
  await notifier.stop();
  await chat.close();
  const isComplete = waits.length === critical.length;
  const what = `${name}, ${STORM_ALARMS} alarms in ten seconds, a chat that takes one message a second`;
  return [
    {
      what: `${what}: alarms in no message and no digest a minute later`,
      value: `${missing} (429 answered ${chat.refusedCount} times)`,
      ...(name === 'Signalbox' ? { target: { text: 'none', isMet: missing === 0 } } : {}),
    },
    {
      what: `${what}: the last of ${critical.length} critical ones is named in the chat after`,
      value: `${isComplete ? '' : `${critical.length - waits.length} never; else `}${(Math.max(...waits) / 1_000).toFixed(1)} s`,
    },
  ];
}

async function playCrash(name: string, start: StartNotifier): Promise<BenchFigure> {
  const chat = await LimitedChat.start({ isLimited: false });
  const notifier = await start(chat);
  await Promise.all(indices(CRASH_ALARMS).map((index) => notifier.send(index)));
  await notifier.crash();
  await setTimeout(WATCHED_AFTER_CRASH_MS);
  const missing = (await notifier.countMissing?.()) ?? CRASH_ALARMS - firstSeen(chat, CRASH_ALARMS).size;
  await notifier.stop();
  await chat.close();
  return {
    what: `${name}, kill -9 behind the last of ${CRASH_ALARMS} answers: alarms never shown`,
    value: String(missing),
    ...(name === 'Signalbox' ? { target: { text: 'none', isMet: missing === 0 } } : {}),
  };
}

function indices(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function isCritical(index: number): boolean {
  return index % CRITICAL_EVERY === 0;
}

function nameOf(index: number): string {
  return `${isCritical(index) ? 'critical' : 'usual'}-alarm-${index}`;
}

/** When each alarm was named in the chat first. */
function firstSeen({ shown }: LimitedChat, count: number): ReadonlyMap<number, number> {
  const seen = new Map<number, number>();
  for (const { at, text } of shown) {
    // Match: critical-alarm-20. Near miss: alarm-20.
    for (const [, digits] of text.matchAll(/(?:critical|usual)-alarm-(\d+)\b/g)) {
      const index = Number(digits);
      if (index < count && !seen.has(index)) seen.set(index, at);
    }
  }
  return seen;
}

async function startSignalbox(chat: LimitedChat): Promise<Notifier> {
  const sns = new FakeSns({ signatureVersion: '2' });
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-bench-pins-'));
  const pin = await sns.writePin(folder);
  const yaml = `
logLevel: error
sns: { pinnedCertificates: [{ url: '${pin.url}', file: '${pin.file}' }] }
slack: { apiUrl: '${chat.url}/api/', workspaces: [{ workspaceId: T1, botToken: ${BOT_TOKEN} }] }
notifications: { storms: { quietSeconds: 10 } }
channelConfigurations:
  - { configurationName: ops, platform: slack, workspaceId: T1, channelId: C0, snsTopicArns: ['${sns.topicArn}'] }
`;
  let server = await startServerProcess({ yaml });
  let sentCount = 0;
  return {
    async send(index) {
      const alarm = JSON.parse(sampleAlarm({ state: 'ALARM', now: new Date() })) as Record<string, unknown>;
      const name = nameOf(index);
      const arn = `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:${name}`;
      const body = toBody(sns.notification({ message: JSON.stringify({ ...alarm, AlarmName: name, AlarmArn: arn }) }));
      await postUntilTaken(`${server.url}/sns`, 'text/plain; charset=UTF-8', body);
      sentCount += 1;
    },
    async crash() {
      await server.kill();
      server = await startServerProcess({ yaml, dataFolder: server.dataFolder });
    },
    async countMissing() {
      const metrics = await (await fetch(`${server.url}/metrics`)).text();
      // Match: signalbox_deliveries{status="digested"} 12. Near miss: signalbox_deliveries{status="queued"} 12.
      const told = [...metrics.matchAll(/^signalbox_deliveries\{status="(?:sent|digested)"\} (\d+)$/gm)];
      return Math.max(0, sentCount - told.reduce((sum, [, count]) => sum + Number(count), 0));
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startAlertmanagerFor(program: string, chat: LimitedChat): Promise<Notifier> {
  // Its own receiver for Slack; groups by alert name, waits as its documentation's examples do, a little shorter.
  const settings = {
    route: "{ receiver: chat, group_by: ['alertname'], group_wait: 5s, group_interval: 1m, repeat_interval: 4h }",
    receiver: `slack_configs: [{ api_url: '${chat.url}/webhook', channel: '#ops', send_resolved: false, text: '{{ range .Alerts }}{{ .Labels.alertname }} {{ end }}' }]`,
  };
  let alertmanager: AlertmanagerProcess = await startAlertmanager(program, settings);
  return {
    async send(index) {
      const labels = { alertname: nameOf(index), severity: isCritical(index) ? 'critical' : 'warning' };
      await postUntilTaken(
        `${alertmanager.url}/api/v2/alerts`,
        'application/json',
        JSON.stringify([{ labels, startsAt: new Date().toISOString() }]),
      );
    },
    async crash() {
      alertmanager = await alertmanager.crash();
    },
    stop: () => alertmanager.stop(),
  };
}

/** As SNS does: again, when it is told to come back. */
async function postUntilTaken(url: string, contentType: string, body: string): Promise<void> {
  for (;;) {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': contentType }, body });
    await response.arrayBuffer();
    if (response.ok) return;
    await setTimeout(100);
  }
}
