import { describe, expect, it } from 'vitest';
import { readTags } from './read-tags.ts';

describe('readTags', () => {
  it.each([
    ['a map', { resourceTags: { team: 'web', env: 'prod' } }],
    [
      'pairs of AWS',
      {
        resource: {
          instance: {
            Tags: [
              { Key: 'team', Value: 'web' },
              { Key: 'env', Value: 'prod' },
            ],
          },
        },
      },
    ],
    [
      'pairs in lower case',
      {
        detail: {
          tags: [
            { key: 'team', value: 'web' },
            { key: 'env', value: 'prod' },
          ],
        },
      },
    ],
    ['labels of alerts', { commonLabels: { team: 'web', env: 'prod' } }],
    ['tags of the first of several', { findings: [{ Tags: { team: 'web', env: 'prod' } }] }],
  ])('reads %s', (_what, document) => {
    expect(readTags(document)).toEqual({ team: 'web', env: 'prod' });
  });

  it('takes the tag nearest to the top', () => {
    expect(readTags({ a: { tags: { team: 'far', env: 'prod' } }, tags: { team: 'near' } })).toEqual({ team: 'near', env: 'prod' });
  });

  it.each([
    ['no document', undefined],
    ['a text', 'tags'],
    ['names of versions', { 'image-tags': ['a', 'b'], tags: ['2.14.0'] }],
    ['values that are no text', { tags: { count: 1, inner: {} } }],
    ['values that are too long', { tags: { team: 'x'.repeat(257) } }],
    ['tags too far down', { a: { b: { c: { d: { e: { f: { tags: { team: 'web' } } } } } } } }],
  ])('finds none in %s', (_what, document) => {
    expect(readTags(document)).toBeUndefined();
  });

  it('is bounded whatever the document holds', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`t${index}`, 'x']));

    expect(Object.keys(readTags({ tags: many }) ?? {})).toHaveLength(50);
    expect(readTags({ list: Array.from({ length: 100_000 }, () => ({})), tags: { team: 'web' } })).toEqual({ team: 'web' });
  });
});
