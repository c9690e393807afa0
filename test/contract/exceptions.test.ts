// Each deliberate difference between our client and Amazon's is there, and is the one that the table describes.
import { gunzipSync } from 'node:zlib';
import type { HttpRequest } from '@smithy/types';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findRefusal } from '../../src/aws/sdk/find-refusal.ts';
import type { Sender } from '../../src/aws/sdk/request-handler.ts';
import { openCatalogue } from '../../src/catalogue/open-catalogue.ts';
import { CapturingSender } from './captured-request.ts';
import { exceptions } from './exceptions.ts';
import { contractServices, listOperations, openOfficialClient, type ContractService } from './official-clients.ts';
import { openOwnClient } from './own-client.ts';
import { forgetOwnEnvironment } from './own-environment.ts';
import { readOutcome, type ReadOutcome } from './read-outcome.ts';
import { respond, writeOutput, type Answer } from './write-answer.ts';

beforeAll(forgetOwnEnvironment);
afterAll(() => {
  vi.unstubAllEnvs();
});
beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue();
});

type Values = Readonly<Record<string, unknown>>;

interface Made {
  readonly requests: readonly HttpRequest[];
  readonly outcome: ReadOutcome;
  /** The mark of the error, if it is one. */
  readonly retryable: unknown;
}

function serviceOf(cli: string): ContractService {
  const service = contractServices.find((each) => each.cli === cli);
  if (service === undefined) throw new RangeError(`no contract service ${cli}`);
  return service;
}

type Call = readonly [cli: string, operation: string, input: Values, answer?: Answer];

/** Makes the same call with both clients. */
async function makeBoth(...[cli, name, input, answer]: Call): Promise<Record<'own' | 'official', Made>> {
  const service = serviceOf(cli);
  const operation = listOperations(service).find((each) => each.name === name);
  if (operation === undefined) throw new RangeError(`no operation ${name} of ${cli}`);
  const make = async (send: (sender: Sender) => Promise<Values>): Promise<Made> => {
    const requests: HttpRequest[] = [];
    const sender = new CapturingSender((request) => {
      requests.push(request);
      return respond(answer ?? { statusCode: 200, headers: {}, body: new Uint8Array() });
    });
    const call = send(sender);
    const retryable = await call.then(
      () => undefined,
      (error: unknown) => (error as { readonly $retryable?: unknown }).$retryable,
    );
    return { outcome: await readOutcome(call), requests, retryable };
  };
  return {
    official: await make((sender) => openOfficialClient(service, { region: 'eu-west-1', sender }).send(operation.command(input))),
    own: await make((sender) => openOwnClient(service, { region: 'eu-west-1', sender })(name, input)),
  };
}

async function refusalOf(cli: string, name: string): Promise<string | undefined> {
  const service = openCatalogue().service(cli);
  const operation = service?.operation(name);
  return Promise.resolve(service === undefined || operation === undefined ? undefined : findRefusal(service, operation, false));
}

const MULTI_REGION = { name: 'RefusedCall', message: expect.stringContaining('SigV4a') };

/** By title of the exception. */
const PROOFS: Readonly<Record<string, () => Promise<void>>> = {
  'who calls': async () => {
    const { official, own } = await makeBoth('sns', 'ListTopics', {});

    const [theirs, ours] = [official, own].map(({ requests }) => requests[0]?.headers['user-agent'] ?? '');
    expect(theirs).not.toContain('signalbox');
    expect(ours).toContain('app/signalbox-0.0.0');
  },

  'errors that may be tried again': async () => {
    const body = Buffer.from(JSON.stringify({ __type: 'ReplicatedWriteConflictException', message: 'sample' }));
    const { official, own } = await makeBoth('dynamodb', 'ListTables', {}, { statusCode: 400, headers: {}, body });

    expect(official.retryable).toEqual({});
    expect(own.retryable).toBeUndefined();
    expect(own.outcome).toStrictEqual(official.outcome);
  },

  'compressed metric data': async () => {
    const MetricData = Array.from({ length: 300 }, (_, index) => ({ MetricName: `metric number ${index}`, Value: index }));
    const { official, own } = await makeBoth('cloudwatch', 'PutMetricData', { Namespace: 'sample', MetricData });

    const [theirs] = official.requests;
    const [ours] = own.requests;
    expect(theirs?.headers['content-encoding']).toBe('gzip');
    expect(ours?.headers['content-encoding']).toBeUndefined();
    expect(Buffer.from(ours?.body as Uint8Array).toString()).toBe(gunzipSync(theirs?.body as Uint8Array).toString());
  },

  'global event endpoints': async () => {
    const { official, own } = await makeBoth('events', 'PutEvents', { EndpointId: 'abc.def', Entries: [] });

    expect([official.requests, own.requests]).toEqual([[], []]);
    expect(own.outcome).toMatchObject({ error: MULTI_REGION });
  },

  'multi-Region access points': async () => {
    const Bucket = 'arn:aws:s3::111122223333:accesspoint/sample.mrap';
    const { official, own } = await makeBoth('s3api', 'ListObjectsV2', { Bucket });

    expect([official.requests, own.requests]).toEqual([[], []]);
    expect(own.outcome).toMatchObject({ error: MULTI_REGION });
  },

  'selected parts of objects': async () => {
    await expect(refusalOf('s3api', 'SelectObjectContent')).resolves.toContain('stream of events');
  },

  'streamed answers of functions': async () => {
    await expect(refusalOf('lambda', 'InvokeWithResponseStream')).resolves.toContain('Use lambda invoke.');
  },

  'hosts of queues': async () => {
    const { official, own } = await makeBoth('sqs', 'PurgeQueue', { QueueUrl: 'https://collector.example.com/111122223333/alarms' });

    expect(official.requests[0]?.hostname).toBe('collector.example.com');
    expect(own.requests[0]?.hostname).toBe('sqs.eu-west-1.amazonaws.com');
  },

  'damaged messages': async () => {
    const receive = listOperations(serviceOf('sqs')).find(({ name }) => name === 'ReceiveMessage');
    if (receive === undefined) throw new RangeError('no operation');
    const answer = await writeOutput(serviceOf('sqs'), receive, { Messages: [{ MessageId: '1', Body: 'a', MD5OfBody: 'b' }] });
    const { official, own } = await makeBoth(
      'sqs',
      'ReceiveMessage',
      { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/a' },
      answer,
    );

    expect(official.outcome).toMatchObject({ error: { message: 'Invalid MD5 checksum on messages: 1' } });
    expect(own.outcome).toMatchObject({ error: { name: 'DamagedAnswer' } });
  },

  'Regions of snapshots': async () => {
    const input = { SourceRegion: 'collector.example.com/?', SourceSnapshotId: 'snap-1' };
    const { official, own } = await makeBoth('ec2', 'CopySnapshot', input);

    expect(String(official.requests[0]?.body)).toContain('collector.example.com');
    expect(own.requests).toEqual([]);
    expect(own.outcome).toMatchObject({ error: { name: 'RefusedCall' } });
  },
};

describe('exceptions', () => {
  it('are those that are proven', () => {
    expect(exceptions.map(({ title }) => title).toSorted()).toEqual(Object.keys(PROOFS).toSorted());
  });

  it.each(exceptions)('$title', async ({ title }) => {
    await expect(PROOFS[title]?.()).resolves.toBeUndefined();
  });
});
