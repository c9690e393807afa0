import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Notification } from '../../domain/notification.ts';
import { customNotificationLimits as limits } from '../../contract/custom-notification.ts';
import { anyText } from './testing/any-text.ts';
import { problemsOf } from './testing/problems-of.ts';
import { factText, recognized } from './testing/recognized.ts';

const fixture = (name: string): Notification =>
  recognized(readFileSync(new URL(`__fixtures__/custom-${name}.event.json`, import.meta.url), 'utf8'));
const custom = (content: unknown, rest: object = {}): Notification => recognized({ version: '1.0', source: 'custom', content, ...rest });
const notices = (notification: Notification): string[] =>
  notification.facts.filter(({ label }) => label === 'Notice').map(({ value }) => (value.kind === 'text' ? value.text : ''));
const markdown = (source: string) => ({ kind: 'client-markdown', source });

describe('customNotification', () => {
  it('keeps the markup of every text', () => {
    expect(fixture('full')).toMatchObject({
      recognizer: 'custom-notification',
      name: markdown(':rocket: Checkout 2.14.0 is live'),
      nextSteps: [
        markdown('Watch the <https://dash.example.com/checkout|dashboard> for an hour'),
        markdown('Roll back with `run rollback checkout`'),
      ],
      keywords: [markdown('checkout'), markdown('deployment'), markdown('prod')],
      severity: 'info',
      isUnrecognized: false,
    });
    expect(fixture('full').description).toEqual(
      markdown('Deployed by <@U024BE7LH> to *prod*.\nChanges: <https://git.example.com/shop/checkout/compare/2.13.4...2.14.0|12 commits>'),
    );
    expect(notices(fixture('full'))).toEqual([]);
  });

  it('needs a description and nothing else', () => {
    expect(custom({ description: 'Hello' })).toMatchObject({ description: markdown('Hello'), facts: [] });
  });

  it('joins what has one thread id in one incident, with the summary as its step', () => {
    expect(fixture('full').incident).toEqual({
      key: 'custom-notification:deploy-checkout-2.14.0',
      transition: 'open',
      summary: '2.14.0 is live in prod',
    });
    expect(fixture('threaded-update').incident).toEqual({ key: 'custom-notification:deploy-checkout-2.14.0', transition: 'open' });
    expect(fixture('minimal').incident).toBeUndefined();
  });

  it('shows event type and related resources', () => {
    expect(factText(fixture('full'), 'Event type')).toBe('deployment');
    expect(fixture('full').facts).toContainEqual({
      label: 'Related resource',
      value: { kind: 'arn', arn: 'arn:aws:ecs:eu-west-1:123456789012:service/shop/checkout-api' },
    });
  });

  it('is named by its event type, as data, where it has no title', () => {
    const notification = custom({ description: 'x' }, { metadata: { eventType: '*deploy* <!channel>' } });

    expect(notification.name).toEqual({ kind: 'plain', source: '*deploy* <!channel>' });
    expect(factText(notification, 'Event type')).toBe('*deploy* <!channel>');
  });

  it('keeps the additional context for custom actions, and shows it under its own names', () => {
    const additionalContext = { Cluster: 'arn:aws:ecs:eu-west-1:123456789012:cluster/shop', 'a b': '*7*', empty: '', count: 3 };
    const notification = custom({ description: 'x' }, { metadata: { additionalContext } });

    expect(notification.additionalContext).toEqual({ ...additionalContext, count: '3' });
    expect(notification.facts).toEqual([
      { label: 'Cluster', value: { kind: 'arn', arn: 'arn:aws:ecs:eu-west-1:123456789012:cluster/shop' } },
      { label: 'a b', value: { kind: 'text', text: '*7*' } },
      { label: 'count', value: { kind: 'text', text: '3' } },
    ]);
  });

  it('shows no field of which nobody would see anything', () => {
    const unseen = '\u200B\uFEFF';
    const metadata = { eventType: unseen, relatedResources: [unseen], additionalContext: { a: unseen, [unseen]: 'b' }, threadId: unseen };
    const notification = custom({ title: unseen, description: 'x' }, { id: unseen, metadata });

    expect(notification.facts.map(({ label }) => label)).toEqual(['Notice']);
    expect(notification).not.toHaveProperty('name');
    expect(notification).not.toHaveProperty('incident');
  });

  it('says which additional context it left out', () => {
    const notification = custom({ description: 'x' }, { metadata: { additionalContext: { a: 'b', list: [1], none: null } } });

    expect(notification.additionalContext).toEqual({ a: 'b' });
    expect(notices(notification)).toEqual(['metadata.additionalContext holds something that is not text; it was left out.']);
    expect(custom({ description: 'x' }, { metadata: { additionalContext: {} } })).not.toHaveProperty('additionalContext');
  });

  it('keeps at most a hundred values of additional context', () => {
    const additionalContext = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, 'v']));
    const notification = custom({ description: 'x' }, { metadata: { additionalContext } });

    expect(Object.keys(notification.additionalContext ?? {})).toHaveLength(100);
    expect(notices(notification)).toEqual(['metadata.additionalContext has 5000 values; 100 were kept.']);
  });

  it('takes names of the prototype for names like others', () => {
    const text = '{"version":"1.0","source":"custom","content":{"description":"x"},"metadata":{"additionalContext":{"__proto__":"a"}}}';

    expect(Object.entries(recognized(text).additionalContext ?? {})).toEqual([['__proto__', 'a']]);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  it('shows single values that the schema does not name, and no others', () => {
    const metadata = { eventId: 15_455_472_241, isRetry: true, owner: 'team-a', nested: { a: 1 }, list: ['x'], none: null };

    expect(custom({ description: 'x' }, { metadata }).facts).toEqual([
      { label: 'Event ID', value: { kind: 'text', text: '15455472241' } },
      { label: 'Is retry', value: { kind: 'text', text: 'true' } },
      { label: 'Owner', value: { kind: 'text', text: 'team-a' } },
    ]);
  });

  it.each([
    [true, true],
    [false, false],
    ['false', false],
    [undefined, undefined],
    [null, undefined],
    ['maybe', undefined],
  ])('reads enableCustomActions %j as %j', (enableCustomActions, expected) => {
    expect(custom({ description: 'x' }, { metadata: { enableCustomActions } }).allowsCustomActions).toBe(expected);
  });

  it('shows the id of the sender, and does not take it for the identity of the event', () => {
    expect(factText(custom({ description: 'x' }, { id: 'c-1' }), 'Event ID')).toBe('c-1');
  });

  it('reads JSON that a template broke by putting in a text unescaped', () => {
    const notification = recognized(
      '{"version":"1.0","source":"custom","content":{"title":"Task failed","description":"It said "exec format error"\nand stopped"}}',
    );

    expect(notification).toMatchObject({ recognizer: 'custom-notification', name: markdown('Task failed') });
    expect(notification.description).toEqual(markdown('It said "exec format error"\nand stopped'));
    expect(notices(notification)).toEqual(['The JSON was broken by quotes, line ends or backslashes in a text, and was mended.']);
  });

  it('leaves broken JSON that cannot be mended to others, as data', () => {
    expect(recognized('{"source":"custom","content":{"description":"a"')).toMatchObject({ recognizer: 'plain-text' });
    expect(recognized('{"source":"aws.ecs","content":{"description":"a "b""}}').recognizer).not.toBe('custom-notification');
  });

  it('keeps texts that are too long, and says which', () => {
    const notification = fixture('too-long');

    expect(notification.name?.source.length).toBeGreaterThan(limits.title);
    expect(notices(notification)).toEqual([
      'content.title has a text of 339 characters; the schema allows 250.',
      'content.description has a text of 9299 characters; the schema allows 8000.',
      'content.nextSteps has a text of 519 characters; the schema allows 350.',
      'content.keywords has a text of 96 characters; the schema allows 75.',
    ]);
  });

  it('counts characters, not code units', () => {
    expect(notices(custom({ title: '👩'.repeat(250), description: 'x' }))).toEqual([]);
    expect(notices(custom({ title: '👩'.repeat(251), description: 'x' }))).toHaveLength(1);
  });

  it('keeps the message where fields have another type', () => {
    expect(fixture('mistyped')).toMatchObject({
      name: markdown('2026'),
      description: markdown('The batch *stopped*.'),
      nextSteps: [markdown('Restart it')],
      keywords: [markdown('batch'), markdown('7')],
      incident: { key: 'custom-notification:12', transition: 'open' },
    });
    expect(notices(fixture('mistyped'))).toContain('content.keywords holds something that is not text; it was left out.');
  });

  it('says what deviates from the schema', () => {
    expect(notices(fixture('unknown-version'))).toEqual(['version is not "1.0"; the notification was read as if it were.']);
    expect(notices(fixture('without-description'))).toEqual(['content.description is missing; the schema requires it.']);
    expect(notices(custom({ description: 'x' }, { metadata: 'none' }))).toEqual(['metadata is not an object and was left out.']);
  });

  it('lets a keyword choose a severity of the closed list', () => {
    expect(custom({ description: 'x', keywords: ['db', 'CRITICAL'] })).toMatchObject({ severity: 'critical', tone: 'bad' });
    expect(custom({ description: 'x', keywords: ['critical-path'] })).toMatchObject({ severity: 'info', tone: 'neutral' });
  });

  it('reads what a program encoded twice', () => {
    expect(fixture('in-json-string').description).toEqual(markdown('A program encoded its JSON *twice*.'));
  });

  it('takes a hundred thousand keywords', () => {
    const keywords = Array.from({ length: 100_000 }, () => 'k');

    expect(custom({ description: 'x', keywords }).keywords).toHaveLength(100_000);
  });

  it('shows a description whatever stands around it, and the fields of every other kind are sound', () => {
    const value = fc.oneof(anyText(), fc.jsonValue());
    const metadata = fc.oneof(value, fc.record({ threadId: value, summary: value, relatedResources: value, additionalContext: value }));
    fc.assert(
      fc.property(fc.record({ title: value, keywords: value, more: value }), metadata, (content, meta) => {
        const notification = custom({ ...content, description: 'the *words*' }, { metadata: meta, more: content.more });

        expect(notification.description).toEqual(markdown('the *words*'));
        expect(problemsOf(notification)).toEqual([]);
        for (const text of Object.values(notification.additionalContext ?? {})) expect(typeof text).toBe('string');
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['without content', { version: '1.0', source: 'custom' }],
    ['with empty content', { version: '1.0', source: 'custom', content: { title: '', description: '  ', keywords: [] } }],
    ['of another source', { version: '1.0', source: 'Custom', content: { description: 'x' } }],
    ['whose content is a text', { version: '1.0', source: 'custom', content: 'x' }],
  ])('leaves a message %s to others, as data', (_what, content) => {
    expect(recognized(content)).toMatchObject({ recognizer: 'json-document', isUnrecognized: true });
  });
});
