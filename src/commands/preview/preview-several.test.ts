import { describe, expect, it } from 'vitest';
import type { LookUpCall } from '../../domain/command-preview.ts';
import type { LookUp, LookUpOutcome } from '../look-up.ts';
import { catalogue, parseForTest } from '../testing/parse-for-test.ts';
import { previewSeveral } from './preview-several.ts';

const RUNNING: LookUpOutcome = {
  kind: 'answered',
  output: { Reservations: [{ Instances: [{ InstanceId: 'i-1', State: { Name: 'running' } }] }] },
  hasMore: false,
};
const ALLOWED: LookUpOutcome = { kind: 'refused', code: 'DryRunOperation', message: 'Request would have succeeded' };

async function preview(lines: readonly (readonly [text: string, isMutating: boolean, region: string])[]) {
  const calls: LookUpCall[] = [];
  const lookUp: LookUp = async (call) => {
    calls.push(call);
    return call.params['DryRun'] === true ? ALLOWED : RUNNING;
  };
  const all = lines.map(([text, isMutating, region]) => ({
    command: parseForTest(text),
    isMutating,
    lookUp,
    place: { accountId: '123456789012', region },
  }));
  const previews = await previewSeveral(all, { catalogue, signal: new AbortController().signal });
  return { previews, operations: calls.map(({ operation }) => operation) };
}

describe('previewSeveral', () => {
  it('looks at what each that changes something names, in their order', async () => {
    const { previews } = await preview([
      ['ec2 stop-instances --instance-ids i-1', true, 'a'],
      ['ec2 describe-vpcs', false, 'a'],
      ['ec2 start-instances --instance-ids i-1', true, 'a'],
    ]);

    expect(previews).toMatchObject([
      { things: [{ id: 'i-1', state: 'running' }], dryRun: { kind: 'would-be-allowed' } },
      undefined,
      { things: [{ id: 'i-1', state: 'running' }], dryRun: { kind: 'would-be-allowed' } },
    ]);
  });

  it('looks at a thing once that several name, and tries each command', async () => {
    const { operations } = await preview([
      ['ec2 stop-instances --instance-ids i-1', true, 'a'],
      ['ec2 start-instances --instance-ids i-1', true, 'a'],
    ]);

    expect(operations.toSorted()).toEqual(['DescribeInstances', 'StartInstances', 'StopInstances']);
  });

  it('looks at it again in another place', async () => {
    const { operations } = await preview([
      ['ec2 stop-instances --instance-ids i-1', true, 'a'],
      ['ec2 start-instances --instance-ids i-1', true, 'b'],
    ]);

    expect(operations.filter((operation) => operation === 'DescribeInstances')).toHaveLength(2);
  });
});
