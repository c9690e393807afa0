// The SQS door of a real server process: redelivery, and kill -9 between the commit of an event and the deletion of its message.
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrowserSession, textOf } from '../e2e/browser-session.ts';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { FakeSns, toBody } from '../fakes/fake-sns.ts';
import { ACCESS_DENIED, startFakeSqs, type FakeSqs } from '../fakes/fake-sqs.ts';
import type { SqsDoubleQueue } from '../fakes/sqs-double-queue.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { startServerProcess, type ServerProcess } from '../server-process.ts';

const queueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/alarms';
const sns = new FakeSns({ topicArn: 'arn:aws:sns:us-east-1:123456789012:ops' });
const yaml = `
sqs:
  queues: [{ queueUrl: '${queueUrl}' }]
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops, snsTopicArns: ['${sns.topicArn}'] }
`;

let aws: FakeAws;
let sqs: FakeSqs;
let queue: SqsDoubleQueue;
let server: ServerProcess;

beforeEach(async () => {
  aws = await startFakeAws();
  sqs = await startFakeSqs();
  queue = sqs.queue(queueUrl);
});
afterEach(async () => {
  await server.stop();
  await sqs.stop();
  await aws.stop();
});

/** Starts the server, or starts it again over its data. */
async function start(dataFolder?: string): Promise<void> {
  const environment = { ...NO_CREDENTIALS, ...aws.environment, ...sqs.environment };
  server = await startServerProcess({ yaml, environment, ...(dataFolder === undefined ? {} : { dataFolder }) });
}

/** Sends one text as it is and one in the envelope of SNS; returns both. */
function sendBoth(number: number): readonly string[] {
  const texts = [`raw number ${number};`, `from the topic number ${number};`] as const;
  queue.send(texts[0]);
  queue.send(toBody(sns.notification({ message: texts[1] })));
  return texts;
}

async function shownTexts(): Promise<readonly string[]> {
  const browser = await BrowserSession.signIn(server.signInUrl);
  return (await browser.messages('ops')).messages.map(textOf);
}

/** Reads a counter of `GET /metrics`; 0 where it was never counted. */
async function counted(name: string, labels: string): Promise<number> {
  const line = `${name}{${labels}} `;
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  return Number(
    metrics
      .split('\n')
      .find((each) => each.startsWith(line))
      ?.slice(line.length) ?? 0,
  );
}

const outcomeCount = (outcome: string): Promise<number> => counted('signalbox_queue_messages_total', `queue="alarms",outcome="${outcome}"`);
const deletions = (): number => sqs.requests.filter(({ operation }) => operation === 'DeleteMessageBatch').length;

/** With nothing left in the queue and nothing on its way to the channel, no late duplicate can come. */
async function untilSettled(): Promise<void> {
  await expect.poll(() => queue.size, { timeout: 60_000 }).toBe(0);
  const unsettled = async (): Promise<number> =>
    (await counted('signalbox_deliveries', 'status="queued"')) + (await counted('signalbox_deliveries', 'status="sending"'));
  await expect.poll(unsettled, { timeout: 60_000 }).toBe(0);
}

describe('the SQS door', () => {
  it('shows what arrives, as it is or in the envelope of SNS, and deletes it', async () => {
    await start();
    const sent = [1, 2, 3].flatMap(sendBoth);

    await untilSettled();

    const shown = await shownTexts();
    expect(shown).toHaveLength(sent.length);
    for (const text of sent) expect(shown.filter((each) => each.includes(text))).toHaveLength(1);
    expect(shown.filter((each) => each.includes('Via topic ops'))).toHaveLength(3);
    expect(await outcomeCount('deleted')).toBe(sent.length);
    expect(queue.deletedCount).toBe(sent.length);
  });

  it('shows a message once that is handed out again because it could not be deleted', async () => {
    sqs.planFault('DeleteMessageBatch', ACCESS_DENIED);
    await start();
    queue.send('handed out twice;');
    await expect.poll(deletions, { timeout: 60_000 }).toBe(1);
    expect(queue.size).toBe(1);

    queue.showAll();
    await untilSettled();

    expect((await shownTexts()).filter((text) => text.includes('handed out twice;'))).toHaveLength(1);
    expect(await outcomeCount('redelivered')).toBe(1);
    expect(await counted('signalbox_door_requests_total', 'door="sqs",outcome="duplicate"')).toBe(1);
  });

  it('shows the text of a message that failed too often, counts it, and deletes it', async () => {
    queue.send('troubled;');
    for (let receive = 0; receive < 6; receive += 1) queue.take(1, 0);
    await start();

    await untilSettled();

    const [shown] = await shownTexts();
    expect(shown).toContain('arrived 7 times and could not be shown in the usual way');
    expect(shown).toContain('troubled;');
    expect(await outcomeCount('poison')).toBe(1);
  });

  it('ends with status 0 while it waits for messages', async () => {
    await start();
    await expect.poll(() => sqs.requests.some(({ operation }) => operation === 'ReceiveMessage'), { timeout: 60_000 }).toBe(true);

    const exited = once(server.child, 'exit');
    server.child.kill('SIGTERM');

    expect(await exited).toEqual([0, null]);
  });
});

describe('kill -9 at the SQS door', () => {
  it('loses nothing between commit and deletion: every message is shown once, and deleted after the restart', async () => {
    sqs.hold('DeleteMessageBatch');
    await start();
    const sent = [1, 2, 3, 4, 5].flatMap(sendBoth);
    await expect.poll(deletions, { timeout: 60_000 }).toBeGreaterThan(0);
    await server.kill();
    expect([queue.size, queue.deletedCount]).toEqual([sent.length, 0]);

    sqs.release('DeleteMessageBatch');
    queue.showAll();
    await start(server.dataFolder);
    await untilSettled();

    const shown = await shownTexts();
    expect(shown).toHaveLength(sent.length);
    for (const text of sent) expect(shown.filter((each) => each.includes(text))).toHaveLength(1);
    expect(queue.deletedCount).toBe(sent.length);
    expect(await counted('signalbox_door_requests_total', 'door="sqs",outcome="duplicate"')).toBeGreaterThan(0);
  });

  it('loses nothing under fire', async () => {
    await start();
    const sent = Array.from({ length: 20 }, (_, number) => sendBoth(number)).flat();
    await expect.poll(() => queue.deletedCount, { interval: 1, timeout: 60_000 }).toBeGreaterThan(0);
    await server.kill();

    queue.showAll();
    await start(server.dataFolder);
    await untilSettled();

    const shown = await shownTexts();
    expect(shown).toHaveLength(sent.length);
    for (const text of sent) expect(shown.filter((each) => each.includes(text))).toHaveLength(1);
  });
});
