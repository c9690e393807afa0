// Messages of SQS queues through the whole of Signalbox.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebChannelMessage } from '../../src/contract/web-message.ts';
import { aRawEvent } from '../../src/domain/testing/a-raw-event.ts';
import { sampleAlarm } from '../../src/notifications/ingest/sample-alarm.ts';
import { createSqliteStore } from '../../src/storage/sqlite/index.ts';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { FakeSns, toBody } from '../fakes/fake-sns.ts';
import { ACCESS_DENIED, startFakeSqs, type FakeSqs } from '../fakes/fake-sqs.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const alarms = 'https://sqs.us-east-1.amazonaws.com/123456789012/alarms';
const deployments = 'https://sqs.eu-west-1.amazonaws.com/123456789012/deployments';
const sns = new FakeSns({ topicArn: 'arn:aws:sns:us-east-1:123456789012:ops' });
const stranger = new FakeSns({ topicArn: 'arn:aws:sns:us-east-1:210987654321:strangers' });

const channels = `
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops, snsTopicArns: ['${sns.topicArn}'] }
  - { configurationName: deployments, platform: web, channelId: deployments }
`;
const yaml = `
sqs:
  queues:
    - { queueUrl: '${alarms}' }
    - { queueUrl: '${deployments}', configurationNames: [deployments] }
${channels}`;

let aws: FakeAws;
let sqs: FakeSqs;
let app: StartedApp;
let browser: BrowserSession;

beforeEach(async () => {
  aws = await startFakeAws();
  sqs = await startFakeSqs();
});
afterEach(async () => {
  await app.stop();
  await sqs.stop();
  await aws.stop();
});

async function start(text = yaml): Promise<void> {
  app = await startApp({ yaml: text, environment: { ...NO_CREDENTIALS, ...aws.environment, ...sqs.environment } });
  browser = await BrowserSession.signIn(app.signInUrl);
}

function shown(count: number): Promise<readonly WebChannelMessage[]> {
  return browser.follow((messages) => messages.length === count);
}

/** A custom notification of a thread. */
function aStep(title: string, threadId: string): string {
  return JSON.stringify({ version: '1.0', source: 'custom', content: { title, description: title }, metadata: { threadId } });
}

describe('queues of the configuration', () => {
  it('let nothing go past what the other door has accepted of its incident', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'signalbox-e2e-'));
    const store = await createSqliteStore({ dataFolder });
    await store.write(async ({ events }) => {
      for (let number = 0; number <= 200; number += 1) {
        const text = number < 200 ? aStep(`other ${number}`, `other-${number}`) : aStep('begins', 'deploy-7');
        const identity = { key: `sns:${number}` };
        const id = `event-${number}`;
        await events.insert(aRawEvent({ id, text, identity, door: 'sns-https', topicArn: sns.topicArn }), 'accepted');
      }
    });
    await store.close();
    sqs.queue(alarms).send(toBody(sns.notification({ message: aStep('ends', 'deploy-7') })));

    app = await startApp({ yaml, dataFolder, environment: { ...NO_CREDENTIALS, ...aws.environment, ...sqs.environment } });
    await expect.poll(() => sqs.queue(alarms).deletedCount).toBe(1);
    await app.stopAndKeepData();

    const stopped = await createSqliteStore({ dataFolder });
    const listed = await stopped.records.deliveries.list({ limit: 1_000 });
    await stopped.close();
    const told = listed.toReversed().map(({ message }) => message.fallbackText);
    const steps = told.filter((text) => text.includes('begins') || text.includes('ends'));
    expect(steps[0]).toContain('begins');
    expect(steps.length).toBeGreaterThan(1);
  });

  it('bring an alarm into the channels of its topic, and lose the message then', async () => {
    await start();
    sqs.queue(alarms).send(toBody(sns.notification({ message: sampleAlarm({ state: 'ALARM', now: new Date() }) })));

    const [message] = await shown(1);

    expect(message?.channelId).toBe('ops');
    expect(message === undefined ? '' : textOf(message)).toContain('Via topic ops');
    await expect.poll(() => sqs.queue(alarms).deletedCount).toBe(1);
  });

  it('bring what has no envelope everywhere, or where the queue says', async () => {
    await start();
    sqs.queue(alarms).send('for everybody');
    expect((await shown(2)).map(({ channelId }) => channelId).toSorted()).toEqual(['deployments', 'ops']);

    sqs.queue(deployments).send('{"build":"only for deployments"}');

    const added = (await shown(3)).filter((message) => textOf(message).includes('only for deployments'));
    expect(added.map(({ channelId }) => channelId)).toEqual(['deployments']);
  });

  it('let a topic that nobody listed wait, and give its events to whom it is approved for', async () => {
    await start();
    sqs.queue(alarms).send(toBody(stranger.notification({ message: 'from a stranger' })));
    await expect
      .poll(async () => (await browser.topics()).topics.map(({ topicArn, state }) => [topicArn, state]))
      .toEqual([[stranger.topicArn, 'pending']]);
    await expect.poll(() => sqs.queue(alarms).deletedCount).toBe(1);

    const approval = await browser.post('/api/topics/approve', { topicArn: stranger.topicArn, configurationNames: ['deployments'] });

    expect(approval.status).toBe(204);
    expect((await shown(1)).map(({ channelId }) => channelId)).toEqual(['deployments']);
  });

  it('show an event once that comes by HTTPS and in the queue', async () => {
    const pin = await sns.writePin((await startWithoutQueues()).dataFolder);
    await app.rewrite(`sns: { pinnedCertificates: [{ url: '${pin.url}', file: '${pin.file}' }] }\n${yaml}`);
    await app.reload();
    const envelope = sns.notification({ message: 'both ways' });

    expect((await sns.post(`${app.url}/sns`, envelope)).status).toBe(200);
    sqs.queue(alarms).send(toBody(envelope));
    await expect.poll(() => sqs.queue(alarms).deletedCount).toBe(1);

    expect(await shown(1)).toHaveLength(1);
  });

  it('are read from a reload on, and no more after another', async () => {
    await startWithoutQueues();
    expect(sqs.requests).toEqual([]);

    await app.rewrite(yaml);
    await app.reload();
    sqs.queue(alarms).send('after the first reload');
    expect(await shown(2)).toHaveLength(2);
    await app.rewrite(channels);
    await app.reload();
    sqs.queue(alarms).send('after the second reload');
    await browser.post('/api/channels/ops/sample-events', { state: 'ALARM' });

    expect((await shown(3)).filter((message) => textOf(message).includes('second reload'))).toEqual([]);
    expect(sqs.queue(alarms).size).toBe(1);
  });

  it('say in the log why they cannot be read', async () => {
    sqs.planFault('ReceiveMessage', ACCESS_DENIED);
    sqs.planFault('ReceiveMessage', ACCESS_DENIED);
    await start();

    await expect.poll(() => app.log()).toMatch(/is not authorized to perform: sqs:receivemessage/);
  });

  async function startWithoutQueues(): Promise<StartedApp> {
    await start(channels);
    return app;
  }
});
