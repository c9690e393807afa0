import { describe, expect, it } from 'vitest';
import { hasMorePages, readNextTokens } from './has-more-pages.ts';

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

describe('readNextTokens', () => {
  it('reads each parameter that begins the next page', () => {
    const paginator = { inputToken: ['StartName', 'StartType'], outputToken: ['NextName', 'NextType'], results: ['Sets'] };

    expect(readNextTokens(paginator, { NextName: 'a', NextType: 'A' })).toEqual({ StartName: 'a', StartType: 'A' });
    expect(readNextTokens(paginator, { NextName: 'a', NextType: '' })).toEqual({ StartName: 'a' });
    expect(readNextTokens(paginator, {})).toBeUndefined();
  });

  it('reads the first of two places that has it', () => {
    const paginator = { inputToken: ['Marker'], outputToken: ['NextMarker || Contents[-1].Key'], results: ['Contents'] };

    expect(hasMorePages(paginator, { Contents: [{ Key: 'k' }] })).toBe(true);
    expect(hasMorePages(paginator, { Contents: [] })).toBe(false);
    expect(readNextTokens(paginator, { NextMarker: 'm', Contents: [{ Key: 'k' }] })).toEqual({ Marker: 'm' });
    expect(readNextTokens(paginator, { Contents: [{ Key: 'j' }, { Key: 'k' }] })).toEqual({ Marker: 'k' });
  });

  it('gives up where JSON has no form for it', () => {
    const paginator = { inputToken: ['Start'], outputToken: ['Last'], results: ['Items'] };

    expect(readNextTokens(paginator, { Last: { id: { S: 'x' } } })).toEqual({ Start: { id: { S: 'x' } } });
    expect(readNextTokens(paginator, { Last: { id: { B: new Uint8Array([1]) } } })).toBeUndefined();
  });
});
