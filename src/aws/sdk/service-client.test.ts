import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../../catalogue/open-catalogue.ts';
import type { Environment } from './aws-environment.ts';
import { CallJournal } from './call-journal.ts';
import { RequestHandler } from './request-handler.ts';
import { ServiceClient } from './service-client.ts';
import { ServiceClients } from './service-clients.ts';
import { AT_ONCE, SAMPLE_CREDENTIALS } from './testing/open-test-invoker.ts';
import { RecordingSender } from './testing/recording-sender.ts';

const sns = openCatalogue().service('sns');

interface Stage {
  readonly sender: RecordingSender;
  readonly send: (operation: string, region?: string) => Promise<unknown>;
}

function stage({ environment = {}, endpoint }: { environment?: Environment; endpoint?: string } = {}): Stage {
  if (sns === undefined) throw new RangeError('no service sns');
  const sender = new RecordingSender();
  const settings = {
    environment,
    credentials: () => Promise.resolve({ ...SAMPLE_CREDENTIALS, sessionToken: 'session' }),
    requestHandler: new RequestHandler(() => sender),
    version: '1.2.3',
    backoff: AT_ONCE,
    endpoint,
  };
  return {
    sender,
    async send(name, region = 'eu-west-1') {
      const operation = sns.operation(name);
      if (operation === undefined) throw new RangeError(`no operation ${name}`);
      const options = { isRepeatable: true, abortSignal: new AbortController().signal, journal: new CallJournal() };
      return new ServiceClient(sns, region, settings).send(operation, {}, options);
    },
  };
}

describe('ServiceClient', () => {
  it('signs with the credentials, for the service in the Region', async () => {
    const { sender, send } = stage();

    await send('ListTopics');

    const { hostname, headers } = sender.request;
    expect(hostname).toBe('sns.eu-west-1.amazonaws.com');
    expect(headers['authorization']).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/sns\/aws4_request, SignedHeaders=.*host/,
    );
    expect(headers['x-amz-security-token']).toBe('session');
    expect(JSON.stringify(sender.request)).not.toContain(SAMPLE_CREDENTIALS.secretAccessKey);
  });

  it('tells AWS who calls, and how often it was tried', async () => {
    const { sender, send } = stage();

    await send('ListTopics');

    expect(sender.request.headers['user-agent']).toContain('app/signalbox-1.2.3');
    expect(sender.request.headers['amz-sdk-request']).toBe('attempt=1; max=3');
  });

  it.each([
    { environment: { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }, host: '127.0.0.1' },
    { environment: { AWS_USE_FIPS_ENDPOINT: 'true' }, host: 'sns-fips.us-east-1.amazonaws.com' },
    { environment: { AWS_USE_DUALSTACK_ENDPOINT: 'true' }, host: 'sns.us-east-1.api.aws' },
    { environment: {}, host: 'sns.us-east-1.amazonaws.com' },
  ])('calls $host with $environment', async ({ environment, host }) => {
    const { sender, send } = stage({ environment });

    await send('ListTopics', 'us-east-1');

    expect(sender.request.hostname).toBe(host);
  });

  it('calls the endpoint of its settings before that of the environment', async () => {
    const { sender, send } = stage({ environment: { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }, endpoint: 'http://127.0.0.2:2/base' });

    await send('ListTopics');

    expect([sender.request.protocol, sender.request.hostname, sender.request.port, sender.request.path]).toEqual([
      'http:',
      '127.0.0.2',
      2,
      '/base/',
    ]);
  });

  it.each(['eu west', 'eu-west-1.evil.com/', '', '@', 'a/b'])('refuses a Region that cannot be one: %j', async (region) => {
    const { sender, send } = stage();

    await expect(send('ListTopics', region)).rejects.toThrow(/region/i);
    expect(sender.requests).toEqual([]);
  });
});

describe('ServiceClients', () => {
  it('keeps one client a service, Region and owner of credentials', () => {
    if (sns === undefined) throw new RangeError('no service sns');
    const credentials = () => Promise.resolve(SAMPLE_CREDENTIALS);
    const clients = new ServiceClients({
      environment: {},
      credentials,
      requestHandler: new RequestHandler(() => new RecordingSender()),
      version: '1',
    });
    const ana = { name: 'ana', credentials };
    const first = clients.find(sns, 'eu-west-1', ana);

    expect(clients.find(sns, 'eu-west-1', ana)).toBe(first);
    expect(clients.find(sns, 'eu-west-2', ana)).not.toBe(first);
    expect(clients.find(sns, 'eu-west-1', { name: 'ben', credentials })).not.toBe(first);
    for (let region = 0; region < 70; region += 1) clients.find(sns, `region-${region}`, ana);
    expect(clients.find(sns, 'eu-west-1', ana)).not.toBe(first);
  });
});
