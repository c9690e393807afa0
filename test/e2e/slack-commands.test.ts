// Commands in Slack: a mention walks the same flow as what is typed on the page, under the same rules.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { FakeSlack } from '../fakes/fake-slack.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { startApp, type StartedApp } from './start-app.ts';

const botToken = 'xoxb-1-signalbox-test';
const appToken = 'xapp-1-signalbox-test';

let slack: FakeSlack;
let aws: FakeAws;
let app: StartedApp;

beforeEach(async () => {
  slack = await FakeSlack.start({ workspaces: [{ teamId: 'T1', botToken, appToken, botUserId: 'UBOT', channelIds: ['C1'] }] });
  aws = await startFakeAws();
});
afterEach(async () => {
  await app.stop();
  await slack.close();
  await aws.stop();
});

async function start(rules: string, settings = ''): Promise<void> {
  app = await startApp({
    yaml: `
slack:
  apiUrl: ${slack.apiUrl}
  workspaces: [{ workspaceId: T1, botToken: ${botToken}, appToken: ${appToken} }]
channelConfigurations:
  - { configurationName: ops-slack, platform: slack, workspaceId: T1, channelId: C1${rules} }
${settings}
`,
    environment: { ...NO_CREDENTIALS, ...aws.environment },
  });
  await slack.until(() => slack.sockets.countOpen(appToken) === 1);
}

async function mention(text: string, ts: string, threadTs?: string): Promise<string> {
  const before = slack.messagesIn('C1').length;
  const shown = slack.ephemerals().length;
  slack.mention({ teamId: 'T1', channelId: 'C1', text: `<@UBOT> ${text}`, ts, ...(threadTs === undefined ? {} : { threadTs }) });
  await slack.until(() => slack.messagesIn('C1').length > before || slack.ephemerals().length > shown);
  return JSON.stringify(slack.ephemerals().length > shown ? slack.ephemerals().at(-1) : slack.messagesIn('C1').at(-1));
}

/** Presses a button of a message of the channel. */
async function press(index: number, button: string): Promise<string> {
  const before = slack.messagesIn('C1').length;
  slack.press({ teamId: 'T1', channelId: 'C1', ts: slack.messagesIn('C1')[index]?.ts ?? '', button });
  await slack.until(() => slack.messagesIn('C1').length > before);
  return JSON.stringify(slack.messagesIn('C1').at(-1));
}

describe('commands in Slack', () => {
  it('are answered in the thread of the mention', async () => {
    await start(', role: ambient');

    const answer = await mention('ec2 describe-instances', '1700000000.000100');

    expect(answer).toContain(aws.instances()[0]?.instanceId);
    expect(slack.messagesIn('C1')[0]?.threadTs).toBe('1700000000.000100');
  });

  it('that lack something are completed in the thread', async () => {
    await start(', role: ambient');
    const [instance] = aws.instances();

    const asked = await mention('ec2 reboot-instances', '1700000000.000100');
    const answer = await mention(`instance-ids ${instance?.instanceId}`, '1700000000.000200', '1700000000.000100');

    expect(asked).toContain('Which instance-ids?');
    expect(answer).toContain(instance?.instanceId);
    expect([...slack.messagesIn('C1'), ...slack.ephemerals()].map(({ threadTs }) => threadTs)).toEqual([
      '1700000000.000100',
      '1700000000.000100',
    ]);
  });

  it('that go on in the background answer in the thread', async () => {
    await start(', role: ambient', 'aws: { commandTimeoutSeconds: 1 }');
    aws.hold('DescribeInstances');

    const asked = await mention('ec2 describe-instances', '1700000000.000100');
    aws.release('DescribeInstances');
    await slack.until(() => slack.messagesIn('C1').length === 2);

    expect(asked).toContain('is still running');
    expect(slack.messagesIn('C1').map(({ threadTs }) => threadTs)).toEqual(['1700000000.000100', '1700000000.000100']);
  });

  it('that have more to show have a button for it, which shows what comes next', async () => {
    const [sample] = aws.instances();
    if (sample === undefined) throw new Error('the double has no instance');
    const instances = Array.from({ length: 60 }, (_, position) => ({ ...sample, instanceId: `i-0a1b2c3d4e5f6${1000 + position}` }));
    await aws.stop();
    aws = await startFakeAws({ instances });
    await start(', role: ambient');
    const shownIn = (answer: string): readonly string[] =>
      instances.map(({ instanceId }) => instanceId).filter((id) => answer.includes(id));

    const first = await mention('ec2 describe-instances', '1700000000.000100');
    const next = await press(0, 'Show more');

    expect(shownIn(first)[0]).toBe(instances[0]?.instanceId);
    expect(shownIn(first).length).toBeLessThan(instances.length);
    expect(shownIn(next)[0]).toBe(instances[shownIn(first).length]?.instanceId);
    expect(slack.messagesIn('C1').map(({ threadTs }) => threadTs)).toEqual(['1700000000.000100', '1700000000.000100']);
  });

  it('use the credentials of the machine only where that is written', async () => {
    await start('');

    const answer = await mention('ec2 describe-instances', '1700000000.000100');

    expect(answer).toContain('role: ambient');
    expect(aws.callsOf('DescribeInstances')).toEqual([]);
  });

  it('that wait say what stops them, and tell in a message of their own when it has come', async () => {
    await start(', role: ambient');

    const waiting = await mention(`ec2 wait instance-running --instance-ids ${aws.instances()[0]?.instanceId}`, '1700000000.000100');
    await slack.until(() => slack.messagesIn('C1').length === 2);

    expect(waiting).toMatch(/"value":"sstop [A-Z0-9]{6}"/);
    expect(JSON.stringify(slack.messagesIn('C1').at(-1))).toContain('ec2 instance-running: done');
    expect(slack.messagesIn('C1').at(-1)?.threadTs).toBe('1700000000.000100');
  });

  it('change nothing without a guardrail', async () => {
    await start(', role: ambient, allowAmbientChanges: true');

    const answer = await mention(`ec2 terminate-instances --instance-ids ${aws.instances()[0]?.instanceId}`, '1700000000.000100');

    expect(answer).toContain('is not allowed here');
    expect(aws.callsOf('TerminateInstances')).toEqual([]);
  });
});
