import { describe, expect, it } from 'vitest';
import { MAX_BOT_MESSAGE_SIZE, MAX_WEBHOOK_BODY_SIZE } from '../teams-limits.ts';
import type { TeamsActions, TeamsCard, TeamsElement, TeamsPayload, TeamsTable, TeamsText } from '../teams-payload.ts';
import { checkTeamsPayload } from './check-teams-payload.ts';

function aRun(text: string): TeamsText {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] };
}

function parsed(text: string): TeamsText {
  return { type: 'TextBlock', text, wrap: true };
}

function links(count: number, url = 'https://example.com/'): TeamsActions {
  return { type: 'ActionSet', actions: Array.from({ length: count }, () => ({ type: 'Action.OpenUrl', title: 'Open', url })) };
}

function aTable(columnCount: number, cellCount: number): TeamsTable {
  return {
    type: 'Table',
    columns: Array.from({ length: columnCount }, () => ({ width: 1 })),
    firstRowAsHeaders: true,
    rows: [{ type: 'TableRow', cells: Array.from({ length: cellCount }, () => ({ type: 'TableCell', items: [aRun('a')] })) }],
    fallback: { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Table' }] },
  };
}

function aPayload(body: readonly TeamsElement[], parts: Partial<TeamsCard> = {}, summary = 'Fallback'): TeamsPayload {
  const content: TeamsCard = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: 'Fallback',
    msteams: { width: 'Full' },
    body,
    ...parts,
  };
  return { type: 'message', summary, attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}

const ANA = { type: 'mention', text: '<at>Ana</at>', mentioned: { id: '29:1', name: 'Ana' } } as const;

describe('checkTeamsPayload', () => {
  it('finds nothing in a payload that Teams takes', () => {
    const body = [
      aRun('*a* [b](https://evil.example)'),
      parsed('**ALARM** since {{DATE(2026-11-20T03:00:12Z, SHORT)}} {{TIME(2026-11-20T03:00:12Z)}}, <at>Ana</at>'),
      links(6),
      aTable(2, 2),
    ];

    expect(checkTeamsPayload(aPayload(body, { msteams: { width: 'Full', entities: [ANA] } }))).toEqual([]);
  });

  it.each<[string, readonly TeamsElement[]]>([
    ['no elements', []],
    ['an empty text', [aRun('')]],
    ['half a character', [aRun('\uD83D')]],
    ['a live time in a run', [aRun('{{TIME(2026-11-20T03:00:12Z)}}')]],
    ['a live mention in a run', [aRun('<at>Ana</at>')]],
    ['a link in a parsed text', [parsed('[a](https://evil.example)')]],
    ['stars in a parsed text', [parsed('*a*')]],
    ['an address in a parsed text', [parsed('https://evil.example')]],
    ['a list in a parsed text', [parsed('1. a')]],
    ['a time with fractions', [parsed('{{TIME(2026-11-20T03:00:12.000Z)}}')]],
    ['a mention of nobody', [parsed('<at>Ana</at>')]],
    ['seven buttons in a row', [links(7)]],
    ['an address that is no web address', [links(1, 'javascript:alert(1)')]],
    [
      'a picture that would be fetched',
      [{ type: 'Image', url: 'https://example.com/a.png', altText: 'a', size: 'Stretch', msteams: { allowExpand: true } }],
    ],
    ['too many columns', [aTable(5, 5)]],
    ['a row of another length', [aTable(2, 3)]],
    ['too much altogether', [aRun('a'.repeat(MAX_BOT_MESSAGE_SIZE / 2))]],
  ])('finds %s', (_case, body) => {
    expect(checkTeamsPayload(aPayload(body))).not.toEqual([]);
  });

  it('finds an entity that nothing mentions, two people of one name, and markup in the summary', () => {
    const called = { width: 'Full', entities: [ANA, ANA] } as const;

    expect(checkTeamsPayload(aPayload([aRun('a')], { msteams: { width: 'Full', entities: [ANA] } }))).toEqual(['<at>Ana</at>']);
    expect(checkTeamsPayload(aPayload([parsed('<at>Ana</at>')], { msteams: called }))).toEqual(['two people of one name']);
    expect(checkTeamsPayload(aPayload([aRun('a')], {}, '<b>'))).not.toEqual([]);
  });

  it('counts a message to a webhook in UTF-8, and leaves pictures out of the size in UTF-16 only', () => {
    const picture = (length: number): TeamsElement => ({
      type: 'Image',
      url: `data:image/png;base64,${'A'.repeat(length)}`,
      altText: 'a',
      size: 'Stretch',
      msteams: { allowExpand: true },
    });

    expect(checkTeamsPayload(aPayload([picture(60_000)]))).toEqual([]);
    expect(checkTeamsPayload(aPayload([picture(80_000)]))).not.toEqual([]);
    expect(checkTeamsPayload(aPayload([aRun('a'.repeat(MAX_WEBHOOK_BODY_SIZE - 1000))]), 'webhook')).toEqual([]);
    expect(checkTeamsPayload(aPayload([aRun('a'.repeat(MAX_WEBHOOK_BODY_SIZE))]), 'webhook')).not.toEqual([]);
  });

  it("asks Microsoft's parser", () => {
    const bare = JSON.parse('[{"type":"ActionSet","actions":[{"type":"Action.OpenUrl","title":"Open"}]}]') as TeamsElement[];

    expect(checkTeamsPayload(aPayload(bare)).join()).toContain('url');
  });
});
