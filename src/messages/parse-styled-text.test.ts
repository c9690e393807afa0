import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markOf, type StyledValue } from '../domain/styled-text.ts';
import { parseStyledInline, parseStyledLine, parseStyledText } from './parse-styled-text.ts';
import { bold, text, type Span } from './spans.ts';
import { hostileText } from './testing/hostile-text.ts';
import { textOfSpans } from './text-of-spans.ts';

const LINE_BREAK: Span = { kind: 'lineBreak' };

/** Writes `{0}` as the mark of the first value. */
function styled(markup: string, ...values: (string | StyledValue)[]) {
  return {
    markup: markup.replace(/\{(\d+)\}/g, (_, index: string) => markOf(Number(index))),
    values: values.map((value) => (typeof value === 'string' ? ({ kind: 'text', text: value } as const) : value)),
  };
}

describe('parseStyledLine', () => {
  it('formats what the operator formats', () => {
    expect(parseStyledLine(styled('Service *{0}* in `{1}` :rocket:', 'shop', 'prod'))).toEqual([
      text('Service '),
      bold('shop'),
      text(' in '),
      { kind: 'code', text: 'prod' },
      text(' '),
      { kind: 'emoji', shortcode: 'rocket' },
    ]);
  });

  it.each(['*bold*', '_a_ ~b~', '`code`', '<!channel>', '<@U0123ABCD>', 'https://evil.example', '[a](https://evil.example)', ':rocket:'])(
    'shows the value %s as text',
    (value) => {
      expect(parseStyledLine(styled('a {0} b', value))).toEqual([text(`a ${value} b`)]);
    },
  );

  it('lets no value end the formatting around it', () => {
    expect(parseStyledLine(styled('*{0}*', 'a* b *c'))).toEqual([bold('a* b *c')]);
    expect(parseStyledLine(styled('`{0}`', 'a` *b* `c'))).toEqual([{ kind: 'code', text: 'a` *b* `c' }]);
  });

  it('puts values on one line', () => {
    expect(parseStyledLine(styled('a\n{0}', 'b\n\nc'))).toEqual([text('a b c')]);
  });

  it('leaves out formatting around nothing', () => {
    expect(parseStyledLine(styled('a *{0}* b', ''))).toEqual([text('a  b')]);
  });

  it('calls nobody', () => {
    expect(parseStyledLine(styled('<!here> <@U0123ABCD|ana>'))).toEqual([text('@here @ana')]);
  });

  it('shows an instant in the zone of each reader', () => {
    expect(parseStyledLine(styled('at {0}', { kind: 'instant', at: '2026-03-01T03:00:00.000Z' }))).toEqual([
      text('at '),
      { kind: 'time', at: '2026-03-01T03:00:00.000Z' },
    ]);
  });
});

describe('links of parseStyledLine', () => {
  const url = 'https://ci.example/build?x=1&y=2';

  it.each([
    ['<https://wiki.example/r/{0}|Runbook>', 'a/b ?#', { url: 'https://wiki.example/r/a%2Fb%20%3F%23', text: 'Runbook' }],
    ['[Runbook](https://wiki.example/r/{0})', '../x', { url: 'https://wiki.example/r/..%2Fx', text: 'Runbook' }],
    ['[{0}](https://wiki.example/?q={0})', 'a&b=c', { url: 'https://wiki.example/?q=a%26b%3Dc', text: 'a&b=c' }],
    ['<{0}|Build>', url, { url, text: 'Build' }],
    ['[Build]({0})', url, { url, text: 'Build' }],
  ])('makes %s with %s a link', (markup, value, link) => {
    expect(parseStyledLine(styled(markup, value))).toEqual([{ kind: 'link', ...link }]);
  });

  it('takes a part that is encoded already as it is', () => {
    const part: StyledValue = { kind: 'text', text: 'a%2Fb', isUrlPart: true };

    expect(parseStyledLine(styled('[x](https://a.example/{0})', part))).toEqual([
      { kind: 'link', url: 'https://a.example/a%2Fb', text: 'x' },
    ]);
  });

  it.each([
    ['https://{0}/x', 'evil.example', 'https://evil.example/x'],
    ['<https://{0}|x>', 'evil.example', 'x (https://evil.example)'],
    ['[x](https://{0}.example.com/)', 'evil.example/#', 'x (https://evil.example/#.example.com/)'],
    ['[x](https://a.example:{0}/)', '1', 'x (https://a.example:1/)'],
    ['[x](https://{0}@a.example/)', 'me', 'x (https://me@a.example/)'],
    ['[x]({0}://a.example/)', 'https', 'x (https://a.example/)'],
    ['<{0}|x>', 'javascript:alert(1)', 'x'],
    ['[x]({0})', 'data:text/html,x', 'x'],
    ['<{0}>', 'https://evil.example', '<https://evil.example>'],
    ['<{0}|x', 'https://evil.example', '<https://evil.example|x'],
    ['x]({0})', 'https://evil.example', 'x](https://evil.example)'],
    ['{0}', 'https://evil.example', 'https://evil.example'],
  ])('leaves %s with %s as text', (markup, value, words) => {
    const spans = parseStyledLine(styled(markup, value));

    expect(spans.filter(({ kind }) => kind === 'link')).toEqual([]);
    expect(textOfSpans(spans)).toBe(words);
  });

  it('makes a link of a value that a filter made one, where it may be one', () => {
    expect(parseStyledLine(styled('{0}', { kind: 'link', url, text: 'Build' }))).toEqual([{ kind: 'link', url, text: 'Build' }]);
    expect(parseStyledLine(styled('{0}', { kind: 'link', url: 'javascript:x', text: 'Build' }))).toEqual([text('Build')]);
  });
});

describe('parseStyledInline', () => {
  it('keeps the lines of a value, but not within formatting', () => {
    expect(parseStyledInline(styled('{0} *{0}*', 'a\r\nb'))).toEqual([text('a'), LINE_BREAK, text('b '), bold('a b')]);
  });
});

describe('parseStyledText', () => {
  it('makes lists and code of the template alone', () => {
    expect(parseStyledText(styled('- {0}\n- b\n\n```\n{0}\n```', '- x\n> y'))).toEqual([
      { kind: 'list', items: [[text('- x'), LINE_BREAK, text('> y')], [text('b')]] },
      { kind: 'code', text: '- x\n> y' },
    ]);
  });

  it('puts a whole address back that stands in code', () => {
    expect(parseStyledText(styled('`<{0}|x>`\n```\n[a]({0})\n```', 'https://ci.example'))).toEqual([
      { kind: 'paragraph', spans: [{ kind: 'code', text: '<https://ci.example|x>' }] },
      { kind: 'code', text: '[a](https://ci.example)' },
    ]);
  });

  it('has no formatting, link or mention that its template has not, whatever the values are', () => {
    const piece = fc.constantFrom(...PIECES);
    const markups = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
    // Formatting around nothing is not shown, so no value is empty.
    const values = fc.array(
      hostileText().map((value) => `x${value}`),
      { minLength: 3, maxLength: 3 },
    );
    fc.assert(
      fc.property(markups, values, (markup, given) => {
        const blocks = parseStyledText(styled(markup, ...given));
        const neutral = parseStyledText(styled(markup, 'x', 'x', 'x'));

        expect(skeleton(blocks)).toEqual(skeleton(neutral));
        expect(hosts(blocks)).toEqual(hosts(neutral));
      }),
      { numRuns: 2000 },
    );
  });
});

const PIECES = [
  ...'{0} {1} {2} word * _ ` < > | [ ]( ) : https:// / @ # https://wiki.example/ *{0}* `{1}` <!here>'.split(' '),
  ' ',
  '\n',
  '```\n',
  '- ',
  '> ',
  '<https://wiki.example/{0}|x>',
  '[x](https://wiki.example/{1})',
];

interface Shape {
  readonly kind?: unknown;
  readonly url?: string;
}

/** Every block and span but texts and line breaks, which values may bring; formatting and code around nothing are not shown. */
function skeleton(value: unknown): readonly string[] {
  return walk(value).flatMap(({ kind }) => (typeof kind === 'string' && !['text', 'lineBreak'].includes(kind) ? [kind] : []));
}

function hosts(value: unknown): readonly string[] {
  return walk(value).flatMap(({ url }) => (url === undefined ? [] : [new URL(url).host]));
}

function walk(value: unknown): readonly Shape[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Shape, ...Object.values(value).flatMap((inner) => walk(inner))];
}
