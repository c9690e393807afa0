// Text for property tests: pieces that mean something to some markup, terminal or parser, mixed with any characters at all.
import fc from 'fast-check';

const SIGNS = '* ** *** _ __ ~ ~~ ` `` ``` < > | & [ ] ( ) ! : @ # ^ \\ " \''.split(' ');
const LINES = ['\n', '\n\n', '\r\n', '\t', ' ', '- ', '* ', '1. ', '> ', '# ', '&amp;', '&lt;', '&gt;', '&lt;!channel&gt;'];
const MENTIONS = '<!here> <!channel> <!everyone> <@U0123ABCD> <@U0123ABCD|ana> <!subteam^S0123ABCD|@ops> <#C0123ABCD|general>'.split(' ');
const WORDS = ['<!date^1392734382^{date}|Feb 18>', ':rocket:', ':no-such-emoji:', '12:30:45', 'arn:aws:sns:eu-central-1:123456789012:ops'];
const LINKS = 'https://example.com/a?b=1&c=2 http:// https:// <https://example.com|text> [text](https://example.com)'.split(' ');
const OTHER_CHATS = [
  '{{DATE(2026-11-20T03:00:00Z, SHORT)}}',
  '{{TIME(2026-11-20T03:00:00Z)}}',
  '{{',
  '<at>Ana</at>',
  '</at>',
  '@All',
  '@Present',
  'ana@example.com',
  'www.evil.example',
  '/md ',
];
const OTHER_SCHEMES = 'ftp://example.com javascript:alert(1) <javascript:alert(1)|x> [x](data:text/html,x) https://a@b.example'.split(' ');
const UNSEEN = [
  '\u0000',
  '\u0007',
  '\u001B[31m',
  '\u001B]0;x\u0007',
  '\u009B2J',
  '\u202E',
  '\u2066',
  '\u200B',
  '\uFEFF',
  '\u2028',
  '\u{E0041}',
];
const CHARACTERS = [
  '\uD83D',
  '\uDE00',
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}',
  '\u{1F1E9}\u{1F1EA}',
  'e\u0301',
  '\u200D',
  '\u200F',
  '\u061C',
  '日本語',
  'مرحبا',
];

/** Arbitrary texts of up to thirty pieces. */
export function hostileText(): fc.Arbitrary<string> {
  const piece = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        ...SIGNS,
        ...LINES,
        ...MENTIONS,
        ...WORDS,
        ...LINKS,
        ...OTHER_CHATS,
        ...OTHER_SCHEMES,
        ...UNSEEN,
        ...CHARACTERS,
      ),
    },
    { weight: 2, arbitrary: fc.constantFrom('a', 'B7', 'word', 'two words') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
  );
  return fc.array(piece, { maxLength: 30, size: 'max' }).map((pieces) => pieces.join(''));
}
