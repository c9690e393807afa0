import { describe, expect, it } from 'vitest';
import { bold, text } from './spans.ts';
import { textOfSpans } from './text-of-spans.ts';

describe('textOfSpans', () => {
  it('says what each span says', () => {
    const words = textOfSpans([
      text('a '),
      bold('b'),
      { kind: 'lineBreak' },
      { kind: 'code', text: 'c' },
      { kind: 'link', url: 'https://example.com/', text: ' d ' },
      { kind: 'mention', target: { kind: 'everyone', scope: 'here' }, text: '@here' },
      { kind: 'emoji', shortcode: 'rocket' },
      { kind: 'emoji', shortcode: 'our-own-parrot' },
      { kind: 'time', at: '2026-11-20T03:00:12Z' },
    ]);

    expect(words).toBe('a b\nc d @here🚀:our-own-parrot:2026-11-20 03:00:12 UTC');
  });

  it('makes texts visible', () => {
    expect(textOfSpans([text('a\u001B[31m'), { kind: 'emoji', shortcode: 'b\u0000' }])).toBe('a:b:');
  });
});
