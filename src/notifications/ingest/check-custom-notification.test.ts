import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FIELD_PROBLEMS_MAX, customNotificationLimits as limits, type FieldProblem } from '../../contract/custom-notification.ts';
import { checkCustomNotification, describeProblems } from './check-custom-notification.ts';

const content = { description: 'x' };
const check = (fields: object): readonly FieldProblem[] =>
  checkCustomNotification(JSON.stringify({ version: '1.0', source: 'custom', content, ...fields }))?.problems ?? [];
const rules = (fields: object): readonly string[] => check(fields).map(({ path, rule }) => `${path} ${rule}`);

describe('checkCustomNotification', () => {
  it('finds nothing wrong with the least and with the most that the schema allows', () => {
    expect(check({})).toEqual([]);
    expect(
      check({
        id: 'c-1234',
        content: {
          textType: 'client-markdown',
          title: '👩'.repeat(limits.title),
          description: '👩'.repeat(limits.description),
          nextSteps: ['👩'.repeat(limits.nextStep)],
          keywords: ['👩'.repeat(limits.keyword)],
        },
        metadata: {
          threadId: 't',
          summary: 's',
          eventType: 'e',
          relatedResources: ['arn:aws:s3:::a'],
          additionalContext: { '': '', 'a b': 'c' },
          enableCustomActions: false,
          eventId: 15_455_472_241,
        },
      }),
    ).toEqual([]);
  });

  it('names every wrong field at once, with its limit and its length', () => {
    expect(
      check({
        version: 1,
        id: 7,
        content: {
          textType: 'markdown',
          title: '👩'.repeat(251),
          description: 'd'.repeat(8001),
          nextSteps: ['fine', 's'.repeat(351)],
          keywords: ['k'.repeat(76), 5, null],
        },
        metadata: { additionalContext: { 'a b': 1, count: 2 }, enableCustomActions: 'no', relatedResources: 'i-0abc' },
      }),
    ).toEqual([
      { path: 'version', rule: 'wrong-value', message: 'version must be "1.0".' },
      { path: 'id', rule: 'wrong-type', message: 'id must be text, not a number.' },
      { path: 'content.textType', rule: 'wrong-value', message: 'content.textType must be "client-markdown".' },
      tooLong('content.title', 250, 251),
      tooLong('content.description', 8000, 8001),
      tooLong('content.nextSteps[1]', 350, 351),
      tooLong('content.keywords[0]', 75, 76),
      { path: 'content.keywords[1]', rule: 'wrong-type', message: 'content.keywords[1] must be text, not a number.' },
      { path: 'content.keywords[2]', rule: 'wrong-type', message: 'content.keywords[2] must be text, not null.' },
      { path: 'metadata.relatedResources', rule: 'wrong-type', message: 'metadata.relatedResources must be a list, not text.' },
      {
        path: 'metadata.additionalContext["a b"]',
        rule: 'wrong-type',
        message: 'metadata.additionalContext["a b"] must be text, not a number.',
      },
      {
        path: 'metadata.additionalContext.count',
        rule: 'wrong-type',
        message: 'metadata.additionalContext.count must be text, not a number.',
      },
      {
        path: 'metadata.enableCustomActions',
        rule: 'wrong-type',
        message: 'metadata.enableCustomActions must be true or false, not text.',
      },
    ]);
  });

  it.each([
    [{ content: undefined }, ['content missing']],
    [{ content: {} }, ['content.description missing']],
    [{ content: 'x' }, ['content wrong-type']],
    [{ content: { description: ' \n' } }, ['content.description blank']],
    [{ version: undefined }, ['version missing']],
    [{ version: '2.0' }, ['version wrong-value']],
    [{ metadata: null }, ['metadata wrong-type']],
    [{ metadata: [] }, ['metadata wrong-type']],
    [{ content: { description: 'x', title: null } }, ['content.title wrong-type']],
  ])('says what is wrong with %j', (fields, expected) => {
    expect(rules(fields)).toEqual(expected);
  });

  it.each([
    ['text', 'disk almost full'],
    ['another source', '{"version":"1.0","source":"Custom"}'],
    ['a list', '[{"source":"custom"}]'],
    ['broken JSON', '{"source":"custom","content":{"description":"a "quote""}}'],
    ['a number', '42'],
    ['null', 'null'],
    ['an inherited source', '{"__proto__":{"source":"custom"}}'],
    ['an event of EventBridge with such a source', '{"version":"0","source":"custom","detail-type":"Order placed","detail":{}}'],
  ])('finds nothing wrong with %s, which does not say that it is one', (_what, text) => {
    expect(checkCustomNotification(text)).toBeUndefined();
  });

  it('repeats no more than the beginning of a key', () => {
    for (const key of ['k'.repeat(200_000), ' '.repeat(200_000)]) {
      const [problem] = check({ metadata: { additionalContext: { [key]: 1 } } });

      expect(problem?.rule).toBe('wrong-type');
      expect(problem?.path.length).toBeLessThan(140);
      expect(problem?.message.length).toBeLessThan(180);
    }
  });

  it('looks into what a program encoded twice', () => {
    expect(checkCustomNotification(JSON.stringify(JSON.stringify({ source: 'custom' })))).toMatchObject({ problemCount: 2 });
  });

  it('accepts the recorded notifications that are as documented, and no others', () => {
    const folder = new URL('../recognize/__fixtures__/', import.meta.url);
    const accepted = readdirSync(folder)
      .filter((name) => name.startsWith('custom-'))
      .filter((name) => checkCustomNotification(readFileSync(new URL(name, folder), 'utf8')) === undefined);

    expect(accepted).toEqual([
      'custom-from-input-transformer.event.json',
      'custom-full.event.json',
      'custom-in-json-string.event.json',
      'custom-minimal.event.json',
      'custom-threaded-start.event.json',
      'custom-threaded-update.event.json',
    ]);
  });

  it('never throws, and names a place that is there, or what is missing', () => {
    const value = fc.oneof(fc.jsonValue(), fc.record({ description: fc.jsonValue(), title: fc.jsonValue(), keywords: fc.jsonValue() }));
    fc.assert(
      fc.property(value, value, value, (version, body, metadata) => {
        for (const { path, rule, message } of check({ version, content: body, metadata })) {
          expect(path).not.toBe('');
          expect(message.startsWith(path)).toBe(true);
          expect(rule === 'missing').toBe(message.endsWith('is missing.'));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('names the first hundred of many wrong fields, and counts the others', () => {
    const keywords = Array.from({ length: 50_000 }, () => 1);
    const wrong = checkCustomNotification(JSON.stringify({ version: '1.0', source: 'custom', content: { description: 'x', keywords } }));

    expect(wrong?.problems).toHaveLength(FIELD_PROBLEMS_MAX);
    expect(wrong?.problemCount).toBe(50_000);
  });
});

describe('describeProblems', () => {
  it('describes the first ones and counts the others', () => {
    const wrong = checkCustomNotification('{"source":"custom","content":{"title":1}}') ?? { problems: [], problemCount: 0 };

    expect(describeProblems(wrong, 5)).toBe(
      'version is missing. content.title must be text, not a number. content.description is missing.',
    );
    expect(describeProblems(wrong, 1)).toBe('version is missing. And 2 more.');
  });
});

function tooLong(path: string, limit: number, actual: number): FieldProblem {
  return { path, rule: 'too-long', limit, actual, message: `${path} has ${actual} characters; at most ${limit} are allowed.` };
}
