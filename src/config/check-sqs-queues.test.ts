import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { problemLines, warningLines } from './testing/load-text.ts';

const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/123456789012/alarms';
const local = { queueUrl: 'http://localhost:4566/000000000000/alarms', region: 'eu-west-1' };

async function problemsOf(queues: readonly object[], environment: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const lines = await problemLines(stringify({ sqs: { queues } }), { environment });
  return lines.map((line) => line.replace(/^\S+ /, '').replaceAll(/ \(line \d+\)/g, ''));
}

describe('checkSqsQueues', () => {
  it('takes queues for configurations that exist', async () => {
    expect(await problemsOf([{ queueUrl }, { queueUrl: `${queueUrl}.fifo`, region: 'eu-west-1', configurationNames: ['ops'] }])).toEqual(
      [],
    );
  });

  it('refuses what is no URL of a queue', async () => {
    expect(await problemsOf([{ queueUrl: 'https://sns.eu-west-1.amazonaws.com/123456789012/a' }])).toEqual([
      expect.stringContaining('sqs.queues[0].queueUrl: must be the URL of an SQS queue in a known Region'),
    ]);
  });

  it('refuses a Region that nobody knows', async () => {
    expect(await problemsOf([{ queueUrl, region: 'eu-west' }])).toEqual([
      'sqs.queues[0].region: must be a known AWS Region, such as eu-west-1; got "eu-west"',
    ]);
  });

  it('refuses a queue that is listed twice', async () => {
    expect(await problemsOf([{ queueUrl }, { queueUrl }])).toEqual([
      'sqs.queues[1].queueUrl: the queue is taken: sqs.queues[0].queueUrl has it already',
    ]);
  });

  it('refuses a Region that contradicts the URL', async () => {
    expect(await problemsOf([{ queueUrl, region: 'us-east-1' }])).toEqual([
      'sqs.queues[0].region: must be eu-west-1, the Region in the URL, or be left out; got "us-east-1"',
    ]);
  });

  it('refuses a configuration that does not exist', async () => {
    expect(await problemsOf([{ queueUrl, configurationNames: ['opps'] }])).toEqual([
      'sqs.queues[0].configurationNames[0]: no channel configuration has this name; got "opps" (did you mean "ops"?)',
    ]);
  });

  const role = 'arn:aws:iam::123456789012:role/signalbox-queues';

  it('takes a role of the account of the queue, with an external id', async () => {
    expect(await problemsOf([{ queueUrl, role, externalId: 'a1b2' }])).toEqual([]);
  });

  it('refuses what is no role, and an external id without a role', async () => {
    expect(await problemsOf([{ queueUrl, role: 'signalbox' }])).toEqual([
      expect.stringContaining('sqs.queues[0].role: must be the ARN of an IAM role'),
    ]);
    expect(await problemsOf([{ queueUrl, externalId: 'a1b2' }])).toEqual([
      'sqs.queues[0].externalId: is told to a role, and there is none; name the role as well, or leave it out',
    ]);
    expect(await problemsOf([{ queueUrl, role, externalId: 'a b' }])).toEqual([
      expect.stringContaining('sqs.queues[0].externalId: must be 2 to 1224'),
    ]);
  });

  it('refuses a role of another partition', async () => {
    expect(await problemsOf([{ queueUrl, role: 'arn:aws-cn:iam::123456789012:role/q' }])).toEqual([
      'sqs.queues[0].role: must be a role of the partition aws, which the queue is in; got "arn:aws-cn:iam::123456789012:role/q"',
    ]);
  });

  it('doubts a role of another account', async () => {
    const text = stringify({ sqs: { queues: [{ queueUrl, role: 'arn:aws:iam::210987654321:role/q' }] } });

    expect(await warningLines(text)).toEqual([
      expect.stringContaining(
        'is a role of account 210987654321, and the queue is of 123456789012: the policy of the queue must let it in',
      ),
    ]);
  });

  it('takes a queue of this machine only where the environment sends requests for SQS elsewhere', async () => {
    expect(await problemsOf([local], { AWS_ENDPOINT_URL_SQS: 'http://localhost:4566' })).toEqual([]);
    expect(await problemsOf([local], { AWS_ENDPOINT_URL: 'http://localhost:4566' })).toEqual([]);
    expect(await problemsOf([local], { AWS_ENDPOINT_URL: '' })).toEqual([
      'sqs.queues[0].queueUrl: is a queue of this machine, which only tests have: set AWS_ENDPOINT_URL_SQS, or give the URL that SQS shows',
    ]);
  });

  it('asks for the Region of a queue whose URL names none', async () => {
    expect(await problemsOf([{ queueUrl: local.queueUrl }], { AWS_ENDPOINT_URL_SQS: 'http://localhost:4566' })).toEqual([
      'sqs.queues[0].region: is missing; the URL of this queue names no Region',
    ]);
  });
});
