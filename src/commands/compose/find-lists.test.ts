import { describe, expect, it } from 'vitest';
import { catalogue } from '../testing/parse-for-test.ts';
import { findLists } from './find-lists.ts';

function lists(command: string, output: Readonly<Record<string, unknown>>): readonly string[] {
  const [service = '', operation = ''] = command.split(' ');
  const model = catalogue.service(service)?.operation(operation);
  return findLists(output, model).map(({ name, items }) => `${name} ${items.length}`);
}

describe('findLists', () => {
  it.each([
    ['ec2 DescribeInstances', { Reservations: [{ Instances: [{}, {}] }, { Instances: [{}] }, {}] }, ['Instances 3']],
    ['ec2 DescribeInstances', { Reservations: [] }, ['Instances 0']],
    ['ec2 DescribeInstances', {}, ['Instances 0']],
    ['ec2 DescribeInstanceStatus', { InstanceStatuses: [{}] }, ['InstanceStatuses 1']],
    ['ec2 StopInstances', { StoppingInstances: [{}] }, ['StoppingInstances 1']],
    ['s3api ListBuckets', { Buckets: [{}], Owner: { ID: 'x' } }, ['Buckets 1']],
    ['s3api ListObjectsV2', { Contents: [{}], CommonPrefixes: [{}], KeyCount: 1 }, ['Objects 1', 'CommonPrefixes 1']],
    ['s3api ListObjectsV2', { KeyCount: 0 }, ['Objects 0']],
    ['cloudwatch DescribeAlarms', { MetricAlarms: [], CompositeAlarms: [{}] }, ['CompositeAlarms 1']],
    ['cloudwatch DescribeAlarms', {}, ['Alarms 0']],
    ['cloudfront ListDistributions', { DistributionList: { Items: [{}, {}], Quantity: 2 } }, ['Distributions 2']],
    ['dynamodb ListTables', { TableNames: ['a'] }, ['Tables 1']],
    ['dynamodb Scan', { Items: [{}], Count: 1 }, ['Items 1']],
    ['iam GetUser', { User: { Tags: [{}] } }, []],
    ['lambda ListFunctions', { Functions: 'masked' }, []],
    ['sqs ListQueues', {}, ['Queues 0']],
  ])('finds in an answer to %s (%j): %j', (command, output, expected) => {
    expect(lists(command, output)).toEqual(expected);
  });

  it('finds the only list of an operation that it does not know', () => {
    expect(findLists({ Things: [1], Count: 1 }, undefined)).toEqual([{ name: 'Things', items: [1] }]);
    expect(findLists({ Things: [1], Detail: { A: 1 } }, undefined)).toEqual([]);
    expect(findLists({}, undefined)).toEqual([]);
  });
});
