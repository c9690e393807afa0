import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Command, CommandContext } from '../../cli/command.ts';
import { UsageError } from '../../cli/usage-error.ts';
import type { Surroundings } from '../surroundings.ts';
import { checkConfigCommand } from './check-config.ts';
import { routeCommand } from './route.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:alarms';
const surroundings: Surroundings = { environment: {}, version: '1', consoleFolder: '' };
const EVENT = {
  source: 'com.example.orders',
  'detail-type': 'Order failed',
  account: '123456789012',
  region: 'eu-west-1',
  time: '2026-03-01T02:59:00Z',
  detail: { team: 'payments' },
};
const ROUTES = `
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops, channelName: '#ops', snsTopicArns: ['${TOPIC}'] }
  - { configurationName: payments, platform: web, channelId: payments }
  - { configurationName: oncall, platform: web, channelId: oncall }
notify:
  tokens:
    - { name: partner, token: 0123456789abcdef0123, configurationNames: [ops] }
notifications:
  muteTimings:
    - { name: nights, timeZone: Europe/Berlin, when: [{ times: ['22:00-06:00'] }] }
  routes:
    - name: critical
      match: ['severity=critical']
      channels: [oncall]
      keepDefaults: true
    - name: payments
      match: ['event.detail.team=payments']
      channels: [payments]
      muteDuring: [nights]
      groupBy: [detailType]
      continue: true
      routes:
        - { name: orders, match: ['detailType=Order*'] }
    - { name: everything }
`;

async function configurationFile(yaml: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'signalbox-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries({ ...files, 'signalbox.yaml': yaml })) await writeFile(path.join(folder, name), text);
  return path.join(folder, 'signalbox.yaml');
}

/** Runs a command, and returns its status and what it printed. */
async function run(command: Command, commandArguments: readonly string[], input = '') {
  const printed: string[] = [];
  const context: CommandContext = {
    streams: {
      readInput: () => Promise.resolve(Buffer.from(input)),
      readInputLines: async function* () {
        yield* input.split('\n');
      },
      print: (line) => printed.push(line),
      printError: (line) => printed.push(line),
    },
    findSocketPath: () => Promise.reject(new Error('no server is asked')),
    readFile: () => Promise.reject(new Error('no file is read')),
  };
  return { status: await command.run(commandArguments, context), printed };
}

describe('route', () => {
  it('says which routes took an event and which did not, and what its channels get', async () => {
    const file = await configurationFile(ROUTES);

    const { status, printed } = await run(
      routeCommand(surroundings),
      ['--config', file, '--topic', TOPIC, '--at', '2026-01-15T23:00:00Z'],
      JSON.stringify(EVENT),
    );

    expect(status).toBe(0);
    expect(printed).toEqual([
      'Order failed: severity high, account 123456789012, eu-west-1',
      `by topic ${TOPIC}, at 2026-01-15T23:00:00.000Z`,
      '',
      'Routes',
      '  critical: no match: severity=critical (it has high)',
      '  payments: matches, and lets a route inside take it',
      '    orders: takes it',
      '  everything: takes it',
      '',
      'Channels',
      '  ops (#ops): by everything',
      '  payments: by payments / orders; not shown: muted by the route payments / orders at this time (nights); in the group detailType Order failed (first after 30 s, then every 300 s at most)',
    ]);
  });

  it('prints the same as JSON, also by the topic that an SNS message names', async () => {
    const file = await configurationFile(ROUTES);
    const sns = { Type: 'Notification', TopicArn: TOPIC, MessageId: 'm', Message: JSON.stringify({ ...EVENT, detail: {} }) };

    const { printed } = await run(routeCommand(surroundings), ['--config', file, '--json'], JSON.stringify(sns));

    expect(JSON.parse(printed.join(''))).toMatchObject({
      topicArn: TOPIC,
      routes: [
        { name: 'critical', verdict: 'missed' },
        { name: 'payments', verdict: 'missed', missed: [{ values: [] }] },
        { name: 'everything' },
      ],
      channels: [{ configurationName: 'ops', routes: ['everything'] }],
    });
  });

  it('lets a token reach nobody but its own configurations, whatever it writes', async () => {
    const file = await configurationFile(ROUTES);

    const { printed } = await run(routeCommand(surroundings), ['--config', file, '--token', 'partner'], JSON.stringify(EVENT));

    expect(printed.slice(printed.indexOf('Channels') + 1)).toEqual([
      expect.stringMatching(/^ {2}ops \(#ops\): by payments \/ orders, everything/),
    ]);
  });

  it('refuses a token that is not there, an instant that is none, and both ways at once', async () => {
    const file = await configurationFile(ROUTES);
    const command = routeCommand(surroundings);

    await expect(run(command, ['--config', file, '--token', 'other'])).rejects.toThrow(UsageError);
    await expect(run(command, ['--config', file, '--at', 'noon'])).rejects.toThrow(UsageError);
    await expect(run(command, ['--config', file, '--token', 'partner', '--topic', TOPIC])).rejects.toThrow(UsageError);
  });
});

const TESTS = `
  routeTests:
    - name: orders go to payments
      eventFile: order.json
      topic: ${TOPIC}
      at: 2026-01-15T12:00:00Z
      expect: { channels: [ops, payments], routes: [orders, everything] }
    - name: and not at night
      eventFile: order.json
      topic: ${TOPIC}
      at: 2026-01-15T23:00:00Z
      expect: { channels: [ops], muted: [payments] }
`;

describe('check-config', () => {
  it('tries the route tests, and says how many hold', async () => {
    const file = await configurationFile(ROUTES + TESTS, { 'order.json': JSON.stringify(EVENT) });

    expect(await run(checkConfigCommand(surroundings), [file])).toEqual({
      status: 0,
      printed: [expect.stringContaining('holds secrets'), `${file}: ok; all 2 route tests hold`],
    });
  });

  it('says of a test that fails in which line it stands, and what is otherwise', async () => {
    const tests = TESTS.replace('muted: [payments]', 'muted: [oncall]').replace('order.json\n      topic', 'gone.json\n      topic');
    const file = await configurationFile(ROUTES + tests, { 'order.json': JSON.stringify(EVENT) });

    const { status, printed } = await run(checkConfigCommand(surroundings), [file]);

    expect(status).toBe(1);
    expect(printed.slice(1)).toEqual([
      `${file}:29:18 notifications.routeTests[0].eventFile: ${path.join(path.dirname(file), 'gone.json')} does not exist`,
      `${file}:33:7 notifications.routeTests[1]: the route test "and not at night" fails: it should be muted in oncall, and is muted in payments`,
    ]);
  });
});
