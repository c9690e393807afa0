import { describe, expect, it } from 'vitest';
import type { SlackBlock, SlackPayload, SlackTable } from '../slack-payload.ts';
import { checkSlackPayload } from './check-slack-payload.ts';

function aText(text: string): SlackBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] };
}

function aPayload(parts: Partial<SlackPayload>): SlackPayload {
  return { text: 'Fallback', blocks: [aText('Title')], attachments: [], ...parts };
}

function aButton(text: string, url: string): SlackBlock {
  return { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text, emoji: false }, url }] };
}

function aMention(userId: string): SlackBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: userId }] }] };
}

function aFooter(text: string): SlackBlock {
  return { type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] };
}

function aTable(rowCount: number, columnCount: number, text = 'x'): SlackTable {
  const cell = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] } as const;
  const rows = Array.from({ length: rowCount }, () => Array.from({ length: columnCount }, () => cell));
  return { type: 'table', rows, column_settings: [] };
}

function anAttachment(...blocks: readonly SlackBlock[]): Partial<SlackPayload> {
  return { attachments: [{ color: '#8d9096', blocks }] };
}

describe('checkSlackPayload', () => {
  it('finds nothing in a payload that Slack takes', () => {
    expect(checkSlackPayload(aPayload({ attachments: [{ color: '#8d9096', blocks: [aText('Detail'), aFooter('a &amp; b')] }] }))).toEqual(
      [],
    );
  });

  it.each<[string, Partial<SlackPayload>, string]>([
    ['no text', { text: '' }, 'no_text'],
    ['a live mention in the text', { text: '<!channel>' }, 'no_text'],
    ['a long text', { text: 'a'.repeat(3001) }, 'msg_too_long'],
    ['no blocks', { blocks: [] }, 'invalid_blocks'],
    ['an empty text element', { blocks: [aText('')] }, 'invalid_blocks'],
    ['half a character', { blocks: [aText('\uD83D')] }, 'invalid_blocks'],
    ['a long text element', { blocks: [aText('a'.repeat(3001))] }, 'invalid_blocks'],
    ['an empty block', { blocks: [{ type: 'rich_text', elements: [] }] }, 'invalid_blocks'],
    ['too many blocks', { blocks: Array.from({ length: 51 }, () => aText('a')) }, 'invalid_blocks'],
    ['a long button text', { blocks: [aButton('a'.repeat(76), 'https://example.com')] }, 'invalid_blocks'],
    ['a long address', { blocks: [aButton('a', `https://example.com/${'a'.repeat(3000)}`)] }, 'invalid_blocks'],
    ['an address that is no web address', { blocks: [aButton('a', 'javascript:alert(1)')] }, 'invalid_blocks'],
    ['an unescaped plain text', { blocks: [aFooter('<b>')] }, 'invalid_blocks'],
    ['a person who is none', { blocks: [aMention('ana')] }, 'invalid_blocks'],
    ['too much altogether', { blocks: Array.from({ length: 5 }, () => aText('a'.repeat(3000))) }, 'msg_blocks_too_long'],
    ['a color that is none', { attachments: [{ color: 'good', blocks: [aText('a')] }] }, 'invalid_attachments'],
    ['a table above the attachment', { blocks: [aText('Title'), aTable(2, 2)] }, 'invalid_blocks'],
    ['two tables', anAttachment(aTable(2, 2), aTable(2, 2)), 'invalid_attachments'],
    ['a table of too many rows', anAttachment(aTable(101, 1)), 'invalid_attachments'],
    ['a table of too many columns', anAttachment(aTable(1, 21)), 'invalid_attachments'],
    ['an empty cell', anAttachment(aTable(1, 1, '')), 'invalid_attachments'],
    ['a table of too many characters', anAttachment(aTable(2, 2, 'x'.repeat(2_600))), 'invalid_attachments'],
    ['an empty attachment', { attachments: [{ color: '#8d9096', blocks: [] }] }, 'invalid_attachments'],
  ])('finds %s', (_case, parts, code) => {
    expect(checkSlackPayload(aPayload(parts)).map((problem) => problem.code)).toContain(code);
  });

  it('counts the blocks in attachments as well', () => {
    const blocks = Array.from({ length: 30 }, () => aText('a'));

    expect(checkSlackPayload(aPayload({ blocks, attachments: [{ color: '#8d9096', blocks }] }))).toEqual([
      { code: 'invalid_blocks', problem: '60 blocks' },
    ]);
  });

  it('finds what is not among the blocks that Signalbox uses', () => {
    const foreign = JSON.parse('[{"type":"section","text":{"type":"mrkdwn","text":"*live*"}}]') as SlackBlock[];

    expect(checkSlackPayload(aPayload({ blocks: foreign }))[0]?.code).toBe('invalid_blocks');
  });
});
