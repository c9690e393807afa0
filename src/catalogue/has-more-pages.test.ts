import { describe, expect, it } from 'vitest';
import { hasMorePages } from './has-more-pages.ts';

const byToken = { inputToken: ['NextToken'], outputToken: ['NextToken'], results: ['Items'] };

describe('hasMorePages', () => {
  it.each([
    [{ NextToken: 'more' }, true],
    [{ NextToken: '' }, false],
    [{ NextToken: null }, false],
    [{}, false],
  ])('goes by the token: %j', (output, expected) => {
    expect(hasMorePages(byToken, output)).toBe(expected);
  });

  it('goes by the member that says so, before any token', () => {
    const paginator = { ...byToken, more: 'IsTruncated' };

    expect(hasMorePages(paginator, { IsTruncated: false, NextToken: 'left over' })).toBe(false);
    expect(hasMorePages(paginator, { IsTruncated: true })).toBe(true);
  });

  it('finds what lies in a structure, and the last of a list', () => {
    const nested = { ...byToken, outputToken: ['StreamDescription.Shards[-1].ShardId'], more: 'StreamDescription.HasMoreShards' };

    expect(hasMorePages(nested, { StreamDescription: { HasMoreShards: true, Shards: [{ ShardId: 's-1' }] } })).toBe(true);
    expect(hasMorePages({ ...byToken, outputToken: ['Jobs[-1].JobId'] }, { Jobs: [{ JobId: 'j-1' }] })).toBe(true);
    expect(hasMorePages({ ...byToken, outputToken: ['Jobs[-1].JobId'] }, { Jobs: [] })).toBe(false);
  });
});
