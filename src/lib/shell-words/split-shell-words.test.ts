import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SplitLine } from './shell-word.ts';
import { splitShellWords, WORDS_MAX } from './split-shell-words.ts';

function wordsOf(line: string): readonly string[] {
  const split = splitShellWords(line);
  if (split.status === 'failed') throw new Error(split.message);
  return split.words.map(({ text }) => text);
}

function failureOf(line: string) {
  const split = splitShellWords(line);
  return split.status === 'failed' ? split : undefined;
}

/** What must hold of any line: words in their order within the line, or a reason. */
function problemsOf(split: SplitLine, line: string): readonly string[] {
  if (split.status === 'failed') return split.message !== '' && split.at < line.length ? [] : ['a failure without reason or place'];
  const bounds = split.words.flatMap(({ start, end }) => [start, end]);
  const isInOrder = [0, ...bounds].every((bound, position) => bound <= (bounds[position] ?? line.length));
  const isEmpty = split.words.some(({ start, end }) => end <= start);
  return [...(isInOrder ? [] : ['words overlap']), ...(isEmpty ? ['a word of nothing'] : [])];
}

describe('splitShellWords', () => {
  it.each<[string, readonly string[]]>([
    ['a b  c', ['a', 'b', 'c']],
    ['', []],
    ['  \t \n ', []],
    ["'a b' c", ['a b', 'c']],
    ['"a b" c', ['a b', 'c']],
    [String.raw`'it'\''s'`, ["it's"]],
    [`a"b c"d'e f'`, ['ab cde f']],
    [`'' ""`, ['', '']],
    [String.raw`a\ b c\\d \"x\"`, ['a b', String.raw`c\d`, '"x"']],
    [String.raw`a\😀b`, ['a😀b']],
    ['a\\', ['a']],
    ['a\u00A0b\u2003c', ['a', 'b', 'c']],
    ['$HOME ~ *.txt !x', ['$HOME', '~', '*.txt', '!x']],
    ['a#b # c', ['a#b', '#', 'c']],
  ])('splits %j as a shell does', (line, words) => {
    expect(wordsOf(line)).toEqual(words);
  });

  it.each<[string, string, readonly string[]]>([
    ['a backslash', 'a \\\n  b', ['a', 'b']],
    ['a backslash with blanks behind it', 'a \\  \n  b', ['a', 'b']],
    ['a backslash within a word', 'a\\\nb', ['ab']],
    ['a backslash before an option', 'a\\\n--b', ['a', '--b']],
    ['a backslash within a word of a Windows text', 'a\\\r\nb', ['ab']],
    ['a backslash within a word, before a blank', 'a\\\n b', ['a', 'b']],
    ['a back quote', 'a `\r\n b', ['a', 'b']],
    ['a caret', 'a ^\r\n b', ['a', 'b']],
    ['nothing at all', 'a\n b', ['a', 'b']],
  ])('goes on in the next line after %s', (_, line, words) => {
    expect(wordsOf(line)).toEqual(words);
  });

  it('tells which words begin a line, and where each stands', () => {
    expect(splitShellWords('aws a \\\n b\n  aws')).toEqual({
      status: 'split',
      words: [
        { text: 'aws', start: 0, end: 3, isQuoted: false, startsLine: true },
        { text: 'a', start: 4, end: 5, isQuoted: false, startsLine: false },
        { text: 'b', start: 9, end: 10, isQuoted: false, startsLine: false },
        { text: 'aws', start: 13, end: 16, isQuoted: false, startsLine: true },
      ],
    });
  });

  it('tells which words begin with a quote', () => {
    const split = splitShellWords(`"a" 'b' “c” d"e"`);

    expect(split).toMatchObject({ words: [{ isQuoted: true }, { isQuoted: true }, { isQuoted: true }, { isQuoted: false }] });
  });

  it.each<[string, readonly string[]]>([
    ['--x {"a": "b c"} --y', ['--x', '{"a": "b c"}', '--y']],
    ['--x={"a": ["b c"]}', ['--x={"a": ["b c"]}']],
    ['--x [\n  {"a": 1},\n  {"b": 2}\n] --y', ['--x', '[\n  {"a": 1},\n  {"b": 2}\n]', '--y']],
    ['{a=b,c=[d]}', ['{a=b,c=[d]}']],
    [`'{"a": "b c"}'`, ['{"a": "b c"}']],
    ['Key={"a":1}', ['Key={"a":1}']],
    ['x{"a":1}', ['x{a:1}']],
  ])('takes JSON without quotes around it as one word: %j', (line, words) => {
    expect(wordsOf(line)).toEqual(words);
  });

  it.each<[string, readonly string[]]>([
    ['“a b” ‘c d’', ['a b', 'c d']],
    ['--x=“a b”', ['--x=a b']],
    ['“{“a”: 1}” “b c”', ['{a”:', '1}”', 'b c']],
    ['‘{“a”: “b c”}’', ['{"a": "b c"}']],
    ['don’t stop', ['don’t', 'stop']],
    ['a‘b“c=“d e” f{g=“h i”', ['a‘b“c=d e', 'f{g=h i']],
    ['“never closed', ['“never', 'closed']],
  ])('reads curly quotes where a word begins: %s', (line, words) => {
    expect(wordsOf(line)).toEqual(words);
  });

  it.each<[string, readonly string[]]>([
    ['a&amp;b c&nbsp;d', ['a&b', 'c', 'd']],
    ['&quot;a b&quot; &#39;c d&#39; &apos;e&apos; &#34;f&#34;', ['a b', 'c d', 'e', 'f']],
    ['https://a.example/?b=1&c=2', ['https://a.example/?b=1&c=2']],
  ])('undoes what a page writes for characters: %s', (line, words) => {
    expect(wordsOf(line)).toEqual(words);
  });

  it.each<[string, readonly string[]]>([
    ['--x <https://a.example/?b=1|https://a.example/?b=1> y', ['--x', 'https://a.example/?b=1', 'y']],
    ['--x=<http://a.example|a.example>', ['--x=a.example']],
    ['<@U0123ABCD> a <@U0123ABCD|ada>', ['<@U0123ABCD>', 'a', '@ada']],
    ["'<http://a.example|a.example>'", ['<http://a.example|a.example>']],
  ])('reads what Slack writes for links and people: %s', (line, words) => {
    expect(wordsOf(line)).toEqual(words);
  });

  it.each([
    ['a | b', '"|"'],
    ['a || b', '"||"'],
    ['a && b', '"&&"'],
    ['a & b', '"&"'],
    ['a &', '"&"'],
    ['a &amp;&amp; b', '"&&"'],
    ['a ; b', '";"'],
    ['a; b', '";"'],
    ['a > b', '">"'],
    ['a < b', '"<"'],
    ['a &gt; b', '">"'],
    ['a $(b)', '"$("'],
    ['a `b`', '"`"'],
  ])('refuses what only a shell can do, by name: %s', (line, named) => {
    expect(failureOf(line)).toMatchObject({ kind: 'shell', message: expect.stringContaining(named) });
  });

  it.each([`'a | b'`, '"a > b"', String.raw`a\|b`, String.raw`\$(b)`, '"$(b)"', "'`b`'", '“a | b”', '{"a":"b|c"}'])(
    'takes it as text where it is quoted: %s',
    (line) => {
      expect(splitShellWords(line).status).toBe('split');
    },
  );

  it.each([
    ["a 'b", 'single quote', 2],
    ['a "b', 'double quote', 2],
    ["it's", 'single quote', 2],
    ['&quot;a', 'quote', 0],
  ])('tells that the quote of %j is never closed', (line, name, at) => {
    expect(failureOf(line)).toMatchObject({ kind: 'unclosed-quote', at, message: expect.stringContaining(name) });
  });

  it('gives back every text that is put into single quotes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const line = texts.map((text) => `'${text.replaceAll("'", String.raw`'\''`)}'`).join(' ');

        expect(wordsOf(line)).toEqual(texts);
      }),
    );
  });

  it('never throws, and gives words in their order or says what is wrong', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...Array.from(`'"\\\n\r\t {}[]:,=|&;<>$(\`^#“”„‘’`),
        '&amp;',
        '&quot;',
        '&#39;',
        '&nbsp;',
        '{"',
        '\\\n',
        '$(',
        '&&',
        '-',
        '--',
        'a',
        '😀',
        '\u0000',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const line = pieces.join('');
        const split = splitShellWords(line);

        expect(problemsOf(split, line)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses more words than any command has', () => {
    expect(splitShellWords('a '.repeat(WORDS_MAX))).toMatchObject({ status: 'split' });
    expect(failureOf('a '.repeat(WORDS_MAX + 1))).toMatchObject({ kind: 'too-many-words', at: 2 * WORDS_MAX });
  });

  it('takes any number of JSON texts without quotes around them', () => {
    const line = Array.from({ length: 100 }, (_, position) => `{"a": ${position}}`).join(' ');

    expect(wordsOf(line)).toHaveLength(100);
  });

  it('takes JSON without quotes around it behind any number of short forms', () => {
    const line = `${'{a=b} '.repeat(100)}{"a": 1}`;

    expect(wordsOf(line).at(-1)).toBe('{"a": 1}');
  });

  // Quadratic work would take minutes here, and end in the time limit of the test.
  it.each([
    ['words', 'a '],
    ['opened brackets', '{"a":['],
    ['opened lists', '[["'],
    ['curly quotes that nothing closes', '“a '],
    ['curly quotes of two kinds', '“a ‘b '],
    ['backslashes', '\\'],
    ['continued lines', '\\ \n'],
    ['carets', '^'],
    ['blanks behind a backslash', '\\    '],
    ['entities', '&am'],
    ['quotes of pages', '&quot;'],
    ['empty quotes', `''`],
  ])('reads 400,000 characters of %s', (_, piece) => {
    const line = piece.repeat(400_000 / piece.length);

    expect(['split', 'failed']).toContain(splitShellWords(line).status);
  });
});
