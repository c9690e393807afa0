import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WebPayload, type WebSpan } from '../../contract/web-message.ts';
import type { Message } from '../../messages/message.ts';
import { text, type Span } from '../../messages/spans.ts';
import { arbitraryMessage } from '../../messages/testing/arbitrary-message.ts';
import { sampleMessages } from '../../messages/testing/sample-messages.ts';
import { renderWebMessage, WEB_PAYLOAD_MAX_LENGTH } from './render-web-message.ts';

const NOTICE = 'This message is too long to be shown whole; its end is missing here.';

function messageOf(blocks: Message['blocks'], title: Message['title'] = { spans: [text('Title')] }): Message {
  return { title, tone: 'neutral', blocks, fallbackText: 'Title' };
}

function paragraphSpans(...spans: readonly Span[]): readonly WebSpan[] {
  const [block] = renderWebMessage(messageOf([{ kind: 'paragraph', spans }])).blocks;
  return block?.kind === 'paragraph' ? block.spans : [];
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).reduce<number>((depth, part) => Math.max(depth, depthOf(part)), 0);
  return 'kind' in value && ['bold', 'italic', 'strike'].includes(String(value.kind)) ? inner + 1 : inner;
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((part) => textsOf(part)) : [];
}

function urlsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (key === 'url' ? [String(part)] : urlsOf(part)));
}

describe('renderWebMessage', () => {
  it.each(Object.entries(sampleMessages))('renders %s', async (name, message) => {
    await expect(`${JSON.stringify(renderWebMessage(message), undefined, 2)}\n`).toMatchFileSnapshot(`__golden__/${name}.web.json`);
  });

  it('shows emoji as characters, and those of a workspace by name', () => {
    expect(paragraphSpans({ kind: 'emoji', shortcode: 'rocket' }, text(' '), { kind: 'emoji', shortcode: 'our-own-parrot' })).toEqual([
      { kind: 'text', text: '🚀 :our-own-parrot:' },
    ]);
  });

  it('shows a mention as a name', () => {
    expect(paragraphSpans({ kind: 'mention', target: { kind: 'everyone', scope: 'here' }, text: '@here' })).toEqual([
      { kind: 'mention', text: '@here' },
    ]);
  });

  it('makes text of a link to another scheme', () => {
    expect(paragraphSpans({ kind: 'link', url: 'javascript:alert(1)', text: 'click' })).toEqual([{ kind: 'text', text: 'click' }]);
    expect(renderWebMessage(messageOf([], { spans: [], url: 'javascript:alert(1)' })).title).toEqual({ spans: [] });
    expect(renderWebMessage(messageOf([{ kind: 'links', links: [{ text: 'click', url: 'data:text/html,x' }] }])).blocks).toEqual([]);
  });

  it('writes instants in one form and shows what is none', () => {
    expect(paragraphSpans({ kind: 'time', at: '2026-11-20T04:00:12+01:00' })).toEqual([{ kind: 'time', at: '2026-11-20T03:00:12.000Z' }]);
    expect(paragraphSpans({ kind: 'time', at: 'yesterday' })).toEqual([{ kind: 'text', text: 'yesterday' }]);
  });

  it('leaves numbers out of a chart that are none', () => {
    const chart = {
      title: 'CPU',
      datapoints: [
        { at: '2026-11-20T03:00:00.000Z', value: Number.NaN },
        { at: '2026-11-20T03:05:00.000Z', value: 1 },
      ],
      threshold: Number.POSITIVE_INFINITY,
      at: '2026-11-20T03:05:00.000Z',
      isSample: false,
    };

    expect(renderWebMessage(messageOf([{ kind: 'chart', chart, altText: 'CPU' }])).blocks).toEqual([
      {
        kind: 'chart',
        altText: 'CPU',
        chart: {
          title: 'CPU',
          datapoints: [{ at: '2026-11-20T03:05:00.000Z', value: 1 }],
          at: '2026-11-20T03:05:00.000Z',
          isSample: false,
        },
      },
    ]);
  });

  it('shows what a person has written whole, with its line breaks', () => {
    const said = `@aws ec2 describe-instances \\\n  ${'x'.repeat(5000)}`;

    const payload = renderWebMessage({ ...messageOf([], { spans: [text(said)] }), author: { userId: 'web:ana', displayName: 'Ana' } });

    expect(payload.title.spans).toEqual([{ kind: 'text', text: said }]);
    expect(payload.author).toEqual({ userId: 'web:ana', displayName: 'Ana' });
  });

  it('puts a cell on one line, gives every row a cell a column, and cuts long ones', () => {
    const rows = [
      [[text('two\nlines'), { kind: 'lineBreak' as const }, text('three')]],
      [[text('x'.repeat(1000))], [], [text('too many')]],
    ];

    const [table] = renderWebMessage(messageOf([{ kind: 'table', columns: ['A\nB', 'C'], rows }])).blocks;

    expect(table).toEqual({
      kind: 'table',
      columns: ['A B', 'C'],
      rows: [
        [[{ kind: 'text', text: 'two lines three' }], []],
        [[{ kind: 'text', text: `${'x'.repeat(499)}…` }], []],
      ],
    });
  });

  it('makes no button of a command that would be another one when it is sent', () => {
    const commands = ['confirm K7QX2M', 'two\nlines', 'un\u202Eseen', ' ', 'x'.repeat(9000)];
    const actions = commands.map((command) => ({ text: '', command, style: 'plain' as const }));

    expect(renderWebMessage(messageOf([{ kind: 'actions', actions }])).blocks).toEqual([
      { kind: 'actions', actions: [{ text: 'confirm K7QX2M', command: 'confirm K7QX2M', style: 'plain' }] },
    ]);
  });

  it('asks for values where a button does, and has them typed where it cannot', () => {
    const field = { name: 'comment', type: 'a text', input: 'line', isRequired: false, choices: [] } as const;
    const button = { text: 'Approve', command: 'approve', style: 'plain' } as const;
    const asking = [[field], [{ ...field, name: '-x' }], [{ ...field, name: 'un\u202Eseen' }]].map((asks) => ({ ...button, asks }));

    expect(renderWebMessage(messageOf([{ kind: 'actions', actions: asking }])).blocks).toEqual([
      {
        kind: 'actions',
        actions: [
          { ...button, asks: [field] },
          { ...button, command: "approve ---x ''", edits: true },
        ],
      },
    ]);
  });

  describe('a message that is too long', () => {
    const footer = { kind: 'footer', spans: [text('Via topic ops')] } as const;
    const actions = { kind: 'actions', actions: [{ text: 'Confirm', command: 'confirm K7QX2M', style: 'danger' }] } as const;
    const links = { kind: 'links', links: [{ text: 'Open', url: 'https://example.com/' }] } as const;

    it.each<[string, Message['blocks'][number]]>([
      ['a long paragraph', { kind: 'paragraph', spans: [text('"quoted" '.repeat(50_000))] }],
      ['long code', { kind: 'code', text: '\\'.repeat(200_000) }],
      [
        'a thousand small spans',
        { kind: 'paragraph', spans: Array.from({ length: 5000 }, () => ({ kind: 'bold' as const, spans: [text('x')] })) },
      ],
      ['a long list', { kind: 'list', items: Array.from({ length: 20_000 }, () => [text('item')]) }],
      ['a long table', { kind: 'table', columns: ['Id'], rows: Array.from({ length: 20_000 }, () => [[text('row')]]) }],
      [
        'long addresses',
        {
          kind: 'paragraph',
          spans: Array.from({ length: 500 }, () => ({ kind: 'link' as const, url: `https://example.com/${'a'.repeat(1900)}`, text: 'x' })),
        },
      ],
    ])('is cut where it has %s, says so, and keeps its buttons, links and footer', (_what, block) => {
      const payload = renderWebMessage(messageOf([block, actions, links, footer]));

      expect(JSON.stringify(payload).length).toBeLessThanOrEqual(WEB_PAYLOAD_MAX_LENGTH);
      expect(payload.blocks).toHaveLength(5);
      expect(payload.blocks[0]?.kind).toBe(block.kind);
      expect(JSON.stringify(payload.blocks[1])).toContain(NOTICE);
      expect(payload.blocks.slice(2)).toEqual([actions, links, footer]);
    });

    it('shows a long title and fallback text in part, and a title full of addresses by its words', () => {
      const address: Span = { kind: 'link', url: `https://example.com/${'a'.repeat(1900)}`, text: 'page ' };
      const payload = renderWebMessage({
        ...messageOf([], { spans: Array.from({ length: 100 }, () => address) }),
        fallbackText: 'x'.repeat(5000),
      });

      expect(payload.title.spans).toEqual([{ kind: 'text', text: 'page '.repeat(100).trim() }]);
      expect(payload.fallbackText).toHaveLength(1000);
      expect(renderWebMessage(messageOf([], { spans: [text('x'.repeat(5000))] })).title.spans).toEqual([
        { kind: 'text', text: `${'x'.repeat(999)}…` },
      ]);
    });
  });

  it('stores no number that JSON does not have', () => {
    const chart = {
      title: 'Errors',
      datapoints: [{ at: '2026-03-01T03:00:00Z', value: -0 }],
      threshold: -0,
      at: '2026-03-01T03:00:00Z',
      isSample: false,
    };
    const message = { title: { spans: [] }, tone: 'bad', blocks: [{ kind: 'chart', chart, altText: '' }], fallbackText: '' } as const;

    const payload = renderWebMessage(message);

    expect(JSON.parse(JSON.stringify(payload))).toEqual(payload);
  });

  it('keeps the contract, the length and the schemes for any message, and shows nothing unseen', () => {
    fc.assert(
      fc.property(arbitraryMessage(), (message) => {
        const payload = renderWebMessage(message);

        expect(WebPayload.parse(JSON.parse(JSON.stringify(payload)))).toEqual(payload);
        expect(JSON.stringify(payload).length).toBeLessThanOrEqual(WEB_PAYLOAD_MAX_LENGTH);
        expect(depthOf(payload)).toBeLessThanOrEqual(3);
        for (const url of urlsOf(payload)) expect(url).toMatch(/^https?:\/\//);
        for (const shown of textsOf(payload)) expect(shown).not.toMatch(/[[\p{Cc}--[\t\n]]\u202A-\u202E\u2066-\u2069]/v);
      }),
    );
  });
});
