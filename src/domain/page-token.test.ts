import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPageToken, writeCliPageToken, writePageToken } from './page-token.ts';

describe('page tokens', () => {
  it('are what AWS gave, where that is one text', () => {
    expect(writePageToken({ tokens: { NextToken: 'AAAA' }, skippedCount: 0 })).toBe('AAAA');
    expect(readPageToken('AAAA', ['NextToken'])).toEqual({ tokens: { NextToken: 'AAAA' }, skippedCount: 0 });
  });

  it('are read as the AWS CLI writes them', () => {
    const token = Buffer.from('{"NextToken": null, "boto_truncate_amount": 30}').toString('base64');

    expect(readPageToken(token, ['NextToken'])).toEqual({ tokens: {}, skippedCount: 30 });
    expect(writePageToken({ tokens: {}, skippedCount: 30 })).toBe(Buffer.from('{"boto_truncate_amount":30}').toString('base64'));
  });

  it('are read as the AWS CLI writes them where a page begins', () => {
    const token = Buffer.from('{"NextToken": "AAAA"}').toString('base64');

    expect(readPageToken(token, ['NextToken'])).toEqual({ tokens: { NextToken: 'AAAA' }, skippedCount: 0 });
    // What AWS itself calls a page has other names.
    expect(readPageToken(token, ['Marker'])).toEqual({ tokens: { Marker: token }, skippedCount: 0 });
  });

  it.each([
    [{ tokens: {}, skippedCount: 2 }, ['NextToken'], '{"NextToken": null, "boto_truncate_amount": 2}'],
    [{ tokens: { Marker: 'ü"' }, skippedCount: 0 }, ['Marker', 'Version'], String.raw`{"Marker": "\u00fc\"", "Version": null}`],
    [
      { tokens: { ExclusiveStartKey: { id: { S: 'o-1' }, of: { L: [{ N: '1' }, { BOOL: true }] } } }, skippedCount: 0 },
      ['ExclusiveStartKey'],
      '{"ExclusiveStartKey": {"id": {"S": "o-1"}, "of": {"L": [{"N": "1"}, {"BOOL": true}]}}}',
    ],
  ])('are written as the AWS CLI writes them: %j', (place, names, json) => {
    const token = writeCliPageToken(place, names);

    expect(Buffer.from(token, 'base64').toString()).toBe(json);
    expect(readPageToken(token, names)).toEqual(place);
  });

  it('take no other parameter, and no count that is none', () => {
    const token = Buffer.from('{"NextToken":"a","BucketName":"b","boto_truncate_amount":-1}').toString('base64');

    expect(readPageToken(token, ['NextToken'])).toEqual({ tokens: { NextToken: 'a' }, skippedCount: 0 });
    expect(readPageToken('anything', [])).toEqual({ tokens: {}, skippedCount: 0 });
  });

  it('read back, whatever AWS calls a token', () => {
    const anyToken = fc.oneof(fc.string(), fc.constant(Buffer.from('{"boto_truncate_amount":3}').toString('base64')));
    fc.assert(
      fc.property(fc.array(anyToken, { minLength: 1, maxLength: 3 }), fc.nat(), (values, skippedCount) => {
        const names = ['A', 'B', 'C'].slice(0, values.length);
        const place = { tokens: Object.fromEntries(names.map((name, index) => [name, values[index]])), skippedCount };

        expect(readPageToken(writePageToken(place), names)).toEqual(place);
      }),
    );
  });
});
