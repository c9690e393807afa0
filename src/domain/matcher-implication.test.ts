import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findContradiction, impliesAll } from './matcher-implication.ts';
import { matchesAll, parseMatcher, type Matcher } from './matcher.ts';

function all(...texts: readonly string[]): readonly Matcher[] {
  return texts.map((text) => {
    const outcome = parseMatcher(text);
    if (outcome.status === 'faulty') throw new Error(outcome.fault);
    return outcome.matcher;
  });
}

// Few values, so that matchers often have to do with each other.
const value = fc.constantFrom('a', 'b', 'ab', 'a*', '*', '*b', 'A');
const matcher: fc.Arbitrary<Matcher> = fc.record({
  label: fc.constantFrom('kind', 'tag.x'),
  operator: fc.constantFrom('=', '!=', '~', '!~'),
  values: fc.array(value, { minLength: 1, maxLength: 2 }),
});
const matchers = fc.array(matcher, { maxLength: 2 });
const texts = fc.array(fc.constantFrom('a', 'b', 'ab', 'ba', 'A', 'c'), { maxLength: 2 });

describe('impliesAll', () => {
  it.each([
    [['severity=critical'], ['severity=critical,high'], true],
    [['severity=critical,high'], ['severity=critical'], false],
    [['name=payments-api'], ['name=payments-*'], true],
    [['name=payments-*'], ['name=payments-api'], false],
    [['account=1', 'region=eu'], ['account=1'], true],
    [['account=1'], ['account=1', 'region=eu'], false],
    [['account!=1,2'], ['account!=1'], true],
    [['text~connection timeout'], ['text~timeout'], true],
    [['account=1'], [], true],
    [[], ['account=1'], false],
  ])('finds of %j and %j: %s', (narrow, wide, expected) => {
    expect(impliesAll(all(...narrow), all(...wide))).toBe(expected);
  });

  it('says so only where it is so for every event', () => {
    fc.assert(
      fc.property(matchers, matchers, fc.record({ kind: texts, 'tag.x': texts }), (narrow, wide, values) => {
        const labels = (label: string): readonly string[] => (label === 'kind' ? values.kind : values['tag.x']);
        fc.pre(impliesAll(narrow, wide) && matchesAll(narrow, labels));
        expect(matchesAll(wide, labels)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('findContradiction', () => {
  it('finds what can never hold together', () => {
    expect(findContradiction(all('severity=low'), all('account=1', 'severity=critical,high'))).toEqual(
      all('severity=low', 'severity=critical,high'),
    );
    expect(findContradiction(all('state=OK'), all('state!=OK'))).toBeDefined();
    expect(findContradiction(all('name=web-1'), all('name=api-*'))).toBeDefined();
  });

  it('says nothing of labels with several values, and of what may hold together', () => {
    expect(findContradiction(all('resource=a'), all('resource=b'))).toBeUndefined();
    expect(findContradiction(all('name=web-*'), all('name=*-1'))).toBeUndefined();
    expect(findContradiction(all('severity=critical'), all('severity=critical,high'))).toBeUndefined();
  });

  it('says so only where no event has both', () => {
    fc.assert(
      fc.property(matchers, matchers, fc.array(fc.constantFrom('a', 'b', 'ab', 'A', 'c'), { maxLength: 1 }), (left, right, kinds) => {
        fc.pre(findContradiction(left, right) !== undefined);
        const labels = (label: string): readonly string[] => (label === 'kind' ? kinds : []);
        const onKind = (some: readonly Matcher[]): readonly Matcher[] => some.filter(({ label }) => label === 'kind');
        expect(matchesAll(onKind(left), labels) && matchesAll(onKind(right), labels)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
