import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestsOfCommand } from '../../evaluate-command.ts';
import { UNKNOWN_NAME, UNKNOWN_TEXT } from '../../policy-evaluation/pattern-marks.ts';
import { actionsOfCommand } from '../actions-of-command.ts';
import { listActions } from '../access-level.ts';
import { resourcesOfAction } from './resources-of-action.ts';

interface ResourceCase {
  readonly name: string;
  readonly service: string;
  readonly operation: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Resources by action; an ellipsis is what is not known. */
  readonly needs: Readonly<Record<string, readonly string[]>>;
}

const cases = JSON.parse(readFileSync(new URL('../../cases/resources.json', import.meta.url), 'utf8')) as readonly ResourceCase[];
function showResource(resource: string): string {
  return resource.replaceAll(UNKNOWN_NAME, '...').replaceAll(UNKNOWN_TEXT, '...');
}

const place = { region: 'eu-west-1', accountId: '123456789012' };

async function needsOf({ service, operation, params }: Omit<ResourceCase, 'name' | 'needs'>): Promise<ResourceCase['needs']> {
  const actions = actionsOfCommand({ service, operation, params });
  const requests = await requestsOfCommand({ command: { params }, actions, place, now: new Date('2026-03-01T03:00:00Z') });
  const needs: Record<string, string[]> = {};
  for (const { action, resource } of requests) (needs[action] ??= []).push(showResource(resource));
  return needs;
}

describe('resourcesOfAction by the table resources', () => {
  it.each(cases)('$name', async ({ needs, ...command }) => {
    expect(await needsOf(command)).toEqual(needs);
  });
});

describe('resourcesOfAction', () => {
  it('puts a resource into the partition of its Region', async () => {
    const question = { action: 'ec2:RebootInstances', params: { InstanceIds: ['i-1'] } };

    expect(await resourcesOfAction({ ...question, place: { ...place, region: 'cn-north-1' } })).toEqual([
      'arn:aws-cn:ec2:cn-north-1:123456789012:instance/i-1',
    ]);
  });

  it('knows no partition where it knows no Region', async () => {
    const params = { Bucket: 'shop', Key: 'a' };

    expect(await resourcesOfAction({ action: 's3:PutObject', params, place: { ...place, region: UNKNOWN_NAME } })).toEqual([
      `arn:${UNKNOWN_NAME}:s3:::shop/a`,
    ]);
  });

  it('does not take the id of something for its name', async () => {
    const question = { action: 'kinesisvideo:DescribeStream', params: { StreamId: 'x' }, place };

    expect((await resourcesOfAction(question)).map(showResource).join()).not.toContain('/x');
  });

  it('knows no resource where more are named than anybody types', async () => {
    const params = { InstanceIds: Array.from({ length: 1000 }, (_, position) => `i-${position}`) };

    expect((await resourcesOfAction({ action: 'ec2:RebootInstances', params, place })).map(showResource)).toEqual(['...']);
  });

  it.each([
    [200, 200],
    [201, 1],
  ])('knows of %d resources %d', async (given, known) => {
    const params = { InstanceIds: Array.from({ length: given }, (_, position) => `i-${position}`) };

    expect(await resourcesOfAction({ action: 'ec2:RebootInstances', params, place })).toHaveLength(known);
  });

  it('finds at least one resource for every action of some services, whatever the parameters are', async () => {
    const prefixes = ['ec2', 's3', 'lambda', 'dynamodb', 'ecs', 'logs', 'events', 'sqs', 'sns', 'rds', 'ssm', 'route53'];
    const actions = (
      await Promise.all(prefixes.map(async (prefix) => (await listActions(prefix)).map((name) => `${prefix}:${name}`)))
    ).flat();
    const name = fc.constantFrom(
      'Bucket',
      'Key',
      'FunctionName',
      'InstanceIds',
      'Name',
      'QueueUrl',
      'TableName',
      'Delete',
      'cluster',
      '__proto__',
    );
    const params = fc.dictionary(name, fc.oneof(fc.string(), fc.array(fc.string()), fc.jsonValue(), fc.constant('arn:aws:s3:::x')));

    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...actions), params, async (action, given) => {
        const resources = await resourcesOfAction({ action, params: given, place });

        expect(resources.length).toBeGreaterThan(0);
        expect(resources.every((resource) => resource !== '')).toBe(true);
      }),
    );
  });
});
