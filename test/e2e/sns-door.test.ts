// Signed SNS messages through the whole of Signalbox.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleAlarm } from '../../src/notifications/ingest/sample-alarm.ts';
import { FakeSns } from '../fakes/fake-sns.ts';
import { startFakeSnsApi, type FakeSnsApi } from '../fakes/fake-sns-api.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const listedTopic = 'arn:aws:sns:us-east-1:123456789012:ops';
const unlistedTopic = 'arn:aws:sns:us-east-1:210987654321:strangers';

let sns: FakeSns;
let stranger: FakeSns;
let api: FakeSnsApi;
let app: StartedApp;

beforeEach(async () => {
  sns = new FakeSns({ topicArn: listedTopic, signatureVersion: '2' });
  stranger = new FakeSns({ topicArn: unlistedTopic });
  api = await startFakeSnsApi();
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-pins-'));
  const pin = await sns.writePin(folder);
  app = await startApp({
    snsEndpointUrl: api.url,
    yaml: `
sns:
  pinnedCertificates:
    - { url: '${pin.url}', file: '${pin.file}' }
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops, snsTopicArns: ['${listedTopic}'] }
  - { configurationName: security, platform: web, channelId: security }
`,
  });
});
afterEach(async () => {
  await app.stop();
  await api.stop();
});

const door = (): string => `${app.url}/sns`;

describe('POST /sns', () => {
  it('shows a signed alarm in the channel of its topic', async () => {
    const answer = await sns.post(
      door(),
      sns.notification({ message: sampleAlarm({ state: 'ALARM', now: new Date() }), subject: 'ALARM' }),
    );

    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ status: 'accepted', deliveries: [{ configurationName: 'ops' }] });
    const browser = await BrowserSession.signIn(app.signInUrl);
    const [message] = await browser.follow((messages) => messages.length === 1);
    expect(message?.channelId).toBe('ops');
    expect(message === undefined ? '' : textOf(message)).toContain('Via topic ops');
    expect(message === undefined ? '' : textOf(message)).not.toContain('Sample event');
  });

  it('shows the same message once, however often it comes', async () => {
    const envelope = sns.notification({ message: 'disk almost full' });

    const answers = await Promise.all(Array.from({ length: 5 }, () => sns.post(door(), envelope)));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(answers.map(({ text }) => (JSON.parse(text) as { status: string }).status).toSorted()).toEqual([
      'accepted',
      ...Array.from({ length: 4 }, () => 'duplicate'),
    ]);
    const browser = await BrowserSession.signIn(app.signInUrl);
    expect(await browser.follow((messages) => messages.length > 0)).toHaveLength(1);
  });

  it('refuses what SNS did not sign, and keeps nothing of it', async () => {
    const envelope = { ...sns.notification({ message: 'pay 100' }), Message: 'pay 1000000' };

    const answer = await sns.post(door(), envelope);

    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'bad-signature' } });
    const browser = await BrowserSession.signIn(app.signInUrl);
    expect((await browser.messages('ops')).messages).toEqual([]);
    expect((await browser.topics()).topics).toEqual([]);
  });

  it('confirms the subscription of a listed topic by a request of its own', async () => {
    const envelope = sns.subscriptionConfirmation();
    api.expectConfirmation(listedTopic, sns.token);

    expect((await sns.post(door(), envelope)).status).toBe(200);
    const browser = await BrowserSession.signIn(app.signInUrl);
    await expect
      .poll(async () => (await browser.topics()).topics)
      .toMatchObject([{ state: 'allowed', isConfirmed: true, managedBy: 'file' }]);

    expect(api.confirmedTopicArns).toEqual([listedTopic]);
    expect(api.requests.map(({ parameters }) => parameters['Action'])).toEqual(['ConfirmSubscription']);
  });

  it('lets an unlisted topic wait, and releases what it sent once it is approved', async () => {
    const confirmation = stranger.subscriptionConfirmation();
    api.expectConfirmation(unlistedTopic, stranger.token);
    expect((await stranger.post(door(), confirmation)).status).toBe(200);
    expect(JSON.parse((await stranger.post(door(), stranger.notification({ message: 'first' }))).text)).toEqual({ status: 'held' });
    expect((await stranger.post(door(), stranger.notification({ message: 'second' }))).status).toBe(200);
    expect(api.requests).toEqual([]);

    const browser = await BrowserSession.signIn(app.signInUrl);
    expect((await browser.topics()).topics).toMatchObject([{ topicArn: unlistedTopic, state: 'pending', heldEventCount: 2 }]);
    const approval = await browser.post('/api/topics/approve', { topicArn: unlistedTopic, configurationNames: ['security'] });

    expect(approval.status).toBe(204);
    const messages = await browser.follow((list) => list.length === 2);
    expect(messages.map(({ channelId }) => channelId)).toEqual(['security', 'security']);
    expect(messages.map(textOf).join(' ')).toMatch(/first.*second/s);
    expect(api.confirmedTopicArns).toEqual([unlistedTopic]);
    expect((await browser.topics()).topics).toMatchObject([{ state: 'allowed', isConfirmed: true, heldEventCount: 0, managedBy: 'api' }]);
  });

  it('remembers an approval after a restart', async () => {
    await stranger.post(door(), stranger.subscriptionConfirmation());
    api.expectConfirmation(unlistedTopic, stranger.token);
    const browser = await BrowserSession.signIn(app.signInUrl);
    await browser.post('/api/topics/approve', { topicArn: unlistedTopic, configurationNames: ['security'] });
    const file = app.dataFolder;
    await app.stopAndKeepData();

    app = await startApp({
      dataFolder: file,
      yaml: await pinnedYaml(),
    });
    const answer = await stranger.post(door(), stranger.notification({ message: 'after the restart' }));

    expect(JSON.parse(answer.text)).toMatchObject({ status: 'accepted', deliveries: [{ configurationName: 'security' }] });
  });

  it('turns a refused topic away for good', async () => {
    await stranger.post(door(), stranger.notification({ message: 'first' }));
    const browser = await BrowserSession.signIn(app.signInUrl);

    expect((await browser.post('/api/topics/refuse', { topicArn: unlistedTopic })).status).toBe(204);
    const answer = await stranger.post(door(), stranger.notification({ message: 'again' }));

    expect(answer.status).toBe(403);
    expect((await browser.topics()).topics).toMatchObject([{ state: 'refused', heldEventCount: 0 }]);
    expect((await browser.messages('security')).messages).toEqual([]);
  });

  it('holds at most a hundred events for a topic, and tells SNS to come again with more', async () => {
    const statuses = [];
    for (let index = 0; index < 102; index += 1) {
      statuses.push((await stranger.post(door(), stranger.notification({ message: `event ${index}` }))).status);
    }

    expect(statuses.slice(0, 100).every((status) => status === 200)).toBe(true);
    expect(statuses.slice(100)).toEqual([503, 503]);
  });

  it('notes an unsubscription and does not subscribe again by itself', async () => {
    expect((await sns.post(door(), sns.unsubscribeConfirmation())).status).toBe(200);

    expect(api.requests).toEqual([]);
    expect(app.log()).toContain('a topic was unsubscribed');
  });

  it.each([
    ['an empty body', ''],
    ['no JSON', 'hello'],
    ['a JSON array', '[]'],
  ])('refuses %s', async (_what, body) => {
    const response = await fetch(door(), { method: 'POST', body });

    expect(response.status).toBe(403);
  });

  async function pinnedYaml(): Promise<string> {
    const pin = await stranger.writePin(app.dataFolder);
    return `
sns:
  pinnedCertificates:
    - { url: '${pin.url}', file: '${pin.file}' }
channelConfigurations:
  - { configurationName: security, platform: web, channelId: security }
`;
  }
});
