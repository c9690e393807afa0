import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../messages/message.ts';
import type { Span } from '../../messages/spans.ts';
import { bold, text } from '../../messages/spans.ts';
import { arbitraryLargeMessage } from '../../messages/testing/arbitrary-large-message.ts';
import { arbitraryMessage } from '../../messages/testing/arbitrary-message.ts';
import { arbitraryPlainMessage } from '../../messages/testing/arbitrary-plain-message.ts';
import { sampleMessages } from '../../messages/testing/sample-messages.ts';
import { listInlines } from './list-inlines.ts';
import { renderSlackMessage } from './render-slack-message.ts';
import { LONGEST_UNCUT_TEXT, MAX_BLOCKS } from './slack-limits.ts';
import type { SlackBlock, SlackInline, SlackPayload } from './slack-payload.ts';
import { checkSlackPayload } from './testing/check-slack-payload.ts';

function aMessage(parts: Partial<Message>): Message {
  return { title: { spans: [text('Title')] }, tone: 'neutral', blocks: [], fallbackText: 'Fallback', ...parts };
}

function blocksOf(payload: SlackPayload): SlackBlock[] {
  return [...payload.blocks, ...payload.attachments.flatMap((attachment) => attachment.blocks)];
}

function inlinesOf(payload: SlackPayload): SlackInline[] {
  return blocksOf(payload).flatMap(listInlines);
}

function wordsOf(payload: SlackPayload): string {
  const words = (block: SlackBlock): string[] =>
    block.type === 'header' ? [block.text.text] : listInlines(block).map((element) => ('text' in element ? element.text : ''));
  return blocksOf(payload).flatMap(words).join('');
}

function mentionsOf(spans: readonly Span[]): string[] {
  return spans.flatMap((span) => {
    switch (span.kind) {
      case 'mention':
        return [span.target.kind === 'everyone' ? span.target.scope : span.target.id];
      case 'bold':
      case 'italic':
      case 'strike':
        return mentionsOf(span.spans);
      default:
        return [];
    }
  });
}

function mentionsOfMessage(message: Message): string[] {
  const spans = message.blocks.flatMap((block) => {
    switch (block.kind) {
      case 'paragraph':
      case 'footer':
        return block.spans;
      case 'fields':
        return block.fields.flatMap((field) => field.value);
      case 'list':
        return block.items.flat();
      case 'tags':
        return block.tags.flat();
      case 'table':
        return block.rows.flat(2);
      default:
        return [];
    }
  });
  return mentionsOf([...message.title.spans, ...spans]);
}

function mentionsOfPayload(payload: SlackPayload): string[] {
  return inlinesOf(payload).flatMap((element) => {
    switch (element.type) {
      case 'user':
        return [element.user_id];
      case 'usergroup':
        return [element.usergroup_id];
      case 'broadcast':
        return [element.range];
      default:
        return [];
    }
  });
}

describe('renderSlackMessage', () => {
  it.each(Object.entries(sampleMessages))('renders %s as its golden file says', async (name, message) => {
    const payload = renderSlackMessage(message);

    expect(checkSlackPayload(payload)).toEqual([]);
    await expect(`${JSON.stringify(payload, null, 2)}\n`).toMatchFileSnapshot(`__golden__/${name}.slack.json`);
  });

  it('renders any message within the limits of Slack', () => {
    fc.assert(
      fc.property(arbitraryMessage(), (message) => {
        expect(checkSlackPayload(renderSlackMessage(message))).toEqual([]);
      }),
    );
  });

  it('renders messages that are far too long within the limits of Slack', () => {
    fc.assert(
      fc.property(arbitraryLargeMessage(), (message) => {
        expect(checkSlackPayload(renderSlackMessage(message))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('renders the same message to the same payload and leaves the message alone', () => {
    fc.assert(
      fc.property(arbitraryMessage(), (message) => {
        const before = structuredClone(message);

        const payloads = [renderSlackMessage(message), renderSlackMessage(message)];

        expect(payloads[0]).toEqual(payloads[1]);
        expect(message).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });

  it('mentions only whom a mention span names', () => {
    fc.assert(
      fc.property(arbitraryMessage(), (message) => {
        const allowed = new Set(mentionsOfMessage(message));

        const mentioned = mentionsOfPayload(renderSlackMessage(message));

        expect(mentioned.filter((id) => !allowed.has(id))).toEqual([]);
      }),
    );
  });

  it('shows plain text as text: no look, link, mention, emoji or date comes of it', () => {
    fc.assert(
      fc.property(arbitraryPlainMessage(), (message) => {
        const payload = renderSlackMessage(message);

        expect(inlinesOf(payload).filter((element) => element.type !== 'text')).toEqual([]);
        // The renderer's own looks: labels and titles are bold, tags are code.
        const styles = inlinesOf(payload).flatMap((element) => ('style' in element ? Object.keys(element.style) : []));
        expect(styles.filter((style) => style !== 'bold' && style !== 'code')).toEqual([]);
        expect(JSON.stringify(payload)).not.toContain('"type":"mrkdwn"');
      }),
    );
  });

  it('keeps every character of a text in a block', () => {
    const hostile = '*bold* _it_ ~no~ `code` <!channel> <@U0123ABCD> &lt; :rocket: @here https://evil.example > quote';

    const payload = renderSlackMessage(aMessage({ blocks: [{ kind: 'paragraph', spans: [text(hostile)] }] }));

    expect(wordsOf(payload)).toContain(hostile);
  });

  it.each<[string, Partial<Message>, string]>([
    ['words alone are a header', { title: { emoji: '⛔', spans: [text('Not <here>')] } }, 'header'],
    ['what links is rich text', { title: { spans: [text('Alarm')], url: 'https://example.com/' } }, 'rich_text'],
    ['what has a look is rich text', { title: { spans: [bold('Alarm')] } }, 'rich_text'],
    ['what no header holds is rich text', { title: { spans: [text('a'.repeat(151))] } }, 'rich_text'],
  ])('shows a title so that %s', (_case, parts, type) => {
    const payload = renderSlackMessage(aMessage(parts));

    expect(checkSlackPayload(payload)).toEqual([]);
    expect(payload.blocks.map((block) => block.type)).toEqual([type]);
  });

  it('puts blocks that mention above the attachment', () => {
    const mention: Span = { kind: 'mention', target: { kind: 'everyone', scope: 'here' }, text: '@here' };

    const payload = renderSlackMessage(
      aMessage({
        blocks: [
          { kind: 'paragraph', spans: [text('Detail')] },
          { kind: 'paragraph', spans: [mention] },
        ],
      }),
    );

    expect(payload.blocks.flatMap(listInlines)).toContainEqual({ type: 'broadcast', range: 'here' });
    expect(payload.attachments[0]?.blocks.flatMap(listInlines)).toEqual([{ type: 'text', text: 'Detail' }]);
  });

  it('shows the text of a mention that Slack could not resolve', () => {
    const mention: Span = { kind: 'mention', target: { kind: 'person', id: 'ana@example.com' }, text: '@ana' };

    const payload = renderSlackMessage(aMessage({ blocks: [{ kind: 'paragraph', spans: [mention] }] }));

    expect(mentionsOfPayload(payload)).toEqual([]);
    expect(wordsOf(payload)).toContain('@ana');
  });

  it('gives an empty list of attachments where there is nothing below the title', () => {
    expect(renderSlackMessage(aMessage({})).attachments).toEqual([]);
  });

  it('does not cut a text of the length that it promises', () => {
    const longText = 'word '.repeat(LONGEST_UNCUT_TEXT / 5);

    const payload = renderSlackMessage(aMessage({ blocks: [{ kind: 'paragraph', spans: [text(longText)] }] }));

    expect(wordsOf(payload)).toBe(`Title${longText}`);
  });

  it('cuts the middle, says so, and keeps title, links and footer', () => {
    const payload = renderSlackMessage(
      aMessage({
        blocks: [
          { kind: 'code', text: 'line of a log\n'.repeat(2000) },
          { kind: 'paragraph', spans: [bold('After the log')] },
          { kind: 'links', links: [{ text: 'Open', url: 'https://example.com/' }] },
          { kind: 'footer', spans: [text('via topic ops')] },
        ],
      }),
    );

    const [code, notice, links, footer] = payload.attachments[0]?.blocks ?? [];
    expect(JSON.stringify(code)).toContain('line of a log…');
    expect(JSON.stringify(notice)).toContain('Shortened');
    expect(JSON.stringify(links)).toContain('https://example.com/');
    expect(JSON.stringify(footer)).toContain('via topic ops');
    expect(payload.attachments[0]?.blocks).toHaveLength(4);
  });

  it('keeps the buttons under a table that is too long, and says what to type where nobody hears of a press', () => {
    const rows = Array.from({ length: 500 }, (_, index) => [[text(`i-${String(index).padStart(17, '0')}`)], [text('running')]]);

    const message = aMessage({
      blocks: [
        { kind: 'table', columns: ['InstanceId', 'State'], rows },
        { kind: 'actions', actions: [{ text: 'Confirm', command: 'confirm K7QX2M', style: 'danger' }] },
      ],
    });

    const payload = renderSlackMessage(message);
    const typed = renderSlackMessage(message, { isDeaf: true });

    expect([...checkSlackPayload(payload), ...checkSlackPayload(typed)]).toEqual([]);
    expect(wordsOf(payload)).toContain('InstanceId           State\n-------------------  -------\ni-00000000000000000  running\n');
    expect(blocksOf(payload).at(-1)).toMatchObject({ elements: [{ type: 'button', style: 'danger', value: 'sconfirm K7QX2M' }] });
    expect(wordsOf(typed)).toMatch(/…Confirm: @aws confirm K7QX2M$/);
  });

  it('keeps within the number of blocks, with a notice', () => {
    const paragraph = { kind: 'paragraph', spans: [text('One of many')] } as const;

    const payload = renderSlackMessage(aMessage({ blocks: Array.from({ length: 60 }, () => paragraph) }));

    expect(blocksOf(payload)).toHaveLength(MAX_BLOCKS);
    expect(JSON.stringify(blocksOf(payload).at(-1))).toContain('Shortened');
  });

  it('falls back to a word where the message has none', () => {
    const payload = renderSlackMessage(aMessage({ title: { spans: [] }, fallbackText: '\u0000 ' }));

    expect(payload.text).toBe('Notification');
    expect(wordsOf(payload)).toBe('Notification');
  });
});
