import { describe, expect, it } from 'vitest';
import { mergePages } from './merge-pages.ts';

const paginator = { inputToken: ['NextToken'], outputToken: ['NextToken'], results: ['Items', 'Count'] };

describe('mergePages', () => {
  it('puts lists behind each other, adds counts up, and leaves out where the next page begins', () => {
    const pages = [
      { Items: [1], Count: 1, Owner: 'ana', NextToken: 'a' },
      { Items: [2, 3], Count: 2, Owner: 'ben', NextToken: 'b' },
      { Count: 0 },
      { Items: [[4]], Count: 1 },
    ];

    expect(mergePages(pages, paginator)).toEqual({ Items: [1, 2, 3, [4]], Count: 4, Owner: 'ana' });
  });

  it('finds lists that lie deeper, also where the first page has none', () => {
    const deep = { inputToken: ['Marker'], outputToken: ['DistributionList.NextMarker'], results: ['DistributionList.Items'] };
    const pages = [
      { DistributionList: { NextMarker: 'a' } },
      { DistributionList: { Items: [1], NextMarker: 'b' } },
      { DistributionList: { Items: [2] } },
    ];

    expect(mergePages(pages, deep)).toEqual({ DistributionList: { Items: [1, 2], NextMarker: 'a' } });
  });

  it('leaves what has one page alone', () => {
    expect(mergePages([{ Items: [1] }], undefined)).toEqual({ Items: [1] });
    expect(mergePages([{ Owner: 'ana' }], paginator)).toEqual({ Owner: 'ana' });
  });

  it('drops the word that there are more pages', () => {
    const truncated = { inputToken: ['Marker'], outputToken: ['NextMarker || Keys[-1]'], more: 'IsTruncated', results: ['Keys'] };

    expect(
      mergePages(
        [
          { Keys: ['a'], IsTruncated: true },
          { Keys: ['b'], IsTruncated: false },
        ],
        truncated,
      ),
    ).toEqual({ Keys: ['a', 'b'] });
  });
});
