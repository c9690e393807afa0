import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeSqs } from '../../../test/fakes/fake-sqs.ts';
import { openCatalogue } from '../../catalogue/open-catalogue.ts';
import { createAwsSdk, type AwsSdk } from './index.ts';
import { openEndpoint } from './testing/open-endpoint.ts';

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'not-so-secret' };
const IDENTITY = `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/ops</Arn>
  <Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
const REFUSED =
  '<ErrorResponse><Error><Code>InvalidClientTokenId</Code><Message>The security token is invalid.</Message></Error></ErrorResponse>';

let closing: (() => void | Promise<void>)[];
beforeEach(() => {
  closing = [];
});
afterEach(async () => {
  for (const close of closing) await close();
});

function create(environment: Readonly<Record<string, string>>): AwsSdk {
  const sdk = createAwsSdk({ catalogue: openCatalogue(), environment, version: '0.0.0', demoAccountId: '000000000000' });
  closing.push(sdk.close);
  return sdk;
}

const signal = (): AbortSignal => new AbortController().signal;

describe('createAwsSdk', () => {
  it('learns whose credentials these are, once', async () => {
    const endpoint = await openEndpoint({ status: 200, body: IDENTITY });
    closing.push(endpoint.close);
    const { callerIdentity } = create({ ...KEYS, AWS_ENDPOINT_URL_STS: endpoint.url });

    const first = await callerIdentity.find(signal());

    expect(first).toEqual({ kind: 'account', accountId: '111122223333', callerArn: 'arn:aws:iam::111122223333:user/ops' });
    expect(await callerIdentity.find(signal())).toEqual(first);
    expect(endpoint.requests).toHaveLength(1);
  });

  it('asks nobody before the first use, the metadata service least of all', async () => {
    let connectionCount = 0;
    const server = createServer().on('connection', (socket) => {
      connectionCount += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    closing.push(() => new Promise((resolve) => server.close(() => resolve())));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

    const sdk = create({ AWS_ENDPOINT_URL: url, AWS_EC2_METADATA_SERVICE_ENDPOINT: url });
    sdk.openQueue({ queueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/alarms', region: 'us-east-1' });
    // What would have been begun behind our back has its turn.
    await new Promise((resolve) => setImmediate(resolve));

    expect(connectionCount).toBe(0);
  });

  it('says that there are no credentials, by either port', async () => {
    const { callerIdentity, invoker } = create({});

    expect(await callerIdentity.find(signal())).toMatchObject({ kind: 'demo', accountId: '000000000000' });
    const outcome = await invoker.invoke({
      service: 'sns',
      operation: 'ListTopics',
      params: {},
      region: 'eu-west-1',
      credentials: 'ambient',
      isRepeatable: true,
      signal: signal(),
    });
    expect(outcome).toMatchObject({
      status: 'failed',
      failure: { kind: 'no-credentials', reason: expect.stringContaining('AWS_PROFILE') },
    });
  });

  it('learns the identity anew after AWS has refused the credentials', async () => {
    const sts = await openEndpoint({ status: 200, body: IDENTITY });
    const sns = await openEndpoint({ status: 403, body: REFUSED });
    closing.push(sts.close, sns.close);
    const { callerIdentity, invoker } = create({ ...KEYS, AWS_ENDPOINT_URL_STS: sts.url, AWS_ENDPOINT_URL_SNS: sns.url });
    const call = {
      service: 'sns',
      operation: 'ListTopics',
      params: {},
      region: 'eu-west-1',
      credentials: 'ambient',
      isRepeatable: true,
    } as const;
    await callerIdentity.find(signal());

    await invoker.invoke({ ...call, signal: signal() });
    await callerIdentity.find(signal());

    expect(sts.requests).toHaveLength(2);
  });

  it('does not know whose credentials these are where STS refuses them', async () => {
    const sts = await openEndpoint({ status: 403, body: REFUSED });
    closing.push(sts.close);
    const { callerIdentity } = create({ ...KEYS, AWS_ENDPOINT_URL: sts.url });

    expect(await callerIdentity.find(signal())).toEqual({ kind: 'unknown', reason: expect.stringContaining('InvalidClientTokenId') });
  });

  it('reads a queue where the environment says', async () => {
    const sqs = await startFakeSqs();
    closing.push(() => sqs.stop());
    const queueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/alarms';
    sqs.queue(queueUrl).send('disk almost full');

    const outcome = await create(sqs.environment).openQueue({ queueUrl, region: 'us-east-1' }).receive(signal());

    expect(outcome).toMatchObject({ status: 'ok', value: [{ body: 'disk almost full' }] });
  });

  it('reads a queue on this machine where its URL says', async () => {
    const sqs = await startFakeSqs();
    closing.push(() => sqs.stop());
    const queueUrl = `${sqs.url}/123456789012/alarms`;
    sqs.queue(queueUrl).send('disk almost full');

    const outcome = await create(KEYS).openQueue({ queueUrl, region: 'us-east-1' }).receive(signal());

    expect(outcome).toMatchObject({ status: 'ok', value: [{ body: 'disk almost full' }] });
  });
});
