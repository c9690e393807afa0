// Members where not any text will do: what endpoint rules read, what stands in addresses and headers, what a client checks itself.
import type { NormalizedSchema } from '@smithy/core/schema';
import { partitionOfRegion, serviceHost } from '../../src/domain/partition.ts';
import type { OfficialOperation } from './official-clients.ts';
import type { Random } from './random.ts';

/** Checksums that both clients can make without native code. */
const ALGORITHMS = ['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const;

/** Names of buckets by what they are: each goes to another host, in another form. */
export const BUCKETS: Readonly<Record<string, (region: string) => string>> = {
  'a name': () => 'sample-bucket',
  'a name with dots': () => 'sample.bucket.with.dots',
  'a name of the old days': () => 'Sample_Old_Bucket',
  'an access point': (region) => `arn:${partitionOf(region)}:s3:${region}:111122223333:accesspoint/sample`,
  'an access point in another Region': (region) => `arn:${partitionOf(region)}:s3:us-east-2:111122223333:accesspoint/sample`,
  'an access point on an Outpost': (region) =>
    `arn:${partitionOf(region)}:s3-outposts:${region}:111122223333:outpost/op-01ac5d28a6a232904/accesspoint/sample`,
};

// By parameter of the endpoint rules.
const CONTEXT_VALUES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  Key: ['sample', 'folder/a b+c/é ☕.txt', '/leading/../dots', 'query?x=1&y=#2'],
  Prefix: ['logs/', 'a b'],
  CopySource: ['sample-bucket/folder/a%20b', 'arn:aws:s3:eu-west-1:111122223333:accesspoint/sample/object/a'],
  ResourceArn: ['sample-table', 'arn:aws:dynamodb:eu-west-1:444455556666:table/sample'],
};

const SOME_BUCKETS = Object.values(BUCKETS) as [(region: string) => string, ...((region: string) => string)[]];

function partitionOf(region: string): string {
  return partitionOfRegion(region)?.id ?? 'aws';
}

/** Where values go. */
export interface MemberPlace {
  readonly operation: OfficialOperation;
  readonly region: string;
  readonly random: Random;
  /** A bucket; by chance unless given. */
  readonly bucket?: string;
}

/** Chooses values for the members of an operation's input. */
export function memberValues({ operation, region, random, bucket }: MemberPlace): (member: NormalizedSchema, depth: number) => unknown {
  const { schema, contextMembers } = operation;
  const hostMembers = namesInHost(schema[3]);
  return (member, depth) => {
    const name = member.getMemberName();
    const { httpHeader } = member.getMergedTraits();
    if (depth === 0) {
      if (hostMembers.has(name)) return 'sample-1';
      if (contextMembers.get(name) === 'Bucket') return bucket ?? random.pick(SOME_BUCKETS)(region);
      const context = CONTEXT_VALUES[contextMembers.get(name) ?? ''];
      if (context !== undefined) return random.pick(context);
      if (name === 'SourceRegion') return 'us-west-2';
      if (name === 'QueueUrl') return `https://${serviceHost('sqs', region) ?? ''}/111122223333/${random.pick(['alarms', 'orders.fifo'])}`;
    }
    if (httpHeader === 'x-amz-sdk-checksum-algorithm' || name === 'ChecksumAlgorithm') return random.pick(ALGORITHMS);
    return undefined;
  };
}

// Match: {RequestRoute}. Near miss: monitoring. (no braces).
const IN_BRACES = /\{(\w+)\}/g;

function namesInHost(traits: unknown): ReadonlySet<string> {
  const template = typeof traits === 'object' && traits !== null && 'endpoint' in traits ? JSON.stringify(traits.endpoint) : '';
  return new Set([...template.matchAll(IN_BRACES)].map(([, name = '']) => name));
}
