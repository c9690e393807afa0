import { describe, expect, it } from 'vitest';
import { closedContext, openContext } from './request-context.ts';

describe('closedContext', () => {
  it('takes two spellings of a key for one with the values of both', () => {
    const context = closedContext({ 'aws:TagKeys': ['team'], 'AWS:tagkeys': ['stage', 'team'] });

    expect(context.find('aws:tagkeys')).toEqual(['team', 'stage', 'team']);
  });

  it('has no values of a key that it does not know', () => {
    expect(closedContext({}).find('aws:tagkeys')).toEqual([]);
  });
});

describe('openContext', () => {
  const context = openContext({
    values: { 'aws:RequestTag/Team': ['shop'], 'aws:TagKeys': [] },
    absent: ['aws:SourceArn'],
    complete: ['aws:RequestTag/', 'aws:PrincipalTag/'],
  });

  it.each([
    ['a key that is known', 'aws:requesttag/team', ['shop']],
    ['a key that is known to have none', 'aws:tagkeys', []],
    ['a key that is absent', 'aws:sourcearn', []],
    ['another key of a beginning of which all are known', 'aws:requesttag/stage', []],
    ['a key of a second such beginning', 'aws:principaltag/team', []],
    ['a key that only begins like one that is absent', 'aws:sourcearns', 'unknown'],
    ['a beginning within a key', 'x:aws:requesttag/stage', 'unknown'],
    ['any other key', 'aws:username', 'unknown'],
  ])('knows of %s what it was told', (_what, key, expected) => {
    expect(context.find(key)).toEqual(expected);
  });

  it('knows nothing of keys where it was told of none', () => {
    expect(openContext({ values: {} }).find('aws:username')).toBe('unknown');
  });
});
