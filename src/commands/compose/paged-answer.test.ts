import { describe, expect, it } from 'vitest';
import type { OutputOptions } from '../../domain/command.ts';
import { catalogue } from '../testing/parse-for-test.ts';
import { toPagedAnswer } from './paged-answer.ts';

const asJson: OutputOptions = { format: 'json', isPaginated: true };
const objects = { operation: catalogue.service('s3api')?.operation('ListObjectsV2'), options: asJson };
const OBJECTS = {
  Name: 'shop',
  IsTruncated: false,
  KeyCount: 2,
  Contents: [{ Key: 'a' }, { Key: 'b' }],
  CommonPrefixes: [{ Prefix: 'c/' }],
};

function read(token: string | undefined): unknown {
  return JSON.parse(Buffer.from(token ?? '', 'base64').toString());
}

describe('toPagedAnswer', () => {
  it('keeps the results and what stands beside them', () => {
    expect(toPagedAnswer({ ...OBJECTS, Prefix: '' }, objects)).toEqual({
      value: { Contents: OBJECTS.Contents, CommonPrefixes: OBJECTS.CommonPrefixes, Prefix: '', RequestCharged: null },
    });
  });

  it('says where a page that was cut goes on', () => {
    const { value, nextToken } = toPagedAnswer(OBJECTS, { ...objects, options: { ...asJson, maxItems: 1 } });

    expect(value['Contents']).toEqual([{ Key: 'a' }]);
    expect(read(nextToken)).toEqual({ ContinuationToken: null, boto_truncate_amount: 1 });
  });

  it('goes on within a page, without the lists that were shown whole', () => {
    const options = { ...asJson, startingToken: nextTokenOfFirst(), maxItems: 1 };

    const { value, nextToken } = toPagedAnswer(OBJECTS, { ...objects, options, skippedCount: 1 });

    expect(value).toMatchObject({ Contents: [{ Key: 'b' }], CommonPrefixes: [] });
    expect(nextToken).toBeUndefined();
  });

  it("says where AWS's next page begins", () => {
    const { nextToken } = toPagedAnswer(OBJECTS, { ...objects, nextTokens: { ContinuationToken: 'x' } });

    expect(read(nextToken)).toEqual({ ContinuationToken: 'x' });
  });

  it('does not say it where it would tell a secret', () => {
    const operation = catalogue.service('dynamodb')?.operation('Scan');
    const nextTokens = { ExclusiveStartKey: { id: { S: 'AKIAIOSFODNN7EXAMPLE' } } };

    expect(toPagedAnswer({ Items: [] }, { operation, options: asJson, nextTokens }).nextToken).toBeUndefined();
  });

  it('has each column of a page as text', () => {
    const options: OutputOptions = { ...asJson, format: 'text' };

    expect(toPagedAnswer({}, { ...objects, options }).value).toEqual({
      Contents: null,
      CommonPrefixes: null,
      Prefix: null,
      RequestCharged: null,
    });
    expect(toPagedAnswer({}, objects).value).toEqual({ Prefix: null, RequestCharged: null });
  });

  it('reads and writes what lies deeper', () => {
    const operation = catalogue.service('kinesis')?.operation('DescribeStream');
    const StreamDescription = { StreamName: 'clicks', HasMoreShards: false, Shards: [{ ShardId: 's-1' }] };

    const { value } = toPagedAnswer({ StreamDescription }, { operation, options: asJson });

    expect(value).toMatchObject({ StreamDescription: { StreamName: 'clicks', Shards: [{ ShardId: 's-1' }], KeyId: null } });
    expect(value['StreamDescription']).not.toHaveProperty('HasMoreShards');
  });

  it.each([
    ['with --no-paginate', { ...objects, options: { ...asJson, isPaginated: false } }],
    ['of an operation without pages', { operation: catalogue.service('s3api')?.operation('GetBucketTagging'), options: asJson }],
    ['of an unknown operation', { operation: undefined, options: asJson }],
  ])('leaves an answer as it is %s', (_case, view) => {
    expect(toPagedAnswer(OBJECTS, view)).toEqual({ value: OBJECTS });
  });
});

function nextTokenOfFirst(): string {
  return toPagedAnswer(OBJECTS, { ...objects, options: { ...asJson, maxItems: 1 } }).nextToken ?? '';
}
