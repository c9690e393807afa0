import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from './message.ts';
import { parseClientMarkdown } from './parse-client-markdown.ts';
import { bold, text, type Span } from './spans.ts';
import { hostileText } from './testing/hostile-text.ts';
import { textOfSpans } from './text-of-spans.ts';
import { makeVisible } from './visible-text.ts';

const LINE_BREAK: Span = { kind: 'lineBreak' };

function paragraph(...spans: readonly Span[]): Block {
  return { kind: 'paragraph', spans };
}

function textOfBlock(block: Block): string {
  if (block.kind === 'code') return block.text;
  if (block.kind === 'list') return block.items.map((item) => textOfSpans(item)).join('\n');
  return block.kind === 'paragraph' ? textOfSpans(block.spans) : '';
}

describe('parseClientMarkdown', () => {
  it('keeps the lines of a paragraph, and paragraphs in one block with an empty line between', () => {
    expect(parseClientMarkdown('a\r\nb\n\n\n*c*')).toEqual([
      paragraph(text('a'), LINE_BREAK, text('b'), LINE_BREAK, LINE_BREAK, bold('c')),
    ]);
  });

  it.each(['- a\n- b', '* a\n* b', '• a\n• b', '- a\n\n- b'])('reads the list %j', (source) => {
    expect(parseClientMarkdown(source)).toEqual([{ kind: 'list', items: [[text('a')], [text('b')]] }]);
  });

  it('adds indented lines to their item and makes nested lists flat', () => {
    expect(parseClientMarkdown('- a\n  more\n  - b\nafter')).toEqual([
      { kind: 'list', items: [[text('a'), LINE_BREAK, text('more')], [text('b')]] },
      paragraph(text('after')),
    ]);
  });

  it('keeps the numbers of numbered lists as text', () => {
    expect(parseClientMarkdown('1. one\n2. two')).toEqual([paragraph(text('1. one'), LINE_BREAK, text('2. two'))]);
  });

  it('shows quotes in italics, line by line', () => {
    expect(parseClientMarkdown('> said\n&gt; so')).toEqual([
      paragraph({ kind: 'italic', spans: [text('said')] }, LINE_BREAK, { kind: 'italic', spans: [text('so')] }),
    ]);
  });

  it('shows quotes within quotes as one', () => {
    expect(parseClientMarkdown('> > said')).toEqual([paragraph({ kind: 'italic', spans: [text('said')] })]);
  });

  it.each(['>>> said\n- so\n# twice', '&gt;&gt;&gt;said\n- so\n# twice'])('quotes everything behind the three signs of %j', (source) => {
    const quoted = (words: string): Span => ({ kind: 'italic', spans: [text(words)] });

    expect(parseClientMarkdown(`before\n${source}`)).toEqual([
      paragraph(text('before'), LINE_BREAK, LINE_BREAK, quoted('said'), LINE_BREAK, quoted('- so'), LINE_BREAK, quoted('# twice')),
    ]);
  });

  it('leaves tables as the lines that they are', () => {
    expect(parseClientMarkdown('| a | b |\n|---|---|\n| 1 | 2 |')).toEqual([
      paragraph(text('| a | b |'), LINE_BREAK, text('|---|---|'), LINE_BREAK, text('| 1 | 2 |')),
    ]);
  });

  it('reads markup in items of a list', () => {
    expect(parseClientMarkdown('- **a**\n- [b](https://example.com/)')).toEqual([
      { kind: 'list', items: [[bold('a')], [{ kind: 'link', url: 'https://example.com/', text: 'b' }]] },
    ]);
  });

  it.each(['# What happened #', '###### What happened ######  '])('shows the heading %s without the signs behind it', (source) => {
    expect(parseClientMarkdown(source)).toEqual([paragraph(bold('What happened'))]);
  });

  it('shows headings in bold', () => {
    expect(parseClientMarkdown('## What happened\nthis')).toEqual([paragraph(bold('What happened'), LINE_BREAK, LINE_BREAK, text('this'))]);
  });

  it.each(['-1 degrees', '#general', '*bold* line'.slice(1), 'a > b', '-'])('takes %s as text', (source) => {
    expect(parseClientMarkdown(source)).toEqual([paragraph(text(source))]);
  });

  describe('code blocks', () => {
    it.each([
      ['```\nx\n```', 'x'],
      ['```json\n{"a": "&lt;b&gt;"}\n```', '{"a": "<b>"}'],
      ['```exit 1\n  *y*```', 'exit 1\n  *y*'],
      ['```\n  indented\n```', '  indented'],
      ['```\nnever closed', 'never closed'],
    ])('reads %j', (source, code) => {
      expect(parseClientMarkdown(source)).toEqual([{ kind: 'code', text: code }]);
    });

    it('splits the text around them', () => {
      expect(parseClientMarkdown('before ```x``` after')).toEqual([
        paragraph(text('before ')),
        { kind: 'code', text: 'x' },
        paragraph(text(' after')),
      ]);
    });

    it.each(['a ``` b', '``````', 'a `````` b'])('takes %s as text', (source) => {
      expect(parseClientMarkdown(source)).toEqual([paragraph(text(source))]);
    });
  });

  it.each(['', ' \n\t\n'])('makes no block of %j', (source) => {
    expect(parseClientMarkdown(source)).toEqual([]);
  });

  it('never throws, and loses no letter outside of brackets and addresses', () => {
    const source = hostileText().map((hostile) => makeVisible(hostile).replaceAll(/[<[h!:&]/g, ''));
    fc.assert(
      fc.property(source, (markdown) => {
        const lettersOf = (shown: string): string => shown.replaceAll(/[^a-zA-Z日本語]/g, '');
        // The language behind a fence is not shown; none of the pieces is a word on the line of a fence alone.
        fc.pre(!/```[A-Za-z0-9]+\n/.test(markdown));

        expect(
          lettersOf(
            parseClientMarkdown(markdown)
              .map((block) => textOfBlock(block))
              .join('\n'),
          ),
        ).toBe(lettersOf(markdown));
      }),
      { numRuns: 200 },
    );
  });

  // Each of these would take minutes or overflow the stack if a block looked back over all before it.
  it.each(['- \n', '- a\n', 'a\n\n', '> a\n', '> > ', '>>>\n', '# a\n', '# ', '# a # ', '\n', '```', '```a``` ', '```\n', '  ```', 'a\n'])(
    'reads thirty thousand times %j',
    (piece) => {
      expect(parseClientMarkdown(`x${piece.repeat(30_000)}`).length).toBeGreaterThan(0);
    },
  );
});
