// Events into webhooks of Microsoft Teams and Amazon Chime, over real HTTP connections.
import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleAlarm } from '../../src/notifications/ingest/sample-alarm.ts';
import { FakeSns } from '../fakes/fake-sns.ts';
import { FakeWebhooks, type DoubleWebhook } from '../fakes/fake-webhooks.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

let double: FakeWebhooks;
let flow: DoubleWebhook;
let room: DoubleWebhook;
let sns: FakeSns;
let app: StartedApp;

function yamlFor(pin: { readonly url: string; readonly file: string }): string {
  return `
sns: { pinnedCertificates: [{ url: '${pin.url}', file: '${pin.file}' }] }
teamsWebhooks: { webhooks: [{ name: flow, url: "${flow.url}" }], allowedHosts: ['${double.host}'] }
chime: { webhooks: [{ name: room, url: "${room.url}" }], allowedHosts: ['${double.host}'] }
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops }
  - { configurationName: ops-teams, platform: teams-webhook, channelId: flow, snsTopicArns: ['${sns.topicArn}'] }
  - configurationName: ops-chime
    platform: chime
    channelId: room
    snsTopicArns: ['${sns.topicArn}']
    mentions: [{ severities: [critical, high, medium, low], mention: ['@All'] }]
`;
}

beforeEach(async () => {
  double = await FakeWebhooks.start();
  flow = double.addWorkflow();
  room = double.addChime();
  sns = new FakeSns({ signatureVersion: '2' });
  const pin = await sns.writePin(await mkdtemp(join(tmpdir(), 'signalbox-pins-')));
  app = await startApp({ yaml: yamlFor(pin) });
});
afterEach(async () => {
  await app.stop();
  await double.close();
});

const publish = (message: string): Promise<{ status: number }> => sns.post(`${app.url}/sns`, sns.notification({ message }));

describe('webhooks', () => {
  it('get an alarm and its OK as messages, without buttons, and call whom the configuration names', async () => {
    const openedAt = new Date(Date.now() - 12 * 60_000);
    await publish(sampleAlarm({ state: 'ALARM', now: openedAt }));
    await double.until(() => flow.shown.length === 1 && room.shown.length === 1);
    await publish(sampleAlarm({ state: 'OK', now: new Date(openedAt.getTime() + 12 * 60_000), openedAt }));
    await double.until(() => flow.shown.length === 2 && room.shown.length === 2);

    const cards = flow.shown.map(({ content }) => content);
    expect(cards[0]).toContain('Threshold Crossed');
    expect(cards.join('')).not.toContain('Action.Execute');
    expect(cards[1]).toContain('12 min');
    expect(room.shown[0]?.content).toContain('@All');
    expect(room.shown[1]?.content).toContain('12 min');
    // What is accepted was posted in the double: each run has posted.
    expect(flow.runs.map(({ isPosted }) => isPosted)).toEqual([true, true]);
  });

  it('show what to say about an incident, which an administrator says elsewhere', async () => {
    await publish(sampleAlarm({ state: 'ALARM', now: new Date(Date.now() - 12 * 60_000) }));
    await double.until(() => flow.shown.length === 1);
    const [said = ''] = /@aws ack \w{6}/.exec(flow.shown[0]?.content ?? '') ?? [];
    const browser = await BrowserSession.signIn(app.signInUrl);
    const say = (text: string): Promise<Response> => browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });
    const until = (words: string) => browser.follow((messages) => messages.some((message) => textOf(message).includes(words)));

    await say(said);
    await until('Acknowledged');
    await say(said);
    await until('You see to');
    await say('ack AAAAAA');
    const messages = await until('No incident of this channel has this code');

    expect(messages.map(textOf).join(' ')).toContain('checkout-api-high-cpu');
  });

  it('keep the address byte by byte, and nobody reads it', async () => {
    await publish('in good time');
    await double.until(() => flow.shown.length === 1 && room.shown.length === 1);
    double.failNext({ kind: 'status', status: 404 });
    double.failNext({ kind: 'status', status: 404 });
    await publish('too late');
    await expect.poll(() => app.log(), { timeout: 20_000 }).toContain('Messages for ops-teams wait');

    const targets = double.requests.map(({ target }) => `http://${double.host}${target}`);
    expect(new Set(targets)).toEqual(new Set([flow.url, room.url]));
    const signature = flow.url.slice(flow.url.indexOf('sig='));
    expect(app.log()).not.toContain(signature);
    expect(app.log()).not.toContain(new URL(room.url).searchParams.get('token'));
    expect(app.log()).not.toContain(new URL(flow.url).pathname);
  });

  it('say of what a flow has accepted that it is not delivered for certain', async () => {
    await publish('in good time');
    await double.until(() => flow.shown.length === 1);
    const browser = await BrowserSession.signIn(app.signInUrl);

    await expect.poll(async () => (await browser.request('/api/deliveries')).text()).toContain('accepted by the flow');
  });

  it('are taken away and brought back by a reload', async () => {
    const other = double.addWorkflow();
    const browser = await BrowserSession.signIn(app.signInUrl);
    await app.rewrite('channelConfigurations: [{ configurationName: ops, platform: web, channelId: ops }]');
    await app.reload();
    await app.rewrite(`
teamsWebhooks: { webhooks: [{ name: other, url: "${other.url}" }], allowedHosts: ['${double.host}'] }
channelConfigurations: [{ configurationName: ops-other, platform: teams-webhook, channelId: other }]
`);
    await app.reload();

    await browser.post('/api/configurations/ops-other/test-events', {});
    await double.until(() => other.shown.length === 1);

    expect(other.shown[0]?.content).toContain('ops-other');
    expect(flow.shown).toEqual([]);
  });
});
