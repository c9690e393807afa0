import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anyText } from './testing/any-text.ts';
import { problemsOf } from './testing/problems-of.ts';
import { recognized } from './testing/recognized.ts';

const LIMIT = 262_144;
const folder = new URL('__fixtures__/', import.meta.url);
const texts: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.event.txt'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));
const documents: readonly unknown[] = readdirSync(folder)
  .filter((name) => name.endsWith('.event.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as unknown);

const KEYS =
  `AlarmName NewStateValue NewStateReason Trigger Metrics MetricStat Dimensions TriggeringChildren StateChangeTime detail detail-type
  source resources account region time content title description metadata threadId keywords version Records EventSource Sns Message Type
  TopicArn state status reason severity id name arn value __proto__ constructor toString`.split(/\s+/);

const scalar = fc.oneof(
  anyText(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(
    'ALARM',
    'custom',
    '1.0',
    'aws:sns',
    'Notification',
    '{"a":1}',
    '[]',
    'arn:aws:sns:us-east-1:123456789012:ops',
    '2026-11-22T10:15:20Z',
  ),
);

/** JSON values of the keys that recognizers read, with values of any type under them. */
const familiarJson = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, scalar, tie('object'), fc.array(tie('value'), { maxLength: 4 })),
  object: fc
    .array(fc.tuple(fc.constantFrom(...KEYS), tie('value')), { maxLength: 8 })
    .map((entries) => Object.fromEntries(entries) as object),
})).object;

/** Markup, mentions and links of all platforms, where only data may be. */
const MARKUP =
  '*bold* <!channel> <@U123> @everyone <at>all</at> [click](https://evil.example) <https://evil.example|here> {name} {{DATE()}}';

/** Returns a copy in which all texts are followed by another one. */
function withTexts(document: unknown, added: string): unknown {
  return JSON.parse(JSON.stringify(document), (_key, value: unknown) =>
    typeof value === 'string' ? `${value}${added}` : value,
  ) as unknown;
}

/** Returns a copy in which the value at the numbered place is another one, or gone; places are counted breadth first. */
function mutated(document: unknown, place: number, replacement: unknown): unknown {
  const copy = structuredClone(document);
  const holders: Record<string, unknown>[] = [];
  const waiting: unknown[] = [copy];
  for (const value of waiting) {
    if (typeof value !== 'object' || value === null) continue;
    holders.push(value as Record<string, unknown>);
    waiting.push(...Object.values(value));
  }
  const places = holders.flatMap((holder) => Object.keys(holder).map((key) => ({ holder, key })));
  const found = places[place % Math.max(1, places.length)];
  if (found !== undefined && replacement !== undefined) found.holder[found.key] = replacement;
  if (found !== undefined && replacement === undefined && !Array.isArray(found.holder)) Reflect.deleteProperty(found.holder, found.key);
  return copy;
}

describe('recognizeEvent with events that nobody would send', () => {
  it('shows any text', () => {
    fc.assert(
      fc.property(anyText(), anyText(), (text, subject) => {
        expect(problemsOf(recognized(text, { subject }))).toEqual([]);
      }),
    );
  });

  it('shows any JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (json) => {
        expect(problemsOf(recognized(json))).toEqual([]);
      }),
    );
  });

  it('shows any JSON under the keys that recognizers read', () => {
    fc.assert(
      fc.property(familiarJson, (document) => {
        expect(problemsOf(recognized(document))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('shows every fixture with any one value exchanged', () => {
    const replacement = fc.oneof(scalar, familiarJson, fc.constant([]));
    fc.assert(
      fc.property(fc.constantFrom(...documents), fc.nat(500), replacement, (document, place, value) => {
        expect(problemsOf(recognized(mutated(document, place, value)))).toEqual([]);
      }),
      { numRuns: 1200 },
    );
  });

  it('shows every fixture without any one value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...documents), fc.nat(500), (document, place) => {
        expect(problemsOf(recognized(mutated(document, place, undefined)))).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it.each(['numbers as text', 'values in lists', 'everything as JSON in a text'])('shows every fixture with %s', (form) => {
    for (const document of documents) {
      // A reviver goes from the inside to the outside, so what it makes is not visited again.
      const written = JSON.parse(JSON.stringify(document), (_key, value: unknown) => {
        if (form === 'numbers as text' && typeof value === 'number') return String(value);
        return form === 'values in lists' && typeof value === 'string' ? [value] : value;
      }) as unknown;
      expect(problemsOf(recognized(form === 'everything as JSON in a text' ? JSON.stringify(JSON.stringify(written)) : written))).toEqual(
        [],
      );
    }
  });

  it('shows every fixture blown up', () => {
    const filling = 'x'.repeat(2000);
    for (const document of documents) expect(problemsOf(recognized(withTexts(document, filling)))).toEqual([]);
    for (const text of texts)
      expect(problemsOf(recognized(text.replaceAll(/[a-z]{4,}/g, (word) => word + filling.slice(0, 200))))).toEqual([]);
  });

  it('takes markup for text in every fixture but custom notifications', () => {
    for (const document of documents) {
      const notification = recognized(withTexts(document, MARKUP));
      expect(problemsOf(notification)).toEqual([]);
      expect(notification.consoleUrl ?? '').not.toMatch(/[<>"{}|\s]/);
    }
  });

  it('shows every fixture in the record of a Lambda function and in an envelope of SNS', () => {
    for (const document of documents) {
      const message = { Type: 'Notification', TopicArn: 'arn:aws:sns:us-east-1:123456789012:ops', Message: JSON.stringify(document) };
      const expected = recognized(document).recognizer;
      expect(recognized(message).recognizer).toBe(expected);
      expect(recognized({ Records: [{ EventSource: 'aws:sns', Sns: message }] }).recognizer).toBe(expected);
    }
  });

  it('shows every fixture cut off anywhere', () => {
    const written = documents.map((document) => JSON.stringify(document));
    fc.assert(
      fc.property(fc.constantFrom(...written), fc.nat(3000), (text, length) => {
        expect(problemsOf(recognized(text.slice(0, length)))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['lists in lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects in objects', '{"a":'.repeat(40_000) + '1' + '}'.repeat(40_000)],
    ['a detail of lists in lists', `{"detail-type":"x","source":"y","detail":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    [
      'an alarm with metrics of lists in lists',
      `{"AlarmName":"a","NewStateValue":"ALARM","Trigger":{"Metrics":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`,
    ],
    [
      'a custom notification with keywords of lists in lists',
      `{"version":"1.0","source":"custom","content":{"description":"x","keywords":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`,
    ],
    ['a text without end', 'a'.repeat(LIMIT)],
    ['a text of white space', ' '.repeat(LIMIT)],
    ['a text of lone surrogates', '\uD800'.repeat(LIMIT / 2)],
    ['a text of quotes', `"${'\\"'.repeat(LIMIT / 2 - 1)}"`],
    ['a list of a hundred thousand numbers', `[${'1,'.repeat(100_000)}1]`],
    ['a list of empty objects', `[${'{},'.repeat(80_000)}{}]`],
    [
      'an object with thousands of keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 15_000 }, (_, index) => [`key${index}`, index]))),
    ],
    ['a key without end', JSON.stringify({ ['k'.repeat(LIMIT - 10)]: 1 })],
    ['a value without end', JSON.stringify({ message: 'x'.repeat(LIMIT - 20), state: 'y'.repeat(100) })],
    ['numbers that are too large', '{"detail-type":"x","detail":{"severity":1e999,"startTime":1e300,"count":-1e999}}'],
    [
      'dates that are none',
      '{"AlarmName":"a","NewStateValue":"ALARM","StateChangeTime":"2026-99-99T99:99:99Z","NewStateReason":"[1.0 (99/99/99 99:99:99)]"}',
    ],
    [
      'keys of prototypes',
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"detail":{"__proto__":{"state":"FAILED"}},"detail-type":"x"}',
    ],
    ['a subject of control characters only', '{}'],
    ['a byte order mark', '\uFEFF{"a":1}'],
  ])('shows %s', (_what, text) => {
    expect(problemsOf(recognized(text.slice(0, LIMIT), { subject: '\u0000\u0007', sentAt: new Date(Number.NaN) }))).toEqual([]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
