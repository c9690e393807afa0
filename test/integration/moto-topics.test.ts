// Where moto_server is installed: topics are subscribed there, broken, looked at and unsubscribed, by the command that operators type.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { awsResourcesCommand } from '../../src/app/commands/aws-resources.ts';
import { sendTestCommand } from '../../src/app/commands/send-test.ts';
import { topicsCommand } from '../../src/app/commands/topics.ts';
import type { Command } from '../../src/cli/command.ts';
import type { Surroundings } from '../../src/app/surroundings.ts';
import { createAwsSdk, type AwsSdk } from '../../src/aws/sdk/index.ts';
import { openCatalogue } from '../../src/catalogue/open-catalogue.ts';
import { hasMoto, startMoto, type MotoServer } from '../fakes/find-moto.ts';

const REGION = 'eu-west-1';
const TOPIC_ARN = `arn:aws:sns:${REGION}:123456789012:alarms`;
const QUEUE_URL = `https://sqs.${REGION}.amazonaws.com/123456789012/signalbox`;
const QUEUE_ARN = `arn:aws:sqs:${REGION}:123456789012:signalbox`;
const yaml = `
server: { publicUrl: 'https://signalbox.example.com' }
sqs: { queues: [{ queueUrl: '${QUEUE_URL}' }] }
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops, snsTopicArns: ['${TOPIC_ARN}'] }
`;

const { signal } = new AbortController();

describe.skipIf(!hasMoto)('topics at moto_server (skipped where it is not on the PATH)', () => {
  let moto: MotoServer | undefined;
  let sdk: AwsSdk;
  let folder: string;

  async function call(
    service: string,
    operation: string,
    params: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>> {
    const outcome = await sdk.invoker.invoke({
      service,
      operation,
      params,
      region: REGION,
      credentials: 'ambient',
      isRepeatable: false,
      signal,
    });
    if (outcome.status === 'failed') throw new Error(JSON.stringify(outcome.failure));
    return outcome.output;
  }

  async function run(
    make: (surroundings: Surroundings) => Command,
    ...commandArguments: readonly string[]
  ): Promise<{ readonly status: number; readonly lines: readonly string[] }> {
    const lines: string[] = [];
    const command = make({ environment: moto?.environment ?? {}, version: '0', consoleFolder: '' });
    const streams = { print: (line: string) => lines.push(line), printError: (line: string) => lines.push(line) };
    const status = await command.run([...commandArguments, '--config', join(folder, 'signalbox.yaml')], { streams } as never);
    return { status, lines };
  }

  const topics = (...commandArguments: readonly string[]) => run(topicsCommand, ...commandArguments);

  beforeAll(async () => {
    moto = await startMoto();
    sdk = createAwsSdk({ catalogue: openCatalogue(), environment: moto?.environment ?? {}, version: '0', demoAccountId: '' });
    folder = await mkdtemp(join(tmpdir(), 'signalbox-topics-'));
    await writeFile(join(folder, 'signalbox.yaml'), yaml);
  });
  beforeEach(async () => {
    // Tests come in any order, and each begins with nothing but the queue.
    await fetch(`${moto?.url ?? ''}/moto-api/reset`, { method: 'POST' });
    await call('sqs', 'CreateQueue', { QueueName: 'signalbox' });
  });
  afterAll(async () => {
    sdk.close();
    await moto?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('are missed, subscribed, found in order, filtered without a second subscription, and unsubscribed', async () => {
    const missing = await topics('check');
    expect(missing.status).toBe(1);
    expect(missing.lines.join('\n')).toContain('topic-missing');

    await call('sns', 'CreateTopic', { Name: 'alarms' });
    expect((await topics('check')).lines.join('\n')).toContain('subscription-missing');

    const first = await topics('subscribe', 'ops', '--dead-letters', 'make');
    expect(first).toEqual({
      status: 0,
      lines: [
        `${TOPIC_ARN}: let ${TOPIC_ARN} send to ${QUEUE_ARN}`,
        `${TOPIC_ARN}: made the queue arn:aws:sqs:${REGION}:123456789012:alarms-dead-letters for dead letters`,
        `${TOPIC_ARN}: subscribed ${QUEUE_ARN}`,
      ],
    });
    expect(await topics('check')).toEqual({ status: 0, lines: [`${TOPIC_ARN}  ok  ${QUEUE_ARN}  ops`] });
    expect((await topics('subscribe', 'ops')).lines).toEqual([`${TOPIC_ARN}: is subscribed`]);
    const filter = ['--filter', '{"source":["aws.health"]}', '--filter-scope', 'MessageBody'];
    expect((await topics('subscribe', 'ops', ...filter)).lines).toHaveLength(2);
    expect((await topics('subscribe', 'ops', ...filter)).lines).toEqual([`${TOPIC_ARN}: is subscribed`]);
    expect((await call('sns', 'ListSubscriptionsByTopic', { TopicArn: TOPIC_ARN }))['Subscriptions']).toHaveLength(1);
    const tags = await call('sqs', 'ListQueueTags', { QueueUrl: `https://sqs.${REGION}.amazonaws.com/123456789012/alarms-dead-letters` });
    expect(tags['Tags']).toEqual({ 'signalbox:managed-by': 'topics' });

    await call('sqs', 'SetQueueAttributes', { QueueUrl: QUEUE_URL, Attributes: { Policy: '' } });
    expect((await topics('check')).lines.join('\n')).toContain('queue-policy');
    await topics('subscribe', 'ops');
    await call('sqs', 'DeleteQueue', { QueueUrl: QUEUE_URL });
    expect((await topics('check')).lines.join('\n')).toContain('queue-missing');
    await call('sqs', 'CreateQueue', { QueueName: 'signalbox' });
    await topics('subscribe', 'ops');

    const gone = await topics('unsubscribe', 'ops');
    expect(gone.lines).toEqual([
      `${TOPIC_ARN}: unsubscribed ${QUEUE_ARN}`,
      `${TOPIC_ARN}: took the statement for ${TOPIC_ARN} out of the policy of ${QUEUE_ARN}`,
    ]);
    expect((await topics('unsubscribe', 'ops')).lines).toEqual([`${TOPIC_ARN}: was not subscribed`]);
    expect((await topics('list')).lines.join('\n')).toContain('subscription-missing');
  });

  it('encrypted with keys that let nobody in are told', async () => {
    const { KeyMetadata } = await call('kms', 'CreateKey', { Policy: JSON.stringify({ Version: '2012-10-17', Statement: [] }) });
    const { KeyId } = KeyMetadata as { KeyId: string };
    await call('sns', 'CreateTopic', { Name: 'alarms' });
    await topics('subscribe', 'ops');
    await call('sns', 'SetTopicAttributes', { TopicArn: TOPIC_ARN, AttributeName: 'KmsMasterKeyId', AttributeValue: KeyId });
    await call('sqs', 'SetQueueAttributes', { QueueUrl: QUEUE_URL, Attributes: { KmsMasterKeyId: KeyId } });

    const told = (await topics('check', '--json')).lines.map((line) => JSON.parse(line) as { topics: { faults: { code: string }[] }[] });

    expect(told[0]?.topics[0]?.faults.map(({ code }) => code)).toEqual(expect.arrayContaining(['topic-key', 'queue-key']));
  });

  it('carry a test message the whole way', async () => {
    await call('sns', 'CreateTopic', { Name: 'alarms' });
    await topics('subscribe', 'ops');

    expect((await run(sendTestCommand, 'ops', '--through-topic')).lines.join('\n')).toMatch(`${TOPIC_ARN}: published `);

    const { Messages } = await call('sqs', 'ReceiveMessage', { QueueUrl: QUEUE_URL, MaxNumberOfMessages: 10 });
    expect(JSON.stringify(Messages)).toContain('Test message for ops');
  });

  it('and what was made for them are listed, and removed where they carry our tag', async () => {
    await call('sns', 'CreateTopic', { Name: 'alarms' });
    await topics('subscribe', 'ops', '--dead-letters', 'make');
    const made = `arn:aws:sqs:${REGION}:123456789012:alarms-dead-letters`;

    expect((await run(awsResourcesCommand, 'list')).lines).toEqual([`${made}  topics`]);
    expect(await run(awsResourcesCommand, 'remove', '--all')).toEqual({
      status: 0,
      lines: [`would be removed ${made}`, 'Nothing was removed. Say --yes to remove it.'],
    });
    const refused = await run(awsResourcesCommand, 'remove', QUEUE_ARN, '--yes');
    expect(refused).toEqual({ status: 1, lines: [`refused ${QUEUE_ARN}: it does not carry the tag signalbox:managed-by`] });
    expect(await run(awsResourcesCommand, 'remove', made, '--yes')).toEqual({ status: 0, lines: [`removed ${made}`] });
    expect((await run(awsResourcesCommand, 'list')).lines).toEqual([]);
  });
});
