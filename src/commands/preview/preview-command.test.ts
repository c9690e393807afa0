import { describe, expect, it } from 'vitest';
import type { LookUpCall } from '../../domain/command-preview.ts';
import type { LookUpOutcome } from '../look-up.ts';
import { catalogue, parseForTest } from '../testing/parse-for-test.ts';
import { previewCommand } from './preview-command.ts';

const STOP = 'ec2 stop-instances --instance-ids i-1 i-2';
const ALLOWED: LookUpOutcome = { kind: 'refused', code: 'DryRunOperation', message: 'Request would have succeeded' };
const answered = (output: Readonly<Record<string, unknown>>): LookUpOutcome => ({ kind: 'answered', output, hasMore: false });
const instances = (...ids: readonly string[]): LookUpOutcome =>
  answered({ Reservations: ids.map((InstanceId) => ({ Instances: [{ InstanceId, State: { Name: 'running' } }] })) });

async function preview(text: string, answer: (call: LookUpCall) => LookUpOutcome) {
  const calls: LookUpCall[] = [];
  const result = await previewCommand(parseForTest(text), {
    catalogue,
    signal: new AbortController().signal,
    lookUp: async (call) => {
      calls.push(call);
      return answer(call);
    },
  });
  return { ...result, calls };
}

/** Answers dry runs so, and everything else otherwise. */
const answers = (dryRun: LookUpOutcome, other: LookUpOutcome) => (call: LookUpCall) => (call.params['DryRun'] === true ? dryRun : other);

describe('previewCommand', () => {
  it('tells the state of what is named, and that AWS would allow it', async () => {
    const { things, dryRun, leftOut, calls } = await preview(STOP, answers(ALLOWED, instances('i-2', 'i-1')));

    expect(things).toMatchObject([
      { id: 'i-1', exists: true, state: 'running' },
      { id: 'i-2', exists: true, state: 'running' },
    ]);
    expect(dryRun).toEqual({ kind: 'would-be-allowed' });
    expect(leftOut).toEqual([]);
    expect(calls).toContainEqual({ service: 'ec2', operation: 'StopInstances', params: { InstanceIds: ['i-1', 'i-2'], DryRun: true } });
  });

  it('tells which of several does not exist, and the state of the others', async () => {
    const gone: LookUpOutcome = { kind: 'refused', code: 'InvalidInstanceID.NotFound', message: "The instance ID 'i-2' does not exist" };
    const { things, dryRun } = await preview(STOP, (call) => {
      if (call.params['DryRun'] === true) return gone;
      return (call.params['InstanceIds'] as readonly string[]).includes('i-2') ? gone : instances('i-1');
    });

    expect(things).toMatchObject([
      { id: 'i-1', exists: true },
      { id: 'i-2', exists: false },
    ]);
    expect(dryRun).toMatchObject({ kind: 'would-fail', code: 'InvalidInstanceID.NotFound' });
  });

  it.each([
    ['an answer without it', answered({ DBInstances: [] })],
    ['a refusal', { kind: 'refused', code: 'DBInstanceNotFound', message: 'DBInstance orders not found.' } as const],
    ['a refusal by its words', { kind: 'refused', code: 'ValidationError', message: 'orders does not exist' } as const],
  ])('tells by %s that a thing does not exist', async (_, outcome) => {
    const { things, leftOut } = await preview('rds stop-db-instance --db-instance-identifier orders', () => outcome);

    expect(things).toEqual([{ id: 'orders', exists: false, traits: [], tags: [] }]);
    expect(leftOut).toEqual([]);
  });

  it('claims nothing of a thing that a later page may hold', async () => {
    const { things } = await preview('rds stop-db-instance --db-instance-identifier orders', () =>
      answered({ DBInstances: [], Marker: 'next' }),
    );

    expect(things).toEqual([]);
  });

  it('does not miss what is about to be made', async () => {
    const refused = { kind: 'refused', code: 'ResourceNotFoundException', message: 'Table: t not found' } as const;
    const command = 'dynamodb create-table --table-name t --billing-mode PAY_PER_REQUEST';
    const { things } = await preview(
      `${command} --attribute-definitions AttributeName=a,AttributeType=S --key-schema AttributeName=a,KeyType=HASH`,
      () => refused,
    );

    expect(things).toEqual([]);
  });

  it('says that AWS would refuse it, with its words', async () => {
    const refused: LookUpOutcome = { kind: 'refused', code: 'UnauthorizedOperation', message: 'You are not authorized' };
    const { dryRun } = await preview(STOP, answers(refused, instances('i-1', 'i-2')));

    expect(dryRun).toEqual({ kind: 'would-be-refused', code: 'UnauthorizedOperation', message: 'You are not authorized' });
  });

  it.each([
    ['denied', 'What the command names could not be looked at: this channel may not read it.'],
    ['late', 'What the command names could not be looked at in time.'],
    ['failed', 'What the command names could not be looked at.'],
  ] as const)('leaves out with a word what is %s', async (kind, sentence) => {
    const { things, dryRun, leftOut } = await preview(STOP, () => ({ kind }));

    expect(things).toEqual([]);
    expect(dryRun).toBeUndefined();
    expect(leftOut).toContain(sentence);
    expect(leftOut).toHaveLength(2);
  });

  it('tries nothing where the service does not promise that a dry run is none', async () => {
    const { calls } = await preview('lambda update-function-code --function-name a --s3-bucket b --s3-key k', () => ({ kind: 'failed' }));

    expect(calls.map(({ operation }) => operation)).not.toContain('UpdateFunctionCode');
    expect(calls.every(({ params }) => params['DryRun'] === undefined)).toBe(true);
  });

  it('tells of a bucket where it is, whether it keeps versions and whether it is empty', async () => {
    const { things } = await preview('s3api delete-bucket --bucket assets', ({ operation }) => {
      if (operation === 'HeadBucket') return answered({ BucketRegion: 'eu-west-1' });
      return operation === 'ListObjectsV2' ? answered({ KeyCount: 1, Contents: [{ Key: 'a' }] }) : answered({ Status: 'Enabled' });
    });

    expect(things).toEqual([{ id: 'assets', exists: true, traits: ['eu-west-1', 'not empty', 'keeps versions'], tags: [] }]);
  });

  it('tells of an object only where it is the one', async () => {
    const answer = (key: string) => (call: LookUpCall) =>
      call.operation === 'ListObjectsV2' ? answered({ Contents: [{ Key: key, Size: 3411 }] }) : answered({});
    const command = 's3api delete-object --bucket assets --key logo.svg';
    const bucket = { id: 'assets', exists: true, traits: ['keeps no versions'], tags: [] };

    expect((await preview(command, answer('logo.svg'))).things).toEqual([
      bucket,
      { id: 'logo.svg', exists: true, traits: ['3,411 bytes'], tags: [] },
    ]);
    expect((await preview(command, answer('logo.svg.old'))).things).toEqual([
      bucket,
      { id: 'logo.svg', exists: false, traits: [], tags: [] },
    ]);
  });

  it('tells once of a bucket that does not exist', async () => {
    const gone = { kind: 'refused', code: 'NoSuchBucket', message: 'The specified bucket does not exist' } as const;

    expect((await preview('s3api delete-bucket --bucket assets', () => gone)).things).toEqual([
      { id: 'assets', exists: false, traits: [], tags: [] },
    ]);
  });

  it('has nothing to say of a command that names nothing', async () => {
    await expect(preview('sns publish --phone-number +1555 --message hi', () => ({ kind: 'failed' }))).resolves.toMatchObject({
      things: [],
      leftOut: [],
      calls: [],
    });
  });
});
