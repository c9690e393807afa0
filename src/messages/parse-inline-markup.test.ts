import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATTING_MAX_DEPTH } from './flatten-spans.ts';
import { parseInlineMarkup } from './parse-inline-markup.ts';
import { bold, text, type Span } from './spans.ts';
import { hostileText } from './testing/hostile-text.ts';
import { textOfSpans } from './text-of-spans.ts';

function italic(content: string): Span {
  return { kind: 'italic', spans: [text(content)] };
}

function strike(content: string): Span {
  return { kind: 'strike', spans: [text(content)] };
}

function link(url: string, label = url): Span {
  return { kind: 'link', url, text: label };
}

function depthOf(span: Span): number {
  return 'spans' in span ? 1 + Math.max(0, ...span.spans.map((inner) => depthOf(inner))) : 0;
}

function leavesOf(spans: readonly Span[]): readonly Span[] {
  return spans.flatMap((span) => ('spans' in span ? leavesOf(span.spans) : [span]));
}

describe('parseInlineMarkup', () => {
  describe('formatting', () => {
    it.each<[string, Span[]]>([
      ['*x*', [bold('x')]],
      ['**x**', [bold('x')]],
      ['_x_', [italic('x')]],
      ['~x~', [strike('x')]],
      ['~~x~~', [strike('x')]],
      ['***x***', [{ kind: 'bold', spans: [italic('x')] }]],
      ['`x *y*`', [{ kind: 'code', text: 'x *y*' }]],
      ['is *bold*, and (_italic_)!', [text('is '), bold('bold'), text(', and ('), italic('italic'), text(')!')]],
      ['*two words*', [bold('two words')]],
      ['これは**太字**です', [text('これは'), bold('太字'), text('です')]],
      ['🔥*hot*', [text('🔥'), bold('hot')]],
      ['*a _b_*', [{ kind: 'bold', spans: [text('a '), italic('b')] }]],
      ['**bold** and *bold*', [bold('bold'), text(' and '), bold('bold')]],
      ['~~*_x_*~~', [{ kind: 'strike', spans: [{ kind: 'bold', spans: [italic('x')] }] }]],
      ['*&lt;b&gt; &amp;lt;*', [bold('<b> &lt;')]],
      ['``a `b` c``', [{ kind: 'code', text: 'a `b` c' }]],
      ['``x``', [{ kind: 'code', text: 'x' }]],
      ['| a | *b* |', [text('| a | '), bold('b'), text(' |')]],
      ['5 *3 and *bold*', [text('5 *3 and '), bold('bold')]],
    ])('reads %s', (source, spans) => {
      expect(parseInlineMarkup(source)).toEqual(spans);
    });

    it.each([
      'snake_case_name',
      '2 * 3 * 4',
      'a*b*c',
      '2**3 and 4**5',
      '*/5 * * * *',
      '*.log and *.txt',
      'log.*error.*',
      'arn:aws:s3:::bucket/*/x/*',
      'src/**/*.ts and test/**/*.ts',
      '~/.bashrc and ~/.profile',
      '~5 min to ~10 min',
      '__init__',
      '****',
      '``',
      '` `',
      '*never closed',
      'never opened*',
      '* spaces *',
      '**one and two*',
      '`never closed',
      '``never closed`',
      '~~never closed~',
      '[never](closed',
    ])('leaves %s as it is', (source) => {
      expect(parseInlineMarkup(source)).toEqual([text(source)]);
    });

    it('ends formatting with its line', () => {
      expect(parseInlineMarkup('*a\nb*')).toEqual([text('*a'), { kind: 'lineBreak' }, text('b*')]);
    });

    it('removes crossing delimiters from neither side of the text', () => {
      expect(parseInlineMarkup('*a _b* c_')).toEqual([bold('a _b'), text(' c_')]);
    });

    it('keeps three levels of formatting and the text of deeper ones', () => {
      const [span] = parseInlineMarkup('*a _b ~c **d ~~e~~** f~ g_ h*');

      expect(span === undefined ? 0 : depthOf(span)).toBe(FORMATTING_MAX_DEPTH);
      expect(textOfSpans(span === undefined ? [] : [span])).toBe('a b c d e f g h');
    });
  });

  describe('links', () => {
    it.each<[string, Span[]]>([
      ['<https://example.com/a|the page>', [link('https://example.com/a', 'the page')]],
      ['<https://example.com/?a=1&amp;b=2>', [link('https://example.com/?a=1&b=2')]],
      ['[the page](https://example.com/a)', [link('https://example.com/a', 'the page')]],
      ['[a](https://example.com/b_(c))', [link('https://example.com/b_(c)', 'a')]],
      ['![a picture](https://example.com/a.png)', [link('https://example.com/a.png', 'a picture')]],
      ['see https://example.com/a_b.', [text('see '), link('https://example.com/a_b'), text('.')]],
      ['(https://example.com/a)', [text('('), link('https://example.com/a'), text(')')]],
      ['https://example.com/a_(b)', [link('https://example.com/a_(b)')]],
      ['&lt;https://example.com/&gt;', [text('<'), link('https://example.com/'), text('>')]],
      ['*https://example.com/*', [{ kind: 'bold', spans: [link('https://example.com/')] }]],
      ['**[a](https://example.com/)**', [{ kind: 'bold', spans: [link('https://example.com/', 'a')] }]],
      ['https://example.com/a?b=1&amp;c=2', [link('https://example.com/a?b=1&c=2')]],
      ['[the page](https://example.com/a "its title")', [link('https://example.com/a', 'the page')]],
      ['[the page](<https://example.com/a>)', [link('https://example.com/a', 'the page')]],
      ['[**the page**](https://example.com/a)', [link('https://example.com/a', 'the page')]],
      ['[`a_b`](https://example.com/a)', [link('https://example.com/a', 'a_b')]],
      ['[**a_b**](https://example.com/a)', [link('https://example.com/a', 'a_b')]],
      ['[*one* and *two*](https://example.com/a)', [link('https://example.com/a', '*one* and *two*')]],
      ['*<https://example.com/a|the page>*', [{ kind: 'bold', spans: [link('https://example.com/a', 'the page')] }]],
      ['<https://example.com/a|R&amp;D &lt;now&gt;>', [link('https://example.com/a', 'R&D <now>')]],
    ])('reads %s', (source, spans) => {
      expect(parseInlineMarkup(source)).toEqual(spans);
    });

    it.each([
      ['<javascript:alert(1)|click>', 'click (javascript:alert(1))'],
      ['<javascript:alert(1)>', 'javascript:alert(1)'],
      ['[click](javascript:alert(1))', 'click (javascript:alert(1))'],
      ['[click](data:text/html,x)', 'click (data:text/html,x)'],
      ['[click](<javascript:alert(1)> "x")', 'click (javascript:alert(1))'],
      ['[click](<javascript:alert`1`>)', 'click (javascript:alert`1`)'],
      ['[click](javascript:x "https://example.org")', 'click (javascript:x)'],
      ['[click](JaVaScRiPt:alert(1))', 'click (JaVaScRiPt:alert(1))'],
      ['[click](&#106;avascript:alert(1))', 'click (&#106;avascript:alert(1))'],
      ['<mailto:ana@example.com|ana@example.com>', 'ana@example.com'],
      ['<https://aws.amazon.com@evil.example|console>', 'console (https://aws.amazon.com@evil.example)'],
      ['ftp://example.com', 'ftp://example.com'],
      ['xhttps://example.com', 'xhttps://example.com'],
      ['https://', 'https://'],
      ['[a](b', '[a](b'],
      ['[a] (https:)', '[a] (https:)'],
    ])('makes text of %s', (source, shown) => {
      expect(parseInlineMarkup(source)).toEqual([text(shown)]);
    });
  });

  describe('mentions and names', () => {
    it.each<[string, Span]>([
      ['<@U0123ABCD>', { kind: 'mention', target: { kind: 'person', id: 'U0123ABCD' }, text: '@U0123ABCD' }],
      ['<@W012|ana>', { kind: 'mention', target: { kind: 'person', id: 'W012' }, text: '@ana' }],
      ['<!here>', { kind: 'mention', target: { kind: 'everyone', scope: 'here' }, text: '@here' }],
      ['<!channel|all>', { kind: 'mention', target: { kind: 'everyone', scope: 'channel' }, text: '@channel' }],
      ['<!everyone>', { kind: 'mention', target: { kind: 'everyone', scope: 'everyone' }, text: '@everyone' }],
      ['<!subteam^S012|@ops>', { kind: 'mention', target: { kind: 'group', id: 'S012' }, text: '@ops' }],
      ['<!subteam^S012>', { kind: 'mention', target: { kind: 'group', id: 'S012' }, text: '@S012' }],
      ['<#C012|general>', text('#general')],
      ['<#C012>', text('#C012')],
      ['<!date^1392734382^{date} at {time}^https://example.com/|Feb 18, 2014>', text('Feb 18, 2014')],
    ])('reads %s', (source, span) => {
      expect(parseInlineMarkup(source)).toEqual([span]);
    });

    it.each(['<@ana>', '@here', '<!heres>', '<!subteam^ops>', '<#general>', '<none>', 'List<String>', '<', 'a < b > c', '<@U0123\nABCD>'])(
      'mentions nobody in %j',
      (source) => {
        expect(leavesOf(parseInlineMarkup(source)).map(({ kind }) => kind)).not.toContain('mention');
      },
    );

    it.each(['&lt;!channel&gt;', '&amp;lt;!channel&amp;gt;', '&lt;@U0123ABCD&gt;'])(
      'does not read escaped brackets twice in %s',
      (source) => {
        expect(parseInlineMarkup(source)).toEqual([
          text(source.replaceAll(/&(amp|lt|gt);/g, (entity) => ({ '&amp;': '&', '&lt;': '<' })[entity] ?? '>')),
        ]);
      },
    );
  });

  describe('emoji', () => {
    it.each<[string, Span[]]>([
      [':rocket:', [{ kind: 'emoji', shortcode: 'rocket' }]],
      ['a :+1: b', [text('a '), { kind: 'emoji', shortcode: '+1' }, text(' b')]],
      [
        ':wave::skin-tone-2:',
        [
          { kind: 'emoji', shortcode: 'wave' },
          { kind: 'emoji', shortcode: 'skin-tone-2' },
        ],
      ],
      [' :https://example.com', [text(' :'), { kind: 'link', url: 'https://example.com/', text: 'https://example.com' }]],
      [':our_own:', [{ kind: 'emoji', shortcode: 'our_own' }]],
    ])('reads %s', (source, spans) => {
      expect(parseInlineMarkup(source)).toEqual(spans);
    });

    it.each(['12:30:45', 'arn:aws:sns:eu-central-1', ':30:', ': no :', ':Not:', '::', `:${'a'.repeat(101)}:`])(
      'leaves %s as it is',
      (source) => {
        expect(parseInlineMarkup(source)).toEqual([text(source)]);
      },
    );
  });

  it('never throws, nests no deeper than it says, and links to http and https alone', () => {
    fc.assert(
      fc.property(hostileText(), (source) => {
        const spans = parseInlineMarkup(source);

        for (const span of spans) expect(depthOf(span)).toBeLessThanOrEqual(FORMATTING_MAX_DEPTH);
        for (const leaf of leavesOf(spans))
          expect(leaf).not.toMatchObject({ kind: 'link', url: expect.not.stringMatching(/^https?:\/\//) });
      }),
      { numRuns: 200 },
    );
  });

  it('mentions only whom a bracket in the source mentions', () => {
    const withoutBrackets = hostileText().map((source) => source.replaceAll(/<[@!]/g, ''));
    fc.assert(
      fc.property(withoutBrackets, (source) => {
        expect(leavesOf(parseInlineMarkup(source)).filter(({ kind }) => kind === 'mention')).toEqual([]);
      }),
    );
  });

  it('loses no text but the signs of markup', () => {
    const source = fc.array(fc.constantFrom('*', '**', '_', '~', '~~', '`', ' ', '\n', 'q', 'w', '!', ':', '(', '日'), { maxLength: 60 });
    fc.assert(
      fc.property(source, (pieces) => {
        const wordsOf = (shown: string): string => shown.replaceAll(/[*_~`]/g, '');

        expect(wordsOf(textOfSpans(parseInlineMarkup(pieces.join(''))))).toBe(wordsOf(pieces.join('')));
      }),
      { numRuns: 200 },
    );
  });

  // Each of these would take minutes if a scanner looked to the end of the text from every sign, or overflow the stack if it recursed.
  it.each([
    '*a ',
    '_a_ ',
    '*_~',
    '<',
    '<@',
    '[',
    '[a](',
    '[a](x(',
    '`',
    '`a ',
    'http://',
    'https://x',
    ':',
    ':a',
    '&amp;',
    '**a',
    '![',
    '[a](<',
    '[a](x "',
    '``a ',
    '`` ',
    '``` ',
  ])('reads thirty thousand times %j', (piece) => {
    expect(parseInlineMarkup(piece.repeat(30_000)).length).toBeGreaterThan(0);
  });
});
