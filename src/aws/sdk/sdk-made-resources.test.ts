import { afterEach, describe, expect, it } from 'vitest';
import { MANAGED_BY_TAG } from '../../domain/made-in-aws.ts';
import type { LookPlace } from '../topic-state-source.ts';
import { SdkMadeResources } from './sdk-made-resources.ts';
import { openEndpoint, type Behaviour, type OpenedEndpoint } from './testing/open-endpoint.ts';
import { openTestInvoker, type TestInvoker } from './testing/open-test-invoker.ts';

const place: LookPlace = { region: 'eu-west-1', credentials: 'ambient' };
const QUEUE = 'arn:aws:sqs:eu-west-1:123456789012:alarms-dead-letters';
const STACK = 'arn:aws:cloudformation:eu-west-1:123456789012:stack/signalbox/1';

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
  const made = new SdkMadeResources({ invoker: { invoke }, timeout: () => new AbortController().signal });
  const operations = () => endpoint?.requests.map(({ headers }) => String(headers['x-amz-target']).split('.')[1]);
  return { made, operations };
}

function tagged(arn: string, tags: Readonly<Record<string, string>>): Behaviour {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const body = JSON.stringify({ ResourceTagMappingList: [{ ResourceARN: arn, Tags }], PaginationToken: '' });
  return { status: 200, body, headers: { 'content-type': 'application/x-amz-json-1.1' } };
}

const DONE: Behaviour = { status: 200, body: '{}', headers: { 'content-type': 'application/x-amz-json-1.0' } };
const ours = { [MANAGED_BY_TAG]: 'topics' };
const ofStack = { ...ours, 'aws:cloudformation:stack-name': 'signalbox' };

describe('SdkMadeResources', () => {
  it('looks at what carries the tag without removing it, and removes it when that is asked', async () => {
    const { made, operations } = await open(tagged(QUEUE, ours), tagged(QUEUE, ours), DONE);

    expect(await made.look(QUEUE, place)).toEqual({ status: 'removable' });
    expect(operations()).toEqual(['GetResources']);
    expect(await made.remove(QUEUE, place)).toEqual({ status: 'removed' });
    expect(operations()).toEqual(['GetResources', 'GetResources', 'DeleteQueue']);
  });

  it.each<[string, { readonly arn: string; readonly answer: Behaviour; readonly reason: string }]>([
    ['what does not carry the tag', { arn: QUEUE, answer: tagged(QUEUE, { owner: 'somebody' }), reason: 'it does not carry the tag' }],
    [
      'what AWS names otherwise than it was asked for',
      { arn: `${QUEUE}*`, answer: tagged(QUEUE, ours), reason: 'it does not carry the tag' },
    ],
    ['what is of a stack', { arn: QUEUE, answer: tagged(QUEUE, ofStack), reason: 'it is of the stack signalbox' }],
    ['what is of no known kind', { arn: `${QUEUE}/x`, answer: tagged(`${QUEUE}/x`, ours), reason: 'are removed with what made them' }],
    [
      'a topic in the place of its subscription',
      { arn: `${QUEUE}:1`, answer: tagged(`${QUEUE}:1`, ours), reason: 'are removed with what made them' },
    ],
  ])('neither promises to remove %s nor does it', async (_what, { arn, answer, reason }) => {
    const { made, operations } = await open(answer);

    for (const outcome of [await made.look(arn, place), await made.remove(arn, place)]) {
      expect(outcome).toEqual({ status: 'refused', reason: expect.stringContaining(reason) });
    }
    expect(operations()).toEqual(['GetResources', 'GetResources']);
  });

  it('removes a stack of ours as a whole', async () => {
    const { made } = await open(tagged(STACK, ofStack));

    expect(await made.look(STACK, place)).toEqual({ status: 'removable' });
  });

  it('says what AWS says where it does not tell', async () => {
    const { made } = await open({ status: 400, body: '{"__type":"InvalidParameterException","message":"no such ARN"}' });

    expect(await made.look('arn:aws:sqs:eu-west-1:123456789012:*', place)).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('GetResources: '),
    });
  });
});
