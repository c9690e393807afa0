import { describe, expect, it } from 'vitest';
import { chooseColumns } from './choose-columns.ts';

function titles(items: readonly Readonly<Record<string, unknown>>[], listName: string): readonly string[] {
  return chooseColumns(items, listName).map(({ title }) => title);
}

describe('chooseColumns', () => {
  it('begins with what names the thing, then its name tag, its state, its kind', () => {
    const item = {
      VpcId: 'v',
      ImageId: 'a',
      InstanceType: 't',
      State: { Name: 's' },
      InstanceId: 'i',
      Tags: [{ Key: 'Name', Value: 'web' }],
    };

    expect(titles([item], 'Instances').slice(0, 4)).toEqual(['InstanceId', 'Name', 'State', 'InstanceType']);
  });

  it.each([
    ['InstanceId', 'StoppingInstances'],
    ['AlarmName', 'MetricAlarms'],
    ['DBInstanceIdentifier', 'DBInstances'],
    ['GroupId', 'SecurityGroups'],
    ['repositoryName', 'repositories'],
    ['StackName', 'StackSummaries'],
  ])('takes %s for the name of one of %s', (member, list) => {
    expect(titles([{ Status: 'ok', OtherId: 'x', [member]: 'y' }], list)[0]).toBe(member);
  });

  it('leaves out ARNs where something shorter names the thing, and only there', () => {
    expect(titles([{ FunctionName: 'f', FunctionArn: 'arn:aws:lambda:::f', Role: 'arn:aws:iam::1:role/r' }], 'Functions')).toEqual([
      'FunctionName',
    ]);
    expect(titles([{ TopicArn: 'arn:aws:sns:::t' }], 'Topics')).toEqual(['TopicArn']);
  });

  it('puts back what few of the things have', () => {
    expect(
      titles(
        [
          { Id: 'a', Status: 'x' },
          { Id: 'b', Type: 't' },
          { Id: 'c', Type: 't' },
        ],
        'Things',
      ),
    ).toEqual(['Id', 'Type', 'Status']);
  });

  it('puts back what is the same in all of several things, but for their state', () => {
    const items = [
      { FunctionName: 'a', PackageType: 'Zip', State: 'Active', MemorySize: 128 },
      { FunctionName: 'b', PackageType: 'Zip', State: 'Active', MemorySize: 256 },
    ];

    expect(titles(items, 'Functions')).toEqual(['FunctionName', 'State', 'MemorySize', 'PackageType']);
    expect(titles(items.slice(0, 1), 'Functions')).toEqual(['FunctionName', 'State', 'PackageType', 'MemorySize']);
  });

  it('takes nothing that has no short form', () => {
    expect(titles([{ Nested: { A: { B: 1 } }, Empty: '', None: null }], 'Things')).toEqual([]);
  });

  it('reads the tag by either spelling', () => {
    const [column] = chooseColumns([{ tags: [{ key: 'Name', value: 'web' }] }], 'Things');

    expect(column?.title).toBe('Name');
    expect(column?.read({ TagSet: [{ Key: 'Name', Value: 'api' }] })).toBe('api');
  });
});
