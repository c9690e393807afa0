// Messages as custom notifications and answers make them: every kind of span, and the shortest possible ones.
import type { Message } from '../message.ts';
import type { Span } from '../spans.ts';
import { bold, text } from '../spans.ts';

const customFooter = { kind: 'footer', spans: [text('📬 Custom notification delivered by Signalbox.')] } as const;

const deepSpan: Span = {
  kind: 'bold',
  spans: [text('bold '), { kind: 'italic', spans: [text('and italic '), { kind: 'strike', spans: [text('and struck')] }, text(' again')] }],
};

/** Messages of custom notifications and answers, by name. */
export const sampleCustomMessages = {
  'custom-every-span': {
    title: {
      emoji: '📣',
      spans: [{ kind: 'emoji', shortcode: 'rocket' }, text(' Deployment of '), { kind: 'code', text: 'checkout' }, text(' failed')],
    },
    tone: 'warning',
    blocks: [
      {
        kind: 'paragraph',
        spans: [
          bold('bold'),
          text(', '),
          { kind: 'italic', spans: [text('italic')] },
          text(', '),
          { kind: 'strike', spans: [text('struck')] },
          text(', '),
          { kind: 'code', text: 'const tick = "`"' },
          text(', '),
          deepSpan,
          { kind: 'lineBreak' },
          { kind: 'link', url: 'https://example.com/runbook?a=1&b=2', text: 'the runbook' },
          text(' '),
          { kind: 'link', url: 'https://example.com/', text: 'https://example.com/' },
          { kind: 'lineBreak' },
          { kind: 'mention', target: { kind: 'person', id: 'U0123ABCD' }, text: '@ana' },
          text(' '),
          { kind: 'mention', target: { kind: 'group', id: 'S0123ABCD' }, text: '@on-call' },
          text(' '),
          { kind: 'mention', target: { kind: 'everyone', scope: 'here' }, text: '@here' },
          text(' '),
          { kind: 'mention', target: { kind: 'everyone', scope: 'channel' }, text: '@channel' },
          text(' '),
          { kind: 'mention', target: { kind: 'everyone', scope: 'everyone' }, text: '@everyone' },
          { kind: 'lineBreak' },
          { kind: 'emoji', shortcode: 'tada' },
          text(' '),
          { kind: 'emoji', shortcode: '+1' },
          text(' '),
          { kind: 'emoji', shortcode: 'our-own-parrot' },
          text(' at '),
          { kind: 'time', at: '2026-11-20T03:00:12.000Z' },
        ],
      },
      { kind: 'code', text: 'Error: connect ECONNREFUSED 10.0.0.7:5432\n    at TCPConnectWrap\n  retry 3 of 3 ``` & <gave up>' },
      {
        kind: 'list',
        items: [
          [text('Look at '), { kind: 'link', url: 'https://example.com/logs', text: 'the logs' }],
          [bold('Roll back'), text(' with '), { kind: 'code', text: 'deploy rollback checkout' }],
        ],
      },
      {
        kind: 'tags',
        tags: [[text('production')], [{ kind: 'code', text: 'checkout' }], [{ kind: 'emoji', shortcode: 'fire' }, text(' urgent')]],
      },
      customFooter,
    ],
    fallbackText: '📣 🚀 Deployment of checkout failed',
  },
  'custom-minimal': {
    title: { emoji: '📣', spans: [text('Custom notification')] },
    tone: 'neutral',
    blocks: [{ kind: 'paragraph', spans: [text('The nightly backup is done.')] }, customFooter],
    fallbackText: '📣 Custom notification: The nightly backup is done.',
  },
  'answer-help': {
    title: { spans: [text('What I can do')] },
    tone: 'neutral',
    blocks: [
      { kind: 'paragraph', spans: [text('Call me by name and say one of these:')] },
      {
        kind: 'list',
        items: [
          [{ kind: 'code', text: 'help' }, text(' shows this list')],
          [{ kind: 'code', text: 'status' }, text(' says how I am')],
        ],
      },
    ],
    fallbackText: 'What I can do',
  },
  'title-only': {
    title: { spans: [text('Signalbox is here')] },
    tone: 'neutral',
    blocks: [],
    fallbackText: 'Signalbox is here',
  },
  'empty-parts': {
    title: { spans: [] },
    tone: 'neutral',
    blocks: [
      { kind: 'paragraph', spans: [] },
      { kind: 'paragraph', spans: [text('')] },
      { kind: 'fields', fields: [] },
      { kind: 'fields', fields: [{ label: 'Empty', value: [], isShort: true }] },
      { kind: 'list', items: [] },
      { kind: 'list', items: [[]] },
      { kind: 'code', text: '' },
      { kind: 'tags', tags: [] },
      { kind: 'links', links: [] },
      { kind: 'footer', spans: [] },
    ],
    fallbackText: '',
  },
  'text-only-json': {
    title: { emoji: '📨', spans: [text('Notification')] },
    tone: 'neutral',
    blocks: [
      { kind: 'paragraph', spans: [text('Signalbox does not know this kind of event, so here is all of it.')] },
      { kind: 'code', text: '{\n  "job": "nightly-import",\n  "rows": 120934,\n  "note": "2 < 3 && 3 > 2"\n}' },
      { kind: 'footer', spans: [text('via topic imports')] },
    ],
    fallbackText: '📨 Notification: nightly-import',
  },
} as const satisfies Readonly<Record<string, Message>>;
