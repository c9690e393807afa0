import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventLabels } from './event-labels.ts';
import { LABELS } from './event-labels.ts';
import { formatMatcher, matchesAll, MATCHER_OPERATORS, parseMatcher, type Matcher } from './matcher.ts';

function parsed(text: string): Matcher {
  const outcome = parseMatcher(text);
  if (outcome.status === 'faulty') throw new Error(outcome.fault);
  return outcome.matcher;
}

function fault(text: string): string {
  const outcome = parseMatcher(text);
  return outcome.status === 'faulty' ? outcome.fault : '';
}

const labels: EventLabels = (label) =>
  new Map([
    ['severity', ['critical']],
    ['resource', ['arn:aws:ecs:eu-west-1:123456789012:service/shop/web', 'web']],
    ['text', ['Connection Timeout']],
    ['tag.team', ['payments']],
  ]).get(label) ?? [];

describe('parseMatcher', () => {
  it('reads label, operator and values', () => {
    expect(parsed('severity=critical,high')).toEqual({ label: 'severity', operator: '=', values: ['critical', 'high'] });
    expect(parsed(' tag.team != web , "a, b" ')).toEqual({ label: 'tag.team', operator: '!=', values: ['web', 'a, b'] });
    expect(parsed('text!~connection reset')).toEqual({ label: 'text', operator: '!~', values: ['connection reset'] });
    expect(parsed('event.detail.state~STOP')).toEqual({ label: 'event.detail.state', operator: '~', values: ['STOP'] });
    expect(parsed('tag."a=b"=c')).toEqual({ label: 'tag.a=b', operator: '=', values: ['c'] });
    expect(parsed('owner=""')).toEqual({ label: 'owner', operator: '=', values: [''] });
  });

  it('takes severities in any case, and only those of the list', () => {
    expect(parsed('severity=CRITICAL').values).toEqual(['critical']);
    expect(fault('severity=critcal')).toContain('not "critcal"');
  });

  it.each(['', 'severity', 'severity=', 'severity=critical,', 'severity=,high', '=critical', 'tag.=x', 'kind="a"b', 'text~""', 'kind="a'])(
    'refuses %j',
    (text) => {
      expect(parseMatcher(text).status).toBe('faulty');
    },
  );

  it('says what was perhaps meant', () => {
    expect(fault('sevrity=high')).toContain('did you mean severity?');
    expect(fault('kind=~".*"')).toContain('one of = != ~ !~');
  });

  it('reads what formatMatcher writes, whatever values and keys hold', () => {
    const label = fc.oneof(
      fc.constantFrom(...LABELS.filter((name) => name !== 'severity')),
      fc
        .tuple(fc.constantFrom('tag.', 'event.'), fc.string({ minLength: 1, maxLength: 20, unit: 'binary' }))
        .map(([lead, key]) => lead + key),
    );
    const values = fc.array(fc.string({ minLength: 1, maxLength: 20, unit: 'binary' }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(label, fc.constantFrom(...MATCHER_OPERATORS), values, (name, operator, all) => {
        const matcher: Matcher = { label: name, operator, values: all };
        expect(parseMatcher(formatMatcher(matcher))).toEqual({ status: 'ok', matcher });
      }),
      { numRuns: 300 },
    );
  });

  it('never throws, and what it reads it reads again', () => {
    const piece = fc.constantFrom('severity', 'tag.', 'kind', '=', '!', '~', '"', '\\', ',', ' ', 'critical', '*', 'é');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const first = parseMatcher(pieces.join(''));
        const second = first.status === 'ok' ? parseMatcher(formatMatcher(first.matcher)) : first;
        expect(second).toEqual(first);
      }),
      { numRuns: 500 },
    );
  });
});

describe('matchesAll', () => {
  it.each([
    ['severity=critical,high', true],
    ['severity=high', false],
    ['severity!=high', true],
    ['severity=crit*', true],
    ['resource=web', true],
    ['resource=arn:aws:ecs:*:service/shop/*', true],
    ['resource!=web', false],
    ['text~timeout', true],
    ['text~time*t', true],
    ['text=timeout', false],
    ['text!~refused', true],
    ['tag.team=Payments', false],
    ['owner=*', false],
    ['owner!=*', true],
    ['owner=""', true],
    ['tag.team=""', false],
    ['owner~x', false],
    ['owner!~x', true],
  ])('holds %s against the labels: %s', (text, expected) => {
    expect(matchesAll([parsed(text)], labels)).toBe(expected);
  });

  it('asks for all matchers, and holds without any', () => {
    expect(matchesAll([parsed('severity=critical'), parsed('tag.team=web')], labels)).toBe(false);
    expect(matchesAll([], labels)).toBe(true);
  });

  it('takes time in proportion to the text, however hostile pattern and text are', () => {
    const hostile = parsed(`text~${'a*'.repeat(500)}b`);

    expect(matchesAll([hostile], () => ['a'.repeat(100_000)])).toBe(false);
  });
});
