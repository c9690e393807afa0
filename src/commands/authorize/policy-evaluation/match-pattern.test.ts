import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchPattern } from './match-pattern.ts';
import { toPattern, toResourcePattern, UNKNOWN_NAME, UNKNOWN_TEXT } from './pattern-marks.ts';

/** Turns the two wildcards into a regular expression's; the texts of these tests hold nothing else that means something there. */
function matchByExpression(pattern: string, text: string): boolean {
  return new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text);
}

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), maxLength: 8 });
const text = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 12 });

describe('matchPattern', () => {
  it.each([
    ['*', '', 'yes'],
    ['ec2:*', 'ec2x:runinstances', 'no'],
    ['', '', 'yes'],
    ['', 'a', 'no'],
    ['a*b*c', 'a-b-b-c', 'yes'],
    ['a*b*c', 'a-c-b', 'no'],
    ['s3:[g]etobject', 's3:getobject', 'no'],
  ] as const)('matches %j with %j: %s', (one, other, expected) => {
    expect(matchPattern(toPattern(one), other)).toBe(expected);
  });

  it('agrees with a regular expression', () => {
    fc.assert(
      fc.property(pattern, text, (one, other) => {
        expect(matchPattern(toPattern(one), other)).toBe(matchByExpression(one, other) ? 'yes' : 'no');
      }),
    );
  });

  it('agrees with a regular expression where wildcards stay within their segment', () => {
    const arn = fc.tuple(...Array.from({ length: 6 }, () => fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 3 })));
    const given = fc.tuple(...Array.from({ length: 6 }, () => fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 3 })));
    const signs = (segment: string, position: number): string =>
      segment
        .split('')
        .map((sign, at) => {
          const isLast = position === 5 || at === segment.length - 1;
          if (sign === '*') return isLast ? '.*' : '[^:]*';
          return sign === '?' && position < 5 ? '[^:]' : sign.replace('?', '.');
        })
        .join('');

    fc.assert(
      fc.property(arn, given, (one, other) => {
        const expression = new RegExp(`^${one.map(signs).join(':')}$`);

        expect(matchPattern(toResourcePattern(one.join(':')), other.join(':'))).toBe(expression.test(other.join(':')) ? 'yes' : 'no');
      }),
    );
  });

  it('says of text that is not known what holds whatever it is', () => {
    fc.assert(
      fc.property(fc.record({ pattern, start: text, hidden: text, end: text }), ({ pattern: one, start, hidden, end }) => {
        const outcome = matchPattern(toPattern(one), `${start}${UNKNOWN_TEXT}${end}`);

        expect([outcome, 'unknown']).toContain(outcome === 'unknown' ? outcome : matchPattern(toPattern(one), `${start}${hidden}${end}`));
      }),
    );
  });

  it('says of a name that is not known what holds whatever it is, as long as it has no colon', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 });

    fc.assert(
      fc.property(fc.record({ pattern, start: text, hidden: name, end: text }), ({ pattern: one, start, hidden, end }) => {
        const outcome = matchPattern(toPattern(one), `${start}${UNKNOWN_NAME}${end}`);

        expect([outcome, 'unknown']).toContain(outcome === 'unknown' ? outcome : matchPattern(toPattern(one), `${start}${hidden}${end}`));
      }),
    );
  });

  it('says of a pattern that is not known what holds whatever it is', () => {
    fc.assert(
      fc.property(fc.record({ start: pattern, hidden: text, end: pattern, given: text }), ({ start, hidden, end, given }) => {
        const outcome = matchPattern(`${toPattern(start)}${UNKNOWN_TEXT}${toPattern(end)}`, given);

        expect([outcome, 'unknown']).toContain(
          outcome === 'unknown' ? outcome : matchPattern(`${toPattern(start)}${hidden}${toPattern(end)}`, given),
        );
      }),
    );
  });

  it.each([
    ['*', UNKNOWN_TEXT, 'yes'],
    ['arn:aws:ec2:*:*:volume/*', `arn:aws:ec2:eu-west-1:1:instance/${UNKNOWN_TEXT}`, 'unknown'],
    ['arn:aws:ec2:*:*:instance/*', `arn:aws:ec2:eu-west-1:1:instance/${UNKNOWN_NAME}`, 'yes'],
    ['arn:aws:ec2:*:*:instance/i-1', `arn:aws:ec2:eu-west-1:1:instance/${UNKNOWN_NAME}`, 'unknown'],
    ['arn:aws:ec2:*:*:volume/*', `arn:aws:ec2:eu-west-1:1:instance/${UNKNOWN_NAME}`, 'no'],
    ['arn:aws:ec2:*:*:instance/?', `arn:aws:ec2:eu-west-1:1:instance/${UNKNOWN_NAME}`, 'unknown'],
    ['arn:aws:ec2:eu-*-1:*:instance/*', `arn:aws:ec2:${UNKNOWN_NAME}:1:instance/i-1`, 'unknown'],
  ] as const)('matches %j with an ARN of which a part is not known: %s', (one, other, expected) => {
    expect(matchPattern(toResourcePattern(one), other)).toBe(expected);
  });

  it('does not take two unknown texts for one', () => {
    expect(matchPattern(`shop/${UNKNOWN_TEXT}`, `shop/${UNKNOWN_TEXT}`)).toBe('unknown');
    expect(matchPattern(`shop/${UNKNOWN_TEXT}`, `bank/${UNKNOWN_TEXT}`)).toBe('no');
  });

  it('reads no sign of a hostile pattern more often than the two lengths multiplied', () => {
    let reads = 0;
    const signs = toPattern(`${'*a'.repeat(200)}b`);
    const counted = new Proxy(new String(signs), {
      get(target, key) {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
        const member = Reflect.get(target, key, target) as unknown;
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    }) as unknown as string;
    const given = 'a'.repeat(2000);

    expect(matchPattern(counted, given)).toBe('no');
    expect(reads).toBeGreaterThan(given.length);
    expect(reads).toBeLessThan(2 * signs.length * given.length);
  });

  it('comes to an end soon with a hostile pattern that is compared in all ways', () => {
    expect(matchPattern(toResourcePattern(`${'*a?'.repeat(300)}:x`), `${'a'.repeat(2000)}:y`)).toBe('no');
  });
});
