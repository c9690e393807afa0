import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field, Message } from './message.ts';
import { renderPlainText } from './plain-text.ts';
import { text } from './spans.ts';
import { arbitraryMessage } from './testing/arbitrary-message.ts';
import { sampleMessages } from './testing/sample-messages.ts';

function messageOf(blocks: Message['blocks']): Message {
  return { title: { spans: [text('Title')] }, tone: 'neutral', blocks, fallbackText: '' };
}

describe('renderPlainText', () => {
  it.each(Object.entries(sampleMessages))('renders %s', async (name, message) => {
    await expect(renderPlainText(message)).toMatchFileSnapshot(`__golden__/${name}.txt`);
  });

  it('aligns values and puts the further lines of a value under its first', () => {
    const rendered = renderPlainText(
      messageOf([
        {
          kind: 'fields',
          fields: [
            { label: 'A', value: [text('1\nAccount: 999999999999')], isShort: true },
            { label: 'Longer', value: [text('2')], isShort: true },
          ],
        },
      ]),
    );

    expect(rendered).toBe('Title\n\nA:      1\n        Account: 999999999999\nLonger: 2');
  });

  it('keeps values aligned whatever their labels are', () => {
    const field = (label: string): Field => ({ label, value: [text('1\n2')], isShort: true });

    expect(renderPlainText(messageOf([{ kind: 'fields', fields: [field('A'), field('数'), field('B'.repeat(40))] }]))).toBe(
      `Title\n\nA:  1\n    2\n数: 1\n    2\n${'B'.repeat(40)}:\n    1\n    2`,
    );
  });

  it('writes the address of a link once where it is the text itself', () => {
    const rendered = renderPlainText(
      messageOf([
        {
          kind: 'paragraph',
          spans: [
            { kind: 'link', url: 'https://example.com/', text: 'https://example.com' },
            text(' '),
            { kind: 'link', url: 'https://example.com/', text: 'here' },
          ],
        },
      ]),
    );

    expect(rendered).toBe('Title\n\nhttps://example.com here (https://example.com/)');
  });

  it('says what to type instead of pressing a button', () => {
    const rendered = renderPlainText(
      messageOf([{ kind: 'actions', actions: [{ text: 'Confirm', command: 'confirm K7QX2M', style: 'danger' }] }]),
    );

    expect(rendered).toBe('Title\n\nConfirm: @aws confirm K7QX2M');
  });

  it('lets no payload reach the terminal', () => {
    fc.assert(
      fc.property(arbitraryMessage(), (message) => {
        const rendered = renderPlainText(message);

        expect(rendered).not.toMatch(/[[\p{Cc}--[\t\n]]\u202A-\u202E\u2066-\u2069]/v);
        expect(rendered.isWellFormed()).toBe(true);
      }),
    );
  });
});
