import { describe, expect, it } from 'vitest';
import { factText, recognized } from './testing/recognized.ts';

describe('plainText', () => {
  it('shows a text as it is', () => {
    expect(recognized('Backup finished.\n*not bold*\n')).toMatchObject({
      recognizer: 'plain-text',
      kind: 'Message',
      description: { kind: 'plain', source: 'Backup finished.\n*not bold*' },
      severity: 'info',
      tone: 'neutral',
      facts: [],
      isUnrecognized: true,
    });
  });

  it('is called by its subject line', () => {
    expect(recognized('x', { subject: 'All fine' }).kind).toBe('All fine');
  });

  it('sets out lines of labels and values as facts', () => {
    const notification = recognized('Message: Health is Severe\nEnvironment: shop-prod\nApplication: shop\nVersion: 2\nStatus: FAILED');

    expect(notification).toMatchObject({
      name: { source: 'shop-prod' },
      description: { source: 'Health is Severe' },
      state: 'FAILED',
      tone: 'bad',
    });
    expect(factText(notification, 'Application')).toBe('shop');
    expect(factText(notification, 'Version')).toBe('2');
  });

  it('keeps lines with the same label apart', () => {
    expect(recognized('Host: web-1\nHost: web-2\nRetries: 3').facts.map(({ label }) => label)).toContain('Host');
  });

  it('sets out blocks of quoted values as facts', () => {
    expect(recognized("Job='nightly'\nState='FAILED'\nReason='disk full'\n")).toMatchObject({
      name: { source: 'nightly' },
      state: 'FAILED',
      description: { source: 'disk full' },
    });
  });

  it('shows a text with more lines than facts as text, so that nothing is hidden', () => {
    const text = Array.from({ length: 13 }, (_, index) => `Line${index}: x`).join('\n');

    expect(recognized(text)).toMatchObject({ description: { source: text }, facts: [] });
  });

  it('says that a message is empty', () => {
    expect(recognized(' \n').description?.source).toBe('(an empty message)');
  });

  it('shows JSON that was cut off as text', () => {
    expect(recognized('{"AlarmName": "cut').description?.source).toBe('{"AlarmName": "cut');
  });
});
