import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spansLength } from './span-length.ts';
import { bold, text, type Span } from './spans.ts';
import { arbitrarySpans } from './testing/arbitrary-message.ts';
import { truncateSpans } from './truncate-spans.ts';

const mention: Span = { kind: 'mention', target: { kind: 'person', id: 'U1' }, text: '@ana' };

describe('truncateSpans', () => {
  it('returns the same spans where they fit', () => {
    const spans = [text('abc'), bold('def')];

    expect(truncateSpans(spans, 6)).toBe(spans);
  });

  it('cuts inside formatting and keeps it', () => {
    expect(truncateSpans([text('abc'), bold('defgh')], 6)).toEqual([text('abc'), bold('de'), text('…')]);
  });

  it('cuts the text of a link and keeps its address', () => {
    const link: Span = { kind: 'link', url: 'https://example.com/', text: 'the runbook' };

    expect(truncateSpans([link], 4)).toEqual([{ ...link, text: 'the' }, text('…')]);
  });

  it('leaves a mention out that does not fit whole', () => {
    expect(truncateSpans([text('hello '), mention, text('!')], 9)).toEqual([text('hello '), text('…')]);
  });

  it('counts an emoji as its shortcode and an instant as its text', () => {
    const spans: readonly Span[] = [
      { kind: 'emoji', shortcode: 'rocket' },
      { kind: 'time', at: '2026-11-20T03:00:12.000Z' },
    ];

    expect(truncateSpans(spans, 31)).toBe(spans);
    expect(truncateSpans(spans, 30)).toEqual([spans[0], text('…')]);
  });

  it('gives nothing where nothing fits', () => {
    expect(truncateSpans([text('abc')], 0)).toEqual([]);
  });

  it('never shows more than the length', () => {
    fc.assert(
      fc.property(arbitrarySpans(), fc.nat({ max: 200 }), (spans, maxLength) => {
        expect(spansLength(truncateSpans(spans, maxLength))).toBeLessThanOrEqual(maxLength);
      }),
    );
  });
});
