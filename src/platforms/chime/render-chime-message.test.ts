import { describe, expect, it } from 'vitest';
import type { Message } from '../../messages/message.ts';
import { text, type Span } from '../../messages/spans.ts';
import { aMessage } from '../../messages/testing/a-message.ts';
import { sampleMessages } from '../../messages/testing/sample-messages.ts';
import { MAX_CONTENT_SIZE } from './chime-limits.ts';
import { renderChimeMessage } from './render-chime-message.ts';
import { checkChimePayload, findChimeLife } from './testing/check-chime-payload.ts';

/** An alarm with a chart, a pipeline, and a custom notification, whole, for people to read. */
const GOLDENS = ['alarm-opened', 'pipeline-started', 'custom-every-span', 'command-table', 'text-that-looks-like-markup'] as const;

function contentOf(...blocks: Message['blocks']): string {
  return renderChimeMessage({ ...aMessage('Title'), blocks }).Content;
}

function saying(...spans: readonly Span[]): string {
  return contentOf({ kind: 'paragraph', spans });
}

describe('renderChimeMessage', () => {
  it.each(GOLDENS)('renders %s as its golden file says', async (name) => {
    await expect(`${renderChimeMessage(sampleMessages[name] ?? aMessage()).Content}\n`).toMatchFileSnapshot(`__golden__/${name}.chime.txt`);
  });

  it.each(Object.entries(sampleMessages))('renders %s within the limits', (_name, message) => {
    expect(checkChimePayload(renderChimeMessage(message))).toEqual([]);
  });

  it('is plain text, and Markdown where a table or code needs its columns', () => {
    expect(saying(text('*stars* stay'))).toBe('Title\n\n*stars* stay');
    expect(contentOf({ kind: 'code', text: '  a\n  b' })).toBe('/md Title\n\n```\n  a\n  b\n```');
    expect(contentOf({ kind: 'code', text: 'a' }, { kind: 'paragraph', spans: [text('*stars* change')] })).toContain('∗stars∗ change');
  });

  it.each(['/md *a*', '  /md *a*', '/giphy cat'])('takes a title like %j for words', (title) => {
    const { Content: content } = renderChimeMessage({ ...aMessage(), title: { spans: [text(title)] } });

    expect(content).toBe(`\u2060${title.trim()}`);
    expect(checkChimePayload({ Content: content })).toEqual([]);
  });

  it('keeps code inside its fence', () => {
    const content = contentOf({ kind: 'code', text: '```\n@All *still code*' });

    expect(checkChimePayload({ Content: content })).toEqual([]);
    expect(content.match(/^```$/gm)).toHaveLength(2);
  });

  it('calls everybody where a mention span does, and nobody for words', () => {
    const everyone = (scope: 'here' | 'channel'): Span => ({ kind: 'mention', target: { kind: 'everyone', scope }, text: `@${scope}` });

    expect(findChimeLife({ Content: saying(everyone('here'), text(' '), everyone('channel')) }).mentions).toEqual(['@Present', '@All']);
    expect(findChimeLife({ Content: saying(text('@All @Present @ana ana@example.com')) }).mentions).toEqual([]);
    expect(saying({ kind: 'mention', target: { kind: 'person', id: 'U0123ABCD' }, text: '@ana' })).toContain('@\u2060ana');
  });

  it('links where a link span does, and not for words', () => {
    const link = { kind: 'link', url: 'https://example.com/a_b', text: 'the page' } as const;

    expect(saying(link)).toContain('the page (https://example.com/a%5Fb)');
    expect(saying({ ...link, text: '' }, text('evil'))).toContain('https://example.com/a%5Fb evil');
    expect(findChimeLife({ Content: saying(text('https://evil.example www.evil.example')) }).addresses).toEqual([]);
    expect(saying(text('www.evil.example'))).toContain('www.\u2060evil');
    expect(saying({ kind: 'link', url: 'javascript:alert(1)', text: 'click' })).toBe('Title\n\nclick');
  });

  it('keeps title, links and footer of a message that is too long, and says so', () => {
    const content = contentOf(
      { kind: 'paragraph', spans: [text('long '.repeat(5000))] },
      { kind: 'paragraph', spans: [text('A short one behind it.')] },
      { kind: 'links', links: [{ text: 'Console', url: 'https://example.com/' }] },
      { kind: 'footer', spans: [text('via topic ops')] },
    );

    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(MAX_CONTENT_SIZE);
    expect(content).toMatch(
      /^Title\n\n(?:long )+long…\n\nA short one behind it\.\n\n✂️ Shortened: .+\n\nConsole: https:\/\/example\.com\/\n\nvia topic ops$/,
    );
  });

  it('never shows half an address', () => {
    const links = Array.from({ length: 100 }, (_, index): Span => ({ kind: 'link', url: `https://example.com/${index}`, text: '' }));
    const content = contentOf(
      { kind: 'paragraph', spans: links.flatMap((link) => [link, text(' and ')]) },
      { kind: 'code', text: 'x'.repeat(9000) },
    );

    const whole = new Set(links.map((link) => ('url' in link ? link.url : '')));
    expect(findChimeLife({ Content: content }).addresses.filter((address) => !whole.has(address))).toEqual([]);
  });
});
