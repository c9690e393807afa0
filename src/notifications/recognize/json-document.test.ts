import { describe, expect, it } from 'vitest';
import { factText, recognized, shownText } from './testing/recognized.ts';

describe('jsonDocument', () => {
  it('sets out an object as facts', () => {
    expect(recognized({ service: 'checkout', status: 'deployed', by: 'mary' })).toMatchObject({
      recognizer: 'json-document',
      kind: 'JSON message',
      name: { kind: 'plain', source: 'checkout' },
      state: 'deployed',
      facts: [{ label: 'By', value: { kind: 'text', text: 'mary' } }],
      isUnrecognized: true,
    });
  });

  it('is called by its subject line', () => {
    expect(recognized({ a: 1 }, { subject: 'RDS Notification Message' }).kind).toBe('RDS Notification Message');
  });

  it('knows account and Region that stand at the top', () => {
    const notification = recognized({ awsAccountId: '123456789012', awsRegion: 'eu-west-1', a: 1 });

    expect(notification).toMatchObject({ accountId: '123456789012', region: 'eu-west-1' });
    expect(notification.facts.map(({ label }) => label)).toEqual(['A']);
  });

  it('sums up a list and tells of the one element that failed', () => {
    const notification = recognized([
      { host: 'web-1', status: 'ok' },
      { host: 'web-2', status: 'failed', reason: 'disk full' },
    ]);

    expect(notification).toMatchObject({ tone: 'bad', description: { source: 'disk full' } });
    expect(factText(notification, 'Items')).toBe('web-1 (ok), web-2 (failed, disk full)');
  });

  it('shows a document without values as it came', () => {
    expect(recognized('{"a": null}').description).toEqual({ kind: 'plain', source: '{"a": null}' });
    expect(recognized('[]').description?.source).toBe('[]');
  });

  it('leaves single values to plain text', () => {
    expect(recognized('42')).toMatchObject({ recognizer: 'plain-text', description: { source: '42' } });
    expect(recognized('null')).toMatchObject({ recognizer: 'plain-text', description: { source: 'null' } });
  });

  it('keeps markup as data', () => {
    const notification = recognized({ message: '<!channel> *hi*' });

    expect(notification.description).toEqual({ kind: 'plain', source: '<!channel> *hi*' });
  });

  it('does not show secrets', () => {
    expect(shownText(recognized({ user: 'mary', apiToken: 'abc123', nested: { password: 'hunter2' } }))).not.toMatch(/abc123|hunter2/);
  });

  it('takes the instant of sending', () => {
    expect(recognized({ a: 1 }, { sentAt: new Date('2026-11-22T10:00:00Z') }).occurredAt).toBe('2026-11-22T10:00:00.000Z');
  });
});
