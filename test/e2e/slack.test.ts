// Signed SNS messages into Slack, over real HTTP and Socket Mode connections.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleAlarm } from '../../src/notifications/ingest/sample-alarm.ts';
import { FakeSlack } from '../fakes/fake-slack.ts';
import { FakeSns } from '../fakes/fake-sns.ts';
import { BrowserSession } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const botToken = 'xoxb-1-signalbox-test';
const appToken = 'xapp-1-signalbox-test';

let slack: FakeSlack;
let sns: FakeSns;
let app: StartedApp;

beforeEach(async () => {
  slack = await FakeSlack.start({ workspaces: [{ teamId: 'T1', botToken, appToken, botUserId: 'UBOT', channelIds: ['C1'] }] });
  sns = new FakeSns({ signatureVersion: '2' });
  const pin = await sns.writePin(await mkdtemp(join(tmpdir(), 'signalbox-pins-')));
  app = await startApp({
    yaml: `
sns: { pinnedCertificates: [{ url: '${pin.url}', file: '${pin.file}' }] }
slack:
  apiUrl: ${slack.apiUrl}
  workspaces: [{ workspaceId: T1, botToken: ${botToken}, appToken: ${appToken} }]
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops, snsTopicArns: ['${sns.topicArn}'] }
  - { configurationName: ops-slack, platform: slack, workspaceId: T1, channelId: C1, snsTopicArns: ['${sns.topicArn}'] }
`,
  });
});
afterEach(async () => {
  await app.stop();
  await slack.close();
});

const publish = (message: string): Promise<{ status: number }> => sns.post(`${app.url}/sns`, sns.notification({ message }));
const shown = (): string => JSON.stringify(slack.messagesIn('C1'));

describe('Slack', () => {
  it('shows an alarm beside the web chat, and edits it to its OK', async () => {
    const openedAt = new Date(Date.now() - 12 * 60_000);
    await publish(sampleAlarm({ state: 'ALARM', now: openedAt }));
    await slack.until(() => slack.messagesIn('C1').length === 1);
    expect(shown()).toContain('Threshold Crossed');
    expect(shown()).not.toContain('12 min');
    const metadata: unknown = JSON.parse(slack.callsOf('chat.postMessage')[0]?.parameters['metadata'] ?? '');
    expect(metadata).toMatchObject({
      event_type: 'signalbox_notification',
      event_payload: { kind: 'CloudWatch Alarm', account: expect.any(String), region: expect.any(String), incident: expect.any(String) },
    });

    await publish(sampleAlarm({ state: 'OK', now: new Date(openedAt.getTime() + 12 * 60_000), openedAt }));
    await slack.until(() => slack.messagesIn('C1').length === 2);

    const [message, reply] = slack.messagesIn('C1');
    expect(JSON.stringify(message)).toContain('12 min');
    expect(message?.isEdited).toBe(true);
    expect(reply?.threadTs).toBe(message?.ts);
    const browser = await BrowserSession.signIn(app.signInUrl);
    expect((await browser.messages('ops')).messages).toHaveLength(1);
  });

  it('shows the metric of an alarm as a picture that was uploaded for the message alone', { timeout: 60_000 }, async () => {
    await publish(sampleAlarm({ state: 'ALARM', now: new Date() }));
    await slack.until(() => shown().includes('slack_file'));

    const [picture] = slack.files();
    expect(picture).toMatchObject({ name: 'chart.png', isComplete: true });
    expect(picture?.channelId).toBeUndefined();
    expect(picture?.content?.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(shown()).toContain(picture?.id);
    expect(shown()).toContain('Threshold Crossed');
  });

  it('delivers after a 429, and does not hold the web chat back', async () => {
    slack.failNext('chat.postMessage', { kind: 'status', status: 429, headers: { 'retry-after': '1' } });

    await publish('after the pause');
    const browser = await BrowserSession.signIn(app.signInUrl);
    await browser.follow((messages) => messages.length === 1);
    await slack.until(() => slack.messagesIn('C1').length === 1);

    expect(slack.callsOf('chat.postMessage')).toHaveLength(2);
    expect(shown()).toContain('after the pause');
  });

  it('says what it brings when it is mentioned', async () => {
    await slack.until(() => slack.sockets.countOpen(appToken) === 1);

    slack.mention({ teamId: 'T1', channelId: 'C1', text: '<@UBOT> help', ts: '1700000000.000100' });
    await slack.until(() => slack.messagesIn('C1').length === 1);

    expect(shown()).toContain('ops-slack');
    expect(shown()).toContain('ops (us-east-1, 123456789012)');
    expect(slack.messagesIn('C1')[0]?.threadTs).toBe('1700000000.000100');
  });

  it('keeps what a channel refuses until that is mended, with what to do, and never tells a token', async () => {
    slack.archive('C1');

    await publish('in good time');
    await expect.poll(() => app.log(), { timeout: 20_000 }).toContain('Messages for ops-slack wait');
    slack.restore('C1');
    await app.reload();
    await slack.until(() => slack.messagesIn('C1').length === 1);

    expect(shown()).toContain('in good time');
    expect(app.log()).toMatch(/archived/);
    expect(app.log()).not.toContain(botToken);
    expect(app.log()).not.toContain(appToken);
  });

  it('is taken away and brought back by a reload', async () => {
    const yaml = `
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops }
`;
    await slack.until(() => slack.sockets.countOpen(appToken) === 1);
    await app.rewrite(yaml);
    await app.reload();

    await slack.until(() => slack.sockets.countOpen(appToken) === 0);

    expect(slack.sockets.countOpen(appToken)).toBe(0);
  });
});
