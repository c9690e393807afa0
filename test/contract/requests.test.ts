// Our client sends what Amazon's own clients send: every operation of the contract services, once with what it needs and once with
// much of what it may have; some of them in other partitions and at other endpoints.
import type { HttpRequest } from '@smithy/types';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { CapturingSender, type CapturedRequest } from './captured-request.ts';
import { isRefused, membersLeftOut } from './exceptions.ts';
import { BUCKETS, memberValues } from './member-values.ts';
import { contractServices, listOperations, openOfficialClient, type ContractService, type OfficialOperation } from './official-clients.ts';
import { openOwnClient } from './own-client.ts';
import { forgetOwnEnvironment } from './own-environment.ts';
import { beginRandom } from './random.ts';
import { sampleStructure } from './sample-value.ts';
import { respond, writeOutput } from './write-answer.ts';

interface Round {
  readonly title: string;
  /** Probability of what may be left out. */
  readonly fullness: number;
  readonly region: string;
  readonly accountId?: string;
  readonly usesFips?: boolean;
  readonly usesDualStack?: boolean;
  readonly endpoint?: string;
  readonly bucket?: string;
}

const ALL_OPERATIONS: readonly Round[] = [
  { title: 'what is needed', fullness: 0, region: 'eu-west-1' },
  { title: 'much of what is possible', fullness: 0.7, region: 'us-east-1', accountId: '111122223333' },
];

/** Rounds over a few operations of each service: what differs is where the request goes. */
const SOME_OPERATIONS: readonly Round[] = [
  { title: 'China', fullness: 0.3, region: 'cn-north-1', accountId: '111122223333' },
  { title: 'FIPS in GovCloud', fullness: 0.3, region: 'us-gov-west-1', usesFips: true },
  { title: 'dual-stack', fullness: 0.3, region: 'eu-central-1', usesDualStack: true, accountId: '111122223333' },
  { title: 'an endpoint of one’s own', fullness: 0.3, region: 'us-east-1', endpoint: 'http://127.0.0.1:4566/base' },
];
const SOME = 12;

/** Those for which a client does more than its schemas say are always among them. */
const CUSTOMIZED = new Set([
  'CopySnapshot',
  'CreateBucket',
  'PutObject',
  'GetObject',
  'SendMessage',
  'UploadArchive',
  'ListHostedZones',
  'PutItem',
]);

/** What a client made of parameters: requests, and why it made none. */
interface Sent {
  readonly requests: readonly CapturedRequest[];
  readonly refusal?: string;
}

interface BothSent {
  readonly own: ReadonlyMap<string, Sent>;
  readonly official: ReadonlyMap<string, Sent>;
}

let warn: MockInstance<typeof console.warn>;

beforeAll(() => {
  forgetOwnEnvironment();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:00Z') });
});
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});
beforeEach(() => {
  // Amazon's clients write to the console; ours must not.
  warn = vi.spyOn(console, 'warn').mockReturnValue();
});

async function record(sender: CapturingSender, send: () => Promise<unknown>): Promise<Sent> {
  const before = sender.requests.length;
  let refusal: string | undefined;
  await send().catch((error: unknown) => {
    refusal = String(error);
  });
  const requests = sender.requests.slice(before);
  // What the clients think of the answer, which is empty, is of no interest here.
  return requests.length > 0 || refusal === undefined ? { requests } : { requests, refusal };
}

function makeInput(
  service: ContractService,
  operation: OfficialOperation,
  { title, fullness, region, bucket }: Round,
): Record<string, unknown> {
  const random = beginRandom(`${service.title} ${operation.name} ${title}`);
  const chosen = memberValues({ operation, region, random, ...(bucket === undefined ? {} : { bucket }) });
  const input = sampleStructure(operation.schema[4], { random, fullness, chosen });
  for (const member of membersLeftOut(service.cli, operation.name)) delete input[member];
  return input;
}

async function sendBoth(service: ContractService, round: Round, operations: readonly OfficialOperation[]): Promise<BothSent> {
  const session = await sessionAnswer(service);
  const senders = { official: new CapturingSender(session), own: new CapturingSender(session) };
  const client = openOfficialClient(service, { ...round, sender: senders.official });
  const send = openOwnClient(service, { ...round, sender: senders.own });
  const sent = { own: new Map<string, Sent>(), official: new Map<string, Sent>() };
  for (const operation of operations) {
    // Made twice, lest one client finds what the other has left in it.
    const [input, sameInput] = [makeInput(service, operation, round), makeInput(service, operation, round)];
    sent.official.set(operation.name, await record(senders.official, () => client.send(operation.command(input))));
    warn.mockClear();
    sent.own.set(operation.name, await record(senders.own, () => send(operation.name, sameInput)));
    expect(warn.mock.calls).toEqual([]);
  }
  return sent;
}

/** Directory buckets are called with the credentials of a session, which is asked for first. */
async function sessionAnswer(service: ContractService): Promise<((request: HttpRequest) => ReturnType<typeof respond>) | undefined> {
  const createSession = listOperations(service).find(({ name }) => name === 'CreateSession');
  if (createSession === undefined) return undefined;
  const Expiration = new Date('2026-03-01T13:00:00Z');
  const Credentials = { AccessKeyId: 'AKIDSESSION', SecretAccessKey: 'sample', SessionToken: 'sample', Expiration };
  const answer = await writeOutput(service, createSession, { Credentials });
  return ({ query }) => respond('session' in (query ?? {}) ? answer : { statusCode: 200, headers: {}, body: new Uint8Array() });
}

function comparable(service: ContractService): readonly OfficialOperation[] {
  return listOperations(service).filter(({ name }) => !isRefused(service.cli, name));
}

/** Operations of which neither client made a request; a bucket is made under a name only, which by chance is none. */
function listRefused(sent: ReadonlyMap<string, Sent>): readonly string[] {
  return [...sent].filter(([name, { requests }]) => requests.length === 0 && name !== 'CreateBucket').map(([name]) => name);
}

describe.each(ALL_OPERATIONS)('requests with $title', (round) => {
  it.each(contractServices)('are those of the official client for every operation of $title', async (service) => {
    const { own, official } = await sendBoth(service, round, comparable(service));

    expect(own).toStrictEqual(official);
    expect(listRefused(official)).toEqual([]);
  });
});

describe.each(SOME_OPERATIONS)('requests to $title', (round) => {
  it.each(contractServices)('are those of the official client for $title', async (service) => {
    const random = beginRandom(`${service.title} ${round.title}`);
    const operations = comparable(service);
    const some = operations.filter(({ name }) => CUSTOMIZED.has(name) || random.chance(SOME / operations.length));

    const { own, official } = await sendBoth(service, { ...round, bucket: 'sample-bucket' }, some);

    expect(own).toStrictEqual(official);
    // The endpoint rules have no such place for some.
    expect(listRefused(official).length).toBeLessThan(some.length / 2);
  });
});

describe('requests to S3', () => {
  const s3 = contractServices.filter(({ cli }) => cli === 's3api');
  const buckets: readonly [string, (region: string) => string][] = [
    ...Object.entries(BUCKETS),
    ['a directory bucket', () => 'sample--usw2-az1--x-s3'],
  ];

  it.each(buckets)('are those of the official client where the bucket is %s', async (title, nameBucket) => {
    for (const service of s3) {
      const round = { title, fullness: 0.1, region: 'us-west-2', bucket: nameBucket('us-west-2') };

      const { own, official } = await sendBoth(service, round, comparable(service));

      expect(own).toStrictEqual(official);
      expect(listRefused(official)).toEqual([]);
    }
  });
});
