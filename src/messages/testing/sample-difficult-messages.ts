// Messages that try to break a renderer: markup in plain text, unseen characters, addresses of other schemes, far too much of everything.
import type { Message } from '../message.ts';
import { bold, text } from '../spans.ts';

const SENTENCE = 'The connection pool of the order database is exhausted and requests are waiting. ';

/** Plain text that looks like markup of Slack, Markdown and HTML, and must be shown as it is. */
const LOOKS_LIKE_MARKUP =
  '*bold* _italic_ ~struck~ `code` <!channel> <@U0123ABCD> <https://evil.example|Open console> [Open](https://evil.example) ' +
  '&lt;b&gt; <script>alert(1)</script> :rocket: @here #general > quote';

/** A right-to-left override, a terminal's clear-screen, a bell, NUL, half a surrogate pair, a soft line separator, isolates. */
const UNSEEN_CHARACTERS =
  'safe\u202Egpj.exe \u001B[2J\u001B[31mred\u0007 nul\u0000 half\uD83D here\u2028next \u2066isolated\u2069 c1\u009B31m';

/** Messages that are hard to render, by name. */
export const sampleDifficultMessages = {
  'text-that-looks-like-markup': {
    title: { emoji: '🟡', spans: [text(LOOKS_LIKE_MARKUP)], url: 'https://example.com/a|b>c?q="x"&r=<y>' },
    tone: 'warning',
    blocks: [
      { kind: 'paragraph', spans: [text(LOOKS_LIKE_MARKUP)] },
      {
        kind: 'fields',
        fields: [{ label: '*Label* <!here>', value: [text(LOOKS_LIKE_MARKUP), { kind: 'code', text: 'a `tick` b' }], isShort: false }],
      },
      { kind: 'list', items: [[text('- not a list in a list')], [text('```'), { kind: 'lineBreak' }, text('not a fence')]] },
      { kind: 'code', text: '```\n<!channel> *still code*\n```' },
      { kind: 'tags', tags: [[text('<!everyone>')], [text('*tag*')]] },
      { kind: 'footer', spans: [text(LOOKS_LIKE_MARKUP)] },
    ],
    fallbackText: `🟡 ${LOOKS_LIKE_MARKUP}`,
  },
  'unseen-characters': {
    title: { spans: [text(UNSEEN_CHARACTERS)] },
    tone: 'bad',
    blocks: [
      { kind: 'paragraph', spans: [text(UNSEEN_CHARACTERS), bold(UNSEEN_CHARACTERS)] },
      { kind: 'fields', fields: [{ label: UNSEEN_CHARACTERS, value: [{ kind: 'code', text: UNSEEN_CHARACTERS }], isShort: true }] },
      { kind: 'code', text: `${UNSEEN_CHARACTERS}\r\nsecond line\tafter a tab` },
      { kind: 'tags', tags: [[text(UNSEEN_CHARACTERS)]] },
      { kind: 'links', links: [{ text: UNSEEN_CHARACTERS, url: 'https://example.com/' }] },
      { kind: 'footer', spans: [text(UNSEEN_CHARACTERS)] },
    ],
    fallbackText: UNSEEN_CHARACTERS,
  },
  'links-to-refuse': {
    title: { spans: [text('Addresses that nobody may follow')], url: 'javascript:alert(1)' },
    tone: 'neutral',
    blocks: [
      {
        kind: 'paragraph',
        spans: [
          { kind: 'link', url: 'javascript:alert(1)', text: 'script' },
          text(' '),
          { kind: 'link', url: 'data:text/html,<b>x</b>', text: 'data' },
          text(' '),
          { kind: 'link', url: 'not an address', text: 'nothing' },
          text(' '),
          { kind: 'link', url: 'https://example.com/a b|c>d', text: 'a | b > c' },
        ],
      },
      {
        kind: 'links',
        links: [
          { text: 'File', url: 'file:///etc/passwd' },
          { text: 'Good', url: 'https://example.com/good' },
        ],
      },
    ],
    fallbackText: 'Addresses that nobody may follow',
  },
  'every-script': {
    title: { emoji: '🟢', spans: [text('التنبيه انتهى | שרת חזר | サーバー復旧 | Größe | e\u0301')] },
    tone: 'good',
    blocks: [
      { kind: 'paragraph', spans: [text('Family 👨‍👩‍👧‍👦, flag 🇩🇪, thumb 👍🏽, keycap 3️⃣, zero-width non-joiner می\u200Cخواهم')] },
      { kind: 'fields', fields: [{ label: '状態', value: [text('正常')], isShort: true }] },
      { kind: 'tags', tags: [[text('生産')], [text('إنتاج')]] },
    ],
    fallbackText: '🟢 التنبيه انتهى',
  },
  'too-much-of-everything': {
    title: { emoji: '🔴', spans: [text(SENTENCE.repeat(6))], url: 'https://example.com/' },
    tone: 'bad',
    blocks: [
      { kind: 'paragraph', spans: [text(SENTENCE.repeat(50))] },
      {
        kind: 'fields',
        fields: Array.from({ length: 30 }, (_, index) => ({
          label: `Fact ${String(index + 1)}`,
          value: [text(index === 0 ? SENTENCE.repeat(30) : `value ${String(index + 1)}`)],
          isShort: index > 0,
        })),
      },
      { kind: 'list', items: Array.from({ length: 40 }, (_, index) => [text(`Step ${String(index + 1)}`)]) },
      { kind: 'code', text: Array.from({ length: 120 }, (_, index) => `line ${String(index + 1)}: ${SENTENCE}`).join('\n') },
      { kind: 'tags', tags: Array.from({ length: 40 }, (_, index) => [text(`tag-${String(index + 1)}`)]) },
      ...Array.from({ length: 60 }, (_, index) => ({ kind: 'paragraph' as const, spans: [text(`Paragraph ${String(index + 1)}`)] })),
      {
        kind: 'links',
        links: Array.from({ length: 30 }, (_, index) => ({
          text: `A link with a rather long text that no button can hold whole, number ${String(index + 1)}`,
          url: `https://example.com/${String(index + 1)}`,
        })),
      },
      { kind: 'footer', spans: [text(SENTENCE.repeat(10))] },
    ],
    fallbackText: SENTENCE.repeat(10),
  },
} as const satisfies Readonly<Record<string, Message>>;
