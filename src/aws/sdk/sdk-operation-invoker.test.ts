import { afterEach, describe, expect, it } from 'vitest';
import type { InvocationFailure } from '../../domain/invocation-failure.ts';
import type { InvocationOutcome } from '../operation-invoker.ts';
import { CredentialsMissing } from './credentials.ts';
import { ANSWER_MAX_BYTES, OUTPUT_STREAM_MAX_BYTES } from './read-bounded.ts';
import { openEndpoint, type Behaviour, type OpenedEndpoint } from './testing/open-endpoint.ts';
import { openTestInvoker, SAMPLE_CREDENTIALS, type TestInvoker, type TestInvokerOptions } from './testing/open-test-invoker.ts';

let closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});

interface Opened extends TestInvoker {
  readonly endpoint: OpenedEndpoint;
}

async function open(behaviours: readonly [Behaviour, ...Behaviour[]], options: TestInvokerOptions = {}): Promise<Opened> {
  const endpoint = await openEndpoint(...behaviours);
  const invoker = openTestInvoker({ environment: { AWS_ENDPOINT_URL: endpoint.url }, ...options });
  closing.push(() => invoker.close(), endpoint.close);
  return { ...invoker, endpoint };
}

function failureOf(outcome: InvocationOutcome): InvocationFailure {
  if (outcome.status === 'succeeded') throw new TypeError('the call succeeded');
  return outcome.failure;
}

const json = (status: number, body: object, headers: Record<string, string> = {}): Behaviour => ({
  status,
  body: JSON.stringify(body),
  headers,
});
const listTables = { service: 'dynamodb', operation: 'ListTables' } as const;
const getObject = { service: 's3api', operation: 'GetObject', params: { Bucket: 'sample', Key: 'a' } } as const;
const putLifecycle = { service: 's3api', operation: 'PutBucketLifecycleConfiguration' } as const;
const OF_ANOTHER_FORM = { Bucket: 'sample', LifecycleConfiguration: { Rules: 5 } };
const THROTTLED = json(400, { __type: 'com.amazonaws.dynamodb#ThrottlingException', message: 'Rate exceeded' });
const FAULT = json(500, { __type: 'InternalServerError', message: 'The request processing has failed' });
const TABLES = json(200, { TableNames: ['orders'] });

describe('SdkOperationInvoker', () => {
  it('gives the output without the SDK’s additions, and the request id', async () => {
    const { invoke, endpoint } = await open([TABLES]);

    expect(await invoke(listTables)).toEqual({
      status: 'succeeded',
      output: { TableNames: ['orders'] },
      requestId: 'request-1',
      truncatedMembers: [],
    });
    expect(endpoint.requests[0]).toMatchObject({ method: 'POST', path: '/', body: '{}' });
    expect(endpoint.requests[0]?.headers['x-amz-target']).toBe('DynamoDB_20120810.ListTables');
  });

  it('gives code, message, request id and status of an error of AWS', async () => {
    const { invoke } = await open([
      json(400, { __type: 'com.amazonaws.dynamodb#ResourceNotFoundException', message: 'Table: a not found' }),
    ]);

    expect(failureOf(await invoke({ ...listTables, operation: 'DescribeTable', params: { TableName: 'a' } }))).toEqual({
      kind: 'service-error',
      code: 'ResourceNotFoundException',
      message: 'Table: a not found',
      requestId: 'request-1',
      httpStatusCode: 400,
    });
  });

  it('names errors as the AWS CLI does where a service has kept the codes of its query protocol', async () => {
    const body = { __type: 'com.amazonaws.sqs#QueueDoesNotExist', message: 'The specified queue does not exist.' };
    const { invoke } = await open([json(400, body, { 'x-amzn-query-error': 'AWS.SimpleQueueService.NonExistentQueue;Sender' })]);

    const failure = failureOf(await invoke({ service: 'sqs', operation: 'GetQueueUrl', params: { QueueName: 'a' } }));

    expect(failure).toMatchObject({ kind: 'service-error', code: 'AWS.SimpleQueueService.NonExistentQueue' });
  });

  it('reads errors of the query protocols', async () => {
    const error = "<Error><Code>InvalidInstanceID.NotFound</Code><Message>The instance ID 'i-1' does not exist</Message></Error>";
    const { invoke } = await open([{ status: 400, body: `<Response><Errors>${error}</Errors><RequestID>abc</RequestID></Response>` }]);

    expect(failureOf(await invoke({ service: 'ec2', operation: 'DescribeInstances' }))).toMatchObject({
      code: 'InvalidInstanceID.NotFound',
      message: "The instance ID 'i-1' does not exist",
    });
  });

  it('names an error without a body by its status, as the AWS CLI does', async () => {
    const { invoke } = await open([{ status: 403, body: '' }]);

    const failure = failureOf(await invoke({ service: 's3api', operation: 'HeadBucket', params: { Bucket: 'sample' } }));

    expect(failure).toMatchObject({ kind: 'service-error', code: '403', message: 'Forbidden', httpStatusCode: 403 });
  });

  describe('before anything is sent', () => {
    it.each([
      { what: 'an unknown service', call: { service: 'ec3', operation: 'DescribeInstances' }, kind: 'not-supported', part: 'ec3' },
      { what: 'an unknown operation', call: { service: 'ec2', operation: 'Describe' }, kind: 'not-supported', part: 'Describe' },
      {
        what: 'a name that every object has',
        call: { service: 'ec2', operation: 'constructor' },
        kind: 'not-supported',
        part: 'constructor',
      },
      {
        what: 'a stream of events',
        call: { service: 'logs', operation: 'StartLiveTail' },
        kind: 'not-supported',
        part: 'filter-log-events',
      },
      { what: 'a sign-in token', call: { service: 'codecatalyst', operation: 'ListSpaces' }, kind: 'not-supported', part: 'aws sso login' },
      { what: 'a call of the demo account', call: { ...listTables, credentials: 'demo' }, kind: 'not-supported', part: 'sample data' },
      { what: 'a missing part of the address', call: { ...getObject, params: { Bucket: 'a' } }, kind: 'bad-input', part: 'Key' },
      { what: 'a Region that cannot be one', call: { ...listTables, region: 'eu west 1' }, kind: 'bad-input', part: 'eu west 1' },
      { what: 'a value of another form', call: { ...putLifecycle, params: OF_ANOTHER_FORM }, kind: 'bad-input', part: 'another form' },
      {
        what: 'a header that is none',
        call: { ...getObject, params: { ...getObject.params, IfMatch: 'a\nb' } },
        kind: 'bad-input',
        part: 'line breaks',
      },
    ] as const)('refuses $what', async ({ call, kind, part }) => {
      const { invoke, endpoint } = await open([TABLES]);

      const failure = failureOf(await invoke(call));

      expect(failure).toEqual({ kind, reason: expect.stringContaining(part) });
      expect(endpoint.requests).toEqual([]);
    });

    it('refuses what the endpoint rules do not like, in their words', async () => {
      const invoker = openTestInvoker();
      closing.push(invoker.close);

      const failure = failureOf(await invoker.invoke({ service: 's3api', operation: 'GetBucketAcl', params: { Bucket: 'a/../b' } }));

      expect(failure).toMatchObject({ kind: 'bad-input' });
    });

    it('says what is missing where there are no credentials', async () => {
      const missing = new CredentialsMissing(new Error('Could not load credentials from any providers'));
      const { invoke, endpoint } = await open([TABLES], { credentials: () => Promise.reject(missing) });

      expect(failureOf(await invoke(listTables))).toEqual({ kind: 'no-credentials', reason: missing.message });
      expect(endpoint.requests).toEqual([]);
    });

    it('gives up with the caller while credentials are loaded, and sends nothing later', async () => {
      const loaded = Promise.withResolvers<typeof SAMPLE_CREDENTIALS>();
      const giveUp = new AbortController();
      const { invoke, endpoint } = await open([TABLES], { credentials: () => loaded.promise });
      const call = invoke({ ...listTables, signal: giveUp.signal });

      giveUp.abort();
      expect(failureOf(await call)).toEqual({ kind: 'timed-out', wasSent: false });
      loaded.resolve(SAMPLE_CREDENTIALS);

      // A call that comes after it does arrive, so the first would have.
      await invoke(listTables);
      expect(endpoint.requests).toHaveLength(1);
    });

    it('gives up at once where the caller has done so before', async () => {
      const { invoke, endpoint } = await open([TABLES]);

      expect(failureOf(await invoke({ ...listTables, signal: AbortSignal.abort() }))).toEqual({ kind: 'timed-out', wasSent: false });
      expect(endpoint.requests).toEqual([]);
    });
  });

  describe('tries again', () => {
    it.each([
      { what: 'throttling, of what may be repeated', behaviour: THROTTLED, isRepeatable: true },
      { what: 'throttling, of what must not happen twice', behaviour: THROTTLED, isRepeatable: false },
      { what: 'a fault of AWS, of what may be repeated', behaviour: FAULT, isRepeatable: true },
      { what: 'a lost connection, of what may be repeated', behaviour: 'reset', isRepeatable: true },
      { what: 'half an answer, of what may be repeated', behaviour: 'half an answer', isRepeatable: true },
    ] as const)('after $what', async ({ behaviour, isRepeatable }) => {
      const { invoke, endpoint } = await open([behaviour, behaviour, TABLES]);

      expect(await invoke({ ...listTables, isRepeatable })).toMatchObject({ status: 'succeeded' });
      expect(endpoint.requests).toHaveLength(3);
    });

    it('three times at most', async () => {
      const { invoke, endpoint } = await open([FAULT]);

      expect(failureOf(await invoke(listTables))).toMatchObject({ kind: 'service-error', code: 'InternalServerError' });
      expect(endpoint.requests).toHaveLength(3);
    });

    it.each([
      ['a fault of AWS', FAULT, { kind: 'service-error', code: 'InternalServerError' }],
      ['a lost connection', 'reset', { kind: 'unreachable', wasSent: true }],
      ['half an answer', 'half an answer', { kind: 'unreachable', wasSent: true }],
    ] as const)('never after %s, where it must not happen twice', async (_, behaviour, failure) => {
      const { invoke, endpoint } = await open([behaviour, TABLES]);

      expect(failureOf(await invoke({ ...listTables, isRepeatable: false }))).toMatchObject(failure);
      expect(endpoint.requests).toHaveLength(1);
    });

    it('never after a refusal', async () => {
      const { invoke, endpoint } = await open([json(400, { __type: 'ValidationException', message: 'no' }), TABLES]);

      expect(failureOf(await invoke(listTables))).toMatchObject({ code: 'ValidationException' });
      expect(endpoint.requests).toHaveLength(1);
    });
  });

  describe('without an answer', () => {
    it('says that nothing was sent where nobody listens', async () => {
      const { url, close } = await openEndpoint('silence');
      await close();
      const { invoke, close: closeInvoker } = openTestInvoker({ environment: { AWS_ENDPOINT_URL: url } });
      closing.push(closeInvoker);

      const failure = failureOf(await invoke({ ...listTables, isRepeatable: false }));

      expect(failure).toEqual({
        kind: 'unreachable',
        reason: `${new URL(url).host} cannot be reached: nobody listens there (ECONNREFUSED).`,
        wasSent: false,
      });
    });

    it('says that it may have been done where the caller gave up on an answer', async () => {
      const giveUp = new AbortController();
      const { invoke, endpoint } = await open(['silence']);
      const call = invoke({ ...listTables, signal: giveUp.signal });
      await expect.poll(() => endpoint.requests.length).toBe(1);

      giveUp.abort();

      expect(failureOf(await call)).toEqual({ kind: 'timed-out', wasSent: true });
      await expect.poll(endpoint.connectionCount).toBe(0);
    });

    it('says that the connection broke', async () => {
      const { invoke } = await open(['reset']);

      expect(failureOf(await invoke(listTables))).toMatchObject({ reason: expect.stringContaining('the connection broke (ECONNRESET)') });
    });
  });

  describe('with a strange answer', () => {
    it.each([
      ['no JSON', { status: 200, body: '<html>sign in, please</html>' }, 'HTTP 200 (OK)'],
      ['half a JSON', { status: 200, body: '{"TableNames": [' }, 'HTTP 200 (OK)'],
      ['a page of a proxy', { status: 502, body: '<html>upstream secret=hunter2</html>' }, 'HTTP 502 (Bad Gateway)'],
      ['an empty fault', { status: 503, body: '' }, 'HTTP 503 (Service Unavailable)'],
    ] as const)('says so: %s', async (_, behaviour, part) => {
      const { invoke } = await open([behaviour]);

      const failure = failureOf(await invoke(listTables));

      expect(failure).toEqual({ kind: 'unreachable', reason: expect.stringContaining(part), wasSent: true });
      expect(JSON.stringify(failure)).not.toMatch(/hunter2|html|Deserialization|\$response|at .*\.js/);
    });

    it('says so where XML is none', async () => {
      const { invoke } = await open([{ status: 200, body: '<DescribeInstancesResponse><reservationSet>' }]);

      expect(failureOf(await invoke({ service: 'ec2', operation: 'DescribeInstances' }))).toMatchObject({
        kind: 'unreachable',
        wasSent: true,
      });
    });

    it('takes an empty answer for an empty output', async () => {
      const { invoke } = await open([{ status: 200, body: '' }]);

      expect(await invoke(listTables)).toMatchObject({ status: 'succeeded', output: {} });
    });

    it('stops reading an answer that is too large', async () => {
      const { invoke, endpoint } = await open([{ endlessWith: {} }]);

      const failure = failureOf(await invoke({ ...listTables, isRepeatable: false }));

      expect(failure).toEqual({
        kind: 'unreachable',
        reason: expect.stringContaining(`${ANSWER_MAX_BYTES / 1024 / 1024} MiB`),
        wasSent: true,
      });
      await expect.poll(endpoint.connectionCount).toBe(0);
    });
  });

  describe('with a stream of bytes', () => {
    it('reads it', async () => {
      const { invoke } = await open([{ status: 200, body: 'hello', headers: { 'content-type': 'text/plain' } }]);

      const outcome = await invoke(getObject);

      expect(outcome).toMatchObject({ status: 'succeeded', output: { ContentType: 'text/plain' }, truncatedMembers: [] });
      const { Body } = outcome.status === 'succeeded' ? outcome.output : {};
      expect(Buffer.from(Body as Uint8Array).toString()).toBe('hello');
    });

    it('cuts it where it is long, and closes the connection', async () => {
      const { invoke, endpoint } = await open([{ endlessWith: {} }]);

      const outcome = await invoke(getObject);

      expect(outcome).toMatchObject({ status: 'succeeded', truncatedMembers: ['Body'] });
      const { Body } = outcome.status === 'succeeded' ? outcome.output : {};
      expect((Body as Uint8Array).length).toBe(OUTPUT_STREAM_MAX_BYTES);
      await expect.poll(endpoint.connectionCount).toBe(0);
    });

    it('closes the connection where the answer cannot be read for another reason', async () => {
      const { invoke, endpoint } = await open([{ endlessWith: { 'last-modified': 'no date' } }]);

      expect(failureOf(await invoke({ ...getObject, isRepeatable: false }))).toMatchObject({ kind: 'unreachable', wasSent: true });
      await expect.poll(endpoint.connectionCount).toBe(0);
    });

    it('fails where it breaks off', async () => {
      const { invoke } = await open(['half an answer']);

      expect(failureOf(await invoke(getObject))).toMatchObject({ kind: 'unreachable', wasSent: true });
    });

    it('believes no checksum that is not that of the bytes', async () => {
      const body = 'hello';
      const right = { 'x-amz-checksum-sha256': 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=' };
      const { invoke } = await open([
        { status: 200, body, headers: right },
        { status: 200, body: 'hallo', headers: right },
      ]);

      expect(await invoke(getObject)).toMatchObject({ status: 'succeeded' });
      expect(failureOf(await invoke(getObject))).toMatchObject({ kind: 'unreachable' });
    });
  });

  it('has the credentials learned anew where AWS does not know them, and only then', async () => {
    let count = 0;
    const refuse = (code: string): Behaviour => json(400, { __type: code, message: 'sample' });
    const { invoke } = await open(
      [refuse('ExpiredTokenException'), refuse('UnrecognizedClientException'), refuse('AccessDeniedException'), TABLES],
      {
        onRefusedCredentials: () => {
          count += 1;
        },
      },
    );

    const counts: number[] = [];
    for (let call = 0; call < 4; call += 1) {
      await invoke(listTables);
      counts.push(count);
    }

    expect(counts).toEqual([1, 2, 2, 2]);
  });

  it('goes to the service’s own endpoint before the general one', async () => {
    const [own, general] = [await openEndpoint(TABLES), await openEndpoint(TABLES)];
    closing.push(own.close, general.close);
    const environment = { AWS_ENDPOINT_URL: general.url, AWS_ENDPOINT_URL_DYNAMODB: own.url };
    const invoker = openTestInvoker({ environment });
    closing.push(invoker.close);

    await invoker.invoke(listTables);
    await invoker.invoke({ service: 'ecs', operation: 'ListClusters' });

    expect([own.requests.length, general.requests.length]).toEqual([1, 1]);
  });
});
