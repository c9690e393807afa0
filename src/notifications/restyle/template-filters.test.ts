import { describe, expect, it } from 'vitest';
import { compileTemplate, plainText } from './compile-template.ts';
import { startLimits } from './template-engine.ts';

const service = 'arn:aws:ecs:eu-west-1:123456789012:service/prod/shop';

function render(source: string, text: unknown) {
  const outcome = compileTemplate(source);
  if (outcome.status === 'faulty') throw new Error(outcome.fault.text);
  return outcome.template.render({ text }, startLimits());
}

describe('templateFilters', () => {
  it.each([
    ['arn_name', service, 'shop'],
    ['arn_account', service, '123456789012'],
    ['arn_region', service, 'eu-west-1'],
    ['arn_service', service, 'ecs'],
    ['arn_name', 'no arn', 'no arn'],
    ['arn_name', [service, 'b'], 'shop, b'],
    ['console_url', service, 'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/prod/services/shop/health?region=eu-west-1'],
    ['console_url', 'arn:aws:nothing:eu-west-1:123456789012:x', 'https://eu-west-1.console.aws.amazon.com/'],
    ['console_url', 'https://evil.example', ''],
    ['duration', 754, '12 min'],
    ['duration', '754', '12 min'],
    ['duration', 'soon', 'soon'],
    ['duration', '', ''],
    ['duration: "2026-03-01T05:10:00Z"', '2026-03-01T03:00:00Z', '2 h 10 min'],
    ['url_encode', 'a b/ü\uD800', 'a%20b%2F%C3%BC%EF%BF%BD'],
    ['date: "%Y-%m-%d %H:%M"', '2026-03-01T03:00:00+01:00', '2026-03-01 02:00'],
    ['date: "%H:%M", "Asia/Tokyo"', '2026-03-01T03:00:00Z', '12:00'],
    ['json', { a: [1] }, '{"a":[1]}'],
    ['default: "none"', null, 'none'],
    ['split: "," | last | upcase', 'a,b', 'B'],
    ['truncate: 5', 'abcdefgh', 'ab...'],
    ['size', [1, 2], '2'],
    ['map: "a" | join: "-"', [{ a: 1 }, { a: 2 }], '1-2'],
    ['map: "a.b" | join: "-"', [{ a: { b: 1 } }], '1'],
    ['where: "a[1]", 2 | size', [{ a: [1, 2] }], '1'],
    [`where: 'a["b c"]', 3 | size`, [{ a: { 'b c': 3 } }], '1'],
    ['where: "a[", 1 | size', [{ a: 1 }], '1'],
    ['url_decode', 'a%20b', 'a b'],
    ['url_decode', '100 %zz', '100 %zz'],
  ])('%s of %j', (filter, value, text) => {
    expect(plainText(render(`{{ text | ${filter} }}`, value))).toBe(text);
  });

  it.each(['2026-03-01T03:00:00Z', 1_772_334_000, 1_772_334_000_000, '1772334000'])('time of %j is an instant', (value) => {
    expect(render('{{ text | time }}', value).values).toEqual([{ kind: 'instant', at: '2026-03-01T03:00:00.000Z' }]);
  });

  it.each(['soon', '', 1e300])('time of %j is text', (value) => {
    expect(render('{{ text | time }}', value).values[0]?.kind).toBe('text');
  });

  it('link makes a link with its own words', () => {
    expect(render('{{ text | link: "Log" }}{{ text | link }}', 'https://ci.example').values).toEqual([
      { kind: 'link', url: 'https://ci.example', text: 'Log' },
      { kind: 'link', url: 'https://ci.example', text: 'https://ci.example' },
    ]);
  });
});
