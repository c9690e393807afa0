import { afterEach, describe, expect, it } from 'vitest';
import type { LookPlace } from '../topic-state-source.ts';
import { SdkTopicStateSource } from './sdk-topic-state-source.ts';
import { SdkTopicSubscriber } from './sdk-topic-subscriber.ts';
import { openEndpoint, type Behaviour, type OpenedEndpoint } from './testing/open-endpoint.ts';
import { openTestInvoker, type TestInvoker } from './testing/open-test-invoker.ts';

const place: LookPlace = { region: 'eu-west-1', credentials: 'ambient' };
const topicArn = 'arn:aws:sns:eu-west-1:123456789012:alarms';
const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/123456789012/signalbox';

let endpoint: OpenedEndpoint | undefined;
let invoker: TestInvoker | undefined;
afterEach(async () => {
  invoker?.close();
  await endpoint?.close();
});

async function open(...behaviours: readonly [Behaviour, ...Behaviour[]]) {
  endpoint = await openEndpoint(...behaviours);
  invoker = openTestInvoker({ environment: { AWS_ENDPOINT_URL: endpoint.url } });
  const { invoke } = invoker;
  const options = { invoker: { invoke }, timeout: () => new AbortController().signal };
  return { source: new SdkTopicStateSource(options), subscriber: new SdkTopicSubscriber(options), requests: endpoint.requests };
}

function sns(operation: string, result: string): Behaviour {
  const body = `<${operation}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><${operation}Result>${result}</${operation}Result></${operation}Response>`;
  return { status: 200, body, headers: { 'content-type': 'text/xml' } };
}

function snsError(status: number, code: string): Behaviour {
  const body = `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>${code}</Code><Message>No.</Message></Error></ErrorResponse>`;
  return { status, body, headers: { 'content-type': 'text/xml' } };
}

const entry = (key: string, value: string): string => `<entry><key>${key}</key><value>${value}</value></entry>`;
const member = (arn: string, protocol: string, at: string): string =>
  `<member><SubscriptionArn>${arn}</SubscriptionArn><Protocol>${protocol}</Protocol><Endpoint>${at}</Endpoint></member>`;

describe('SdkTopicStateSource', () => {
  it('lists subscriptions page by page, those that wait without an ARN', async () => {
    const { source, requests } = await open(
      sns(
        'ListSubscriptionsByTopic',
        `<Subscriptions>${member('PendingConfirmation', 'https', 'https://a')}</Subscriptions><NextToken>2</NextToken>`,
      ),
      sns('ListSubscriptionsByTopic', `<Subscriptions>${member(`${topicArn}:1`, 'sqs', 'arn:aws:sqs:eu-west-1:1:q')}</Subscriptions>`),
    );

    await expect(source.listSubscriptions(topicArn, place)).resolves.toEqual({
      status: 'found',
      value: [
        { protocol: 'https', endpoint: 'https://a' },
        { protocol: 'sqs', endpoint: 'arn:aws:sqs:eu-west-1:1:q', subscriptionArn: `${topicArn}:1` },
      ],
    });
    expect(requests.map(({ body }) => new URLSearchParams(body).get('NextToken'))).toEqual([null, '2']);
  });

  it('reads the attributes of a subscription and the key of a topic', async () => {
    const attributes = `<Attributes>${entry('PendingConfirmation', 'true')}${entry('RawMessageDelivery', 'true')}</Attributes>`;
    const { source } = await open(
      sns('GetSubscriptionAttributes', attributes),
      sns('GetTopicAttributes', `<Attributes>${entry('KmsMasterKeyId', 'alias/aws/sns')}</Attributes>`),
    );

    await expect(source.readSubscription(`${topicArn}:1`, place)).resolves.toMatchObject({ value: { isPending: true, isRaw: true } });
    await expect(source.readTopic(topicArn, place)).resolves.toEqual({ status: 'found', value: { kmsKeyId: 'alias/aws/sns' } });
  });

  it('tells what is not there from what AWS does not say', async () => {
    const { source } = await open(snsError(404, 'NotFound'), snsError(403, 'AuthorizationError'), {
      status: 400,
      body: JSON.stringify({ __type: 'com.amazonaws.sqs#QueueDoesNotExist', message: 'No.' }),
    });

    await expect(source.readTopic(topicArn, place)).resolves.toMatchObject({ status: 'absent' });
    await expect(source.readTopic(topicArn, place)).resolves.toEqual({
      status: 'unread',
      call: 'sns:GetTopicAttributes',
      reason: 'AuthorizationError: No.',
    });
    await expect(source.readQueue(queueUrl, place)).resolves.toMatchObject({ status: 'absent' });
  });

  it('reads the policy of a key by its id, and asks for none of a key that AWS manages', async () => {
    const { source, requests } = await open(
      { status: 200, body: JSON.stringify({ KeyMetadata: { KeyId: 'id-1', KeyState: 'Enabled', KeyManager: 'CUSTOMER' } }) },
      { status: 200, body: JSON.stringify({ Policy: '{}' }) },
      { status: 200, body: JSON.stringify({ KeyMetadata: { KeyId: 'id-2', KeyState: 'Enabled', KeyManager: 'AWS' } }) },
    );

    await expect(source.readKey('alias/mine', place)).resolves.toEqual({
      status: 'found',
      value: { state: 'Enabled', isAwsManaged: false, policy: '{}' },
    });
    expect(JSON.parse(requests[1]?.body ?? '')).toEqual({ KeyId: 'id-1', PolicyName: 'default' });
    await expect(source.readKey('alias/aws/sqs', place)).resolves.toMatchObject({ value: { isAwsManaged: true } });
    expect(requests).toHaveLength(3);
  });
});

describe('SdkTopicSubscriber', () => {
  it('subscribes with attributes, and asks for the ARN of what waits', async () => {
    const { subscriber, requests } = await open(sns('Subscribe', `<SubscriptionArn>${topicArn}:1</SubscriptionArn>`));
    const wanted = { topicArn, protocol: 'https', endpoint: 'https://a', attributes: { FilterPolicy: '{}' } } as const;

    await expect(subscriber.subscribe(wanted, place)).resolves.toEqual({ status: 'done', value: `${topicArn}:1` });
    const sent = new URLSearchParams(requests[0]?.body);
    expect(Object.fromEntries(sent)).toMatchObject({
      Action: 'Subscribe',
      ReturnSubscriptionArn: 'true',
      'Attributes.entry.1.key': 'FilterPolicy',
    });
  });

  it('says which call failed, and why', async () => {
    const { subscriber } = await open(snsError(403, 'AuthorizationError'));

    await expect(subscriber.unsubscribe(`${topicArn}:1`, place)).resolves.toEqual({
      status: 'failed',
      call: 'sns:Unsubscribe',
      reason: 'AuthorizationError: No.',
    });
  });

  it('publishes to a FIFO topic in a group of its own', async () => {
    const { subscriber, requests } = await open(sns('Publish', '<MessageId>m-1</MessageId>'));

    await expect(subscriber.publish({ topicArn: `${topicArn}.fifo`, subject: 's', text: 't' }, place)).resolves.toMatchObject({
      value: 'm-1',
    });
    expect(new URLSearchParams(requests[0]?.body).get('MessageGroupId')).toBe('signalbox-test');
  });
});
