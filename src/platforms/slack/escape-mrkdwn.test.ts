import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMrkdwn } from './escape-mrkdwn.ts';

/** What Slack makes something of in a text: looks, control sequences, emoji, mentions by name, addresses, quotes. */
const LIVE_MARKUP = [
  /[*~`]/,
  /(?<![\p{L}\p{N}])_\S[^_]*_(?![\p{L}\p{N}])/u,
  /[<>]/,
  /&(?!amp;|lt;|gt;)/,
  /:[\w+'-]+:/,
  /[@#][\p{L}\p{N}]/u,
  /:\/\//,
  /[\p{L}\p{N}]\.\p{L}{2}/u,
  /^\s*(?:>|&gt;)/,
  /\n/,
];

describe('escapeMrkdwn', () => {
  it.each([
    ['a name with underscores', 'my_function_name', 'my_function_name'],
    ['control characters', '<!channel> & co', '&lt;!channel&gt; &amp; co'],
    ['an entity', '&lt;!channel&gt;', '&amp;lt;!channel&amp;gt;'],
    ['formatting marks', '*b* _i_ ~s~ `c`', '∗b∗ ˍiˍ ∼s∼ ˋcˋ'],
    ['a colon and an at sign that start nothing', 'at 5: a @ b', 'at 5: a @ b'],
    ['an emoji in an ARN', 'arn:aws:sns', 'arn:\u2060aws:\u2060sns'],
    ['what looks like a host', 'see README.md at evil.example. 99.5 %', 'see README.\u2060md at evil.\u2060example. 99.5 %'],
    ['a quote', '> said', '› said'],
    ['several lines', ' one\n\n > two ', 'one &gt; two'],
  ])('writes %s harmlessly', (_case, text, escaped) => {
    expect(escapeMrkdwn(text)).toBe(escaped);
  });

  it('leaves nothing that Slack would parse', () => {
    const marks = '* _ ~ ` < > & : @ # / ! | a 1 é https://x.y x.yz :+1: &lt;'.split(' ');
    const piece = fc.oneof(fc.constantFrom(...marks, ' ', '\n', '\t'), fc.string({ maxLength: 3 }));

    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const escaped = escapeMrkdwn(pieces.join(''));

        expect(LIVE_MARKUP.filter((markup) => markup.test(escaped))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
