import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { describe, expect, it } from 'vitest';
import type { Block, Message } from '../../messages/message.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import { aMessage } from '../../messages/testing/a-message.ts';
import { sampleMessages } from '../../messages/testing/sample-messages.ts';
import { renderTeamsMessage } from './render-teams-message.ts';
import type { TeamsCard, TeamsElement } from './teams-payload.ts';
import { checkTeamsPayload } from './testing/check-teams-payload.ts';
import { findAll } from './testing/find-all.ts';

/** An alarm with a chart, a pipeline, a custom notification and the hostile one, whole, for people to read. */
const GOLDENS = ['alarm-opened', 'pipeline-started', 'custom-every-span', 'text-that-looks-like-markup'] as const;

const PNG = `data:image/png;base64,${'iVBORw0KGgo='.repeat(1)}`;
const TIME: Span = { kind: 'time', at: '2026-11-20T04:00:12.345+01:00' };
const LIVE_TIME = '{{DATE(2026-11-20T03:00:12Z, SHORT)}} {{TIME(2026-11-20T03:00:12Z)}}';

const aField = { name: 'ids', type: 'a text', input: 'line', isRequired: true, choices: [] } as const;

function cardOf(
  message: Message,
  ...more: Parameters<typeof renderTeamsMessage> extends [Message, ...infer Rest] ? Rest : never
): TeamsCard {
  return renderTeamsMessage(message, ...more).attachments[0].content;
}

function bodyOf(...blocks: readonly Block[]): readonly TeamsElement[] {
  return cardOf({ ...aMessage('Title'), blocks }).body.slice(1);
}

function saying(...spans: readonly Span[]): readonly TeamsElement[] {
  return bodyOf({ kind: 'paragraph', spans });
}

function wordsOf(part: unknown): string {
  return findAll(part, 'TextRun')
    .map((run) => String(run['text']))
    .join('');
}

describe('renderTeamsMessage', () => {
  it.each(GOLDENS)('renders %s as its golden file says', async (name) => {
    const payload = renderTeamsMessage(sampleMessages[name] ?? aMessage());

    await expect(`${JSON.stringify(payload, undefined, 2)}\n`).toMatchFileSnapshot(`__golden__/${name}.teams.json`);
  });

  it.each(Object.entries(sampleMessages))('renders %s within the limits of bots and webhooks', (_name, message) => {
    expect(checkTeamsPayload(renderTeamsMessage(message))).toEqual([]);
    expect(checkTeamsPayload(renderTeamsMessage(message, { target: 'webhook' }), 'webhook')).toEqual([]);
  });

  it('makes what the types of Teams call a card', () => {
    // The types of Teams know no readonly lists, and write `full` where the documentation writes `Full`.
    const { msteams: _width, ...content } = cardOf(sampleMessages['custom-every-span'] ?? aMessage());
    const card: IAdaptiveCard = content as Mutable<typeof content>;

    expect(card.version).toBe('1.5');
  });

  it('shows text of an event as it is, in runs that Teams does not parse', () => {
    const hostile = '*bold* _it_ [a](https://evil.example) <b> & `c` # - 1. https://evil.example @everyone {{name}}';
    const [element] = saying(text(hostile));

    expect(element).toEqual({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: hostile }] });
  });

  it('breaks times and mentions in the words of an event, also over a seam', () => {
    const words = wordsOf(
      saying(
        text('{{DATE(2026-11-20T03:00:00Z)}} <at>Ana</at> {'),
        { kind: 'emoji', shortcode: '' },
        text('{TIME('),
        text('<'),
        text('at>'),
      ),
    );

    expect(words.replaceAll('\u2060', '')).toBe('{{DATE(2026-11-20T03:00:00Z)}} <at>Ana</at> {::{TIME(<at>');
    expect(words).not.toMatch(/\{\{(?:DATE|TIME)|<\/?at/);
  });

  it.each<[string, readonly Span[], string]>([
    ['alone', [TIME], LIVE_TIME],
    ['behind plain words', [bold('ALARM'), text(' since '), TIME], `**ALARM** since ${LIVE_TIME}`],
    ['behind a bold name', [bold('Since:'), text(' '), TIME], `**Since:** ${LIVE_TIME}`],
    ['beside a name with hyphens', [text('via topic ops-alarms_eu · '), TIME], `via topic ops-alarms_eu · ${LIVE_TIME}`],
  ])('shows a time %s in the zone of each reader', (_where, spans, shown) => {
    expect(saying(...spans)).toEqual([{ type: 'TextBlock', text: shown, wrap: true }]);
  });

  it.each<[string, readonly Span[]]>([
    ['stars', [text('*a* '), TIME]],
    ['a link', [{ kind: 'link', url: 'https://example.com/', text: 'page' }, text(' '), TIME]],
    ['an address', [text('https://evil.example '), TIME]],
    ['a host', [text('evil.example '), TIME]],
    ['an address over a seam', [text('https:'), bold('//evil'), text(' '), TIME]],
    ['the beginning of a list', [text('1. '), TIME]],
    ['a backslash', [text('\\ '), TIME]],
  ])('shows a time beside %s in UTC', (_what, spans) => {
    expect(findAll(saying(...spans), 'TextBlock')).toEqual([]);
    expect(wordsOf(saying(...spans))).toContain('2026-11-20 03:00:12 UTC');
  });

  it('calls people by the ids that Teams has, each under a name of their own', () => {
    const call = (id: string, name: string): Span => ({ kind: 'mention', target: { kind: 'person', id }, text: name });
    const card = cardOf({
      ...aMessage('Title'),
      blocks: [
        {
          kind: 'paragraph',
          spans: [call('29:1a-b', '@Ana'), text(' '), call('ana@example.com', '@Ana'), text(' '), call('29:1a-b', '@Ana')],
        },
        { kind: 'paragraph', spans: [text('see [here] '), call('49c4641c-ab91-4248-aebb-6a7de286397b', '**<at>*')] },
      ],
    });

    expect(findAll(card.body, 'TextBlock').map((block) => block['text'])).toEqual([
      'Title',
      '<at>Ana</at> <at>Ana 2</at> <at>Ana</at>',
      '<at>at</at>',
    ]);
    expect(card.msteams.entities?.map(({ mentioned }) => mentioned)).toEqual([
      { id: '29:1a-b', name: 'Ana' },
      { id: 'ana@example.com', name: 'Ana 2' },
      { id: '49c4641c-ab91-4248-aebb-6a7de286397b', name: 'at' },
    ]);
  });

  it('shows groups, everybody and ids of others as names', () => {
    const card = cardOf(sampleMessages['custom-every-span'] ?? aMessage());

    expect(card.msteams).toEqual({ width: 'Full' });
    expect(wordsOf(card)).toContain('@ana @on-call @here @channel @everyone');
  });

  it('links what a link span links, and nothing else', () => {
    const [element] = saying(
      { kind: 'link', url: 'https://example.com/a b', text: 'page' },
      { kind: 'link', url: 'javascript:alert(1)', text: 'x' },
    );

    expect(findAll(element, 'Action.OpenUrl')).toEqual([{ type: 'Action.OpenUrl', url: 'https://example.com/a%20b' }]);
    expect(wordsOf(element)).toBe('pagex (javascript:alert(1))');
  });

  it('has buttons for a bot and commands to type for a webhook', () => {
    const message = sampleMessages['command-confirmation'] ?? aMessage();

    expect(findAll(cardOf(message), 'Action.Execute').map(({ data, style }) => ({ data, style }))).toEqual([
      { data: { command: 'confirm K7QX2M' }, style: 'destructive' },
      { data: { command: 'cancel K7QX2M' }, style: undefined },
      { data: { input: 'edit2.2' }, style: 'positive' },
    ]);
    expect(findAll(cardOf(message, { target: 'webhook' }), 'Action.Execute')).toEqual([]);
    expect(wordsOf(cardOf(message, { target: 'webhook' }))).toContain('Confirm: @aws confirm K7QX2M');
  });

  it('opens a line to edit where a button gives a command to be edited, but beside a form, where it is shown to be typed', () => {
    const actions: Block = { kind: 'actions', actions: [{ text: 'Edit', command: 's3 ls', style: 'plain', edits: true }] };
    const form: Block = { kind: 'form', command: 'set', fields: [aField], expiresAt: new Date('2026-03-01T03:05:00Z') };
    const [row] = bodyOf(actions);

    expect(row).toMatchObject({
      actions: [
        {
          type: 'Action.ShowCard',
          title: 'Edit',
          card: {
            body: [{ type: 'Input.Text', id: 'edit0.0', value: 's3 ls' }],
            actions: [{ type: 'Action.Execute', verb: 'edit', data: { input: 'edit0.0' } }],
          },
        },
      ],
    });
    expect(wordsOf(bodyOf(form, actions))).toContain('Edit: @aws s3 ls');
    expect(checkTeamsPayload(renderTeamsMessage({ ...aMessage(), blocks: [actions, form] }))).toEqual([]);
  });

  it('opens a form where a button asks for values, each with inputs of its own, but beside a form', () => {
    const asks = [{ ...aField, name: 'comment', isRequired: false }];
    const button = { text: 'Approve with comment', command: 'approve', style: 'plain', asks } as const;
    const actions: Block = { kind: 'actions', actions: [button, { ...button, text: 'Reject with comment', command: 'reject' }] };
    const form: Block = { kind: 'form', command: 'set', fields: [aField], expiresAt: new Date('2026-03-01T03:05:00Z') };

    const cards = findAll(bodyOf(actions), 'Action.ShowCard');
    expect(cards).toMatchObject([
      {
        title: 'Approve with comment',
        card: { actions: [{ verb: 'form', data: { command: 'approve', fields: [['comment', 'line', 0]] } }] },
      },
      { title: 'Reject with comment', card: { actions: [{ verb: 'form', data: { command: 'reject' } }] } },
    ]);
    const ids = findAll(bodyOf(actions), 'Input.Text').map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(wordsOf(bodyOf(form, actions))).toContain("Approve with comment: @aws approve --comment ''");
    expect(checkTeamsPayload(renderTeamsMessage({ ...aMessage(), blocks: [actions] }))).toEqual([]);
  });

  it('shows the picture of a chart where it has one that fits, and its description otherwise', () => {
    const message = sampleMessages['alarm-opened'] ?? aMessage();
    const tooLarge = `data:image/png;base64,${'A'.repeat(90_000)}`;

    expect(findAll(cardOf(message, { pictures: [PNG] }), 'Image').map(({ url }) => url)).toEqual([PNG]);
    for (const picture of [undefined, tooLarge, 'https://example.com/chart.png']) {
      expect(findAll(cardOf(message, { pictures: [picture] }), 'Image')).toEqual([]);
      expect(wordsOf(cardOf(message, { pictures: [picture] }))).toContain('📈 Chart of CPUUtilization');
    }
    expect(checkTeamsPayload(renderTeamsMessage(message, { pictures: [`data:image/png;base64,${'A'.repeat(55_000)}`] }))).toEqual([]);
  });

  it('shows at most six buttons in a row', () => {
    const links = Array.from({ length: 8 }, (_, index) => ({ text: `Link ${index}`, url: 'https://example.com/' }));

    expect(bodyOf({ kind: 'links', links }).map((row) => row.type === 'ActionSet' && row.actions.length)).toEqual([6, 2]);
  });

  it('shows a table as one, and one with many columns as a list', () => {
    const row = (count: number) => Array.from({ length: count }, (_, index) => [text(`v${index}`)]);
    const names = (count: number) => Array.from({ length: count }, (_, index) => `C${index}`);

    expect(bodyOf({ kind: 'table', columns: names(4), rows: [row(4)] }).map(({ type }) => type)).toEqual(['Table']);
    expect(wordsOf(bodyOf({ kind: 'table', columns: names(5), rows: [row(5)] }))).toBe('v0\nC1: v1 · C2: v2 · C3: v3 · C4: v4');
  });

  it('keeps the columns of code', () => {
    expect(wordsOf(bodyOf({ kind: 'code', text: 'id  name\n  at main\n\tx y' }))).toBe(
      'id\u00A0\u00A0name\n\u00A0\u00A0at main\n\u00A0\u00A0\u00A0\u00A0x y',
    );
  });

  describe.each(['bot', 'webhook'] as const)('of a message that is too long for a %s', (target) => {
    const blocks: readonly Block[] = [
      { kind: 'paragraph', spans: [text('long '.repeat(50_000))] },
      { kind: 'table', columns: ['Id'], rows: Array.from({ length: 5000 }, (_, index) => [[text(`row ${index}`)]]) },
      { kind: 'fields', fields: [{ label: 'Reason', value: [text('short')], isShort: false }] },
      { kind: 'links', links: [{ text: 'Console', url: 'https://example.com/' }] },
      { kind: 'footer', spans: [text('via topic ops')] },
    ];
    const payload = renderTeamsMessage({ ...aMessage('Title'), blocks }, { target });
    const { body } = payload.attachments[0].content;

    it('keeps title, short parts, links and footer, and says that it is shortened', () => {
      expect(checkTeamsPayload(payload, target)).toEqual([]);
      expect(body.map(({ type }) => type)).toEqual([
        'Container',
        'RichTextBlock',
        'Table',
        'RichTextBlock',
        'RichTextBlock',
        'ActionSet',
        'RichTextBlock',
      ]);
      expect(body.slice(3).map((element) => wordsOf(element))).toEqual([
        'Reason: short',
        expect.stringContaining('Shortened'),
        '',
        'via topic ops',
      ]);
    });

    it('uses the room', () => {
      expect(JSON.stringify(payload).length).toBeGreaterThan(target === 'bot' ? 38_000 : 19_500);
    });
  });
});

type Mutable<Part> = { -readonly [Key in keyof Part]: Mutable<Part[Key]> };
