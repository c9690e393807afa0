// Any message at all, for property tests of renderers.
import fc from 'fast-check';
import type { Block, Message, Title, Tone } from '../message.ts';
import type { MentionTarget, Span } from '../spans.ts';
import { hostileText } from './hostile-text.ts';

const ADDRESSES = [
  'https://example.com/',
  'http://example.com/a|b>c?q="1"',
  'javascript:alert(1)',
  'data:text/html,x',
  '',
  'https://a@b.example',
];
const INSTANTS = ['2026-11-20T03:00:12.000Z', '2026-11-20T03:00:12+02:00', 'yesterday', '', '+275760-09-13T00:00:00.000Z'];

const anInstant = fc.constantFrom(...INSTANTS);
const anAddress = fc.oneof(fc.constantFrom(...ADDRESSES), fc.webUrl(), hostileText());

const aTarget: fc.Arbitrary<MentionTarget> = fc.oneof(
  fc.record({ kind: fc.constant('person' as const), id: fc.constantFrom('U0123ABCD', '29:1a-b_C', 'ana@example.com', 'ana>|*') }),
  fc.record({ kind: fc.constant('group' as const), id: fc.constantFrom('S0123ABCD', '') }),
  fc.record({ kind: fc.constant('everyone' as const), scope: fc.constantFrom('here', 'channel', 'everyone') }),
);

const aLeaf: fc.Arbitrary<Span> = fc.oneof(
  fc.record({ kind: fc.constantFrom('text', 'code'), text: hostileText() }),
  fc.record({ kind: fc.constant('link' as const), url: anAddress, text: hostileText() }),
  fc.record({ kind: fc.constant('mention' as const), target: aTarget, text: hostileText() }),
  fc.record({ kind: fc.constant('emoji' as const), shortcode: fc.constantFrom('rocket', 'no-such-emoji', '', 'a:b') }),
  fc.record({ kind: fc.constant('time' as const), at: anInstant }),
  fc.constant<Span>({ kind: 'lineBreak' }),
);

/** Arbitrary inline text, also nested deeper than any parser makes it. */
export function arbitrarySpans(): fc.Arbitrary<readonly Span[]> {
  const { spans } = fc.letrec<{ spans: readonly Span[]; span: Span }>((tie) => ({
    spans: fc.array(tie('span'), { maxLength: 4 }),
    span: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'spans' },
      aLeaf,
      fc.record({ kind: fc.constantFrom('bold', 'italic', 'strike'), spans: tie('spans') }),
    ),
  }));
  return spans;
}

const aTone = fc.constantFrom<Tone[]>('bad', 'warning', 'good', 'progress', 'neutral');
const spans = arbitrarySpans();

const aChart = fc.record({
  title: hostileText(),
  datapoints: fc.array(fc.record({ at: anInstant, value: fc.double() }), { maxLength: 5 }),
  threshold: fc.double(),
  at: anInstant,
  isSample: fc.boolean(),
});

const aCommand = fc.oneof(fc.constantFrom('confirm K7QX2M', 'ec2 describe-instances', ''), hostileText());

const aSeriesChart = fc.record(
  {
    kind: fc.constant('series' as const),
    title: hostileText(),
    note: hostileText(),
    unit: hostileText(),
    form: fc.constantFrom('lines' as const, 'bars' as const),
    until: anInstant,
    series: fc.array(
      fc.record(
        {
          name: hostileText(),
          points: fc.array(fc.record({ at: anInstant, value: fc.double() }), { maxLength: 4 }),
          periodSeconds: fc.double(),
        },
        { requiredKeys: ['name', 'points'] },
      ),
      { maxLength: 8 },
    ),
    isSample: fc.boolean(),
  },
  { requiredKeys: ['kind', 'title', 'form', 'series', 'isSample'] },
);

const aStateSpan = fc.record({
  from: anInstant,
  to: anInstant,
  state: fc.constantFrom('OK' as const, 'ALARM' as const, 'INSUFFICIENT_DATA' as const),
});

const aStateChart = fc.record(
  {
    kind: fc.constant('states' as const),
    title: hostileText(),
    note: hostileText(),
    lanes: fc.array(fc.record({ name: hostileText(), spans: fc.array(aStateSpan, { maxLength: 4 }) }), { maxLength: 8 }),
    isSample: fc.boolean(),
  },
  { requiredKeys: ['kind', 'title', 'lanes', 'isSample'] },
);

const aFile = fc.record({
  kind: fc.constant('file' as const),
  file: fc.record({
    fileId: hostileText(),
    name: hostileText(),
    mediaType: fc.constantFrom('application/json' as const, 'text/csv' as const),
    byteCount: fc.nat(),
    expiresAt: anInstant,
  }),
});

const aField = fc.record(
  {
    name: fc.oneof(fc.constantFrom('instance-ids', 'subject'), hostileText()),
    label: hostileText(),
    type: hostileText(),
    input: fc.constantFrom('line' as const, 'lines' as const, 'values' as const, 'structure' as const),
    isRequired: fc.boolean(),
    choices: fc.array(fc.record({ value: hostileText(), label: hostileText() }, { requiredKeys: ['value'] })),
    value: hostileText(),
  },
  { requiredKeys: ['name', 'type', 'input', 'isRequired', 'choices'] },
);

/** An arbitrary form. */
export const arbitraryForm = fc.record(
  {
    kind: fc.constant('form' as const),
    command: aCommand,
    isTypedWhole: fc.constant(true as const),
    submitText: hostileText(),
    expiresAt: fc.date({ noInvalidDate: true }),
    fields: fc.array(aField),
  },
  { requiredKeys: ['kind', 'command', 'expiresAt', 'fields'] },
);

/** Rows of any length, also another than the header's. */
const aTable = fc.record({
  kind: fc.constant('table' as const),
  columns: fc.array(hostileText(), { maxLength: 3 }),
  rows: fc.array(fc.array(spans, { maxLength: 4 }), { maxLength: 4 }),
});

const someActions = fc.record({
  kind: fc.constant('actions' as const),
  actions: fc.array(
    fc.record(
      {
        text: hostileText(),
        command: aCommand,
        style: fc.constantFrom('primary' as const, 'danger' as const, 'plain' as const),
        edits: fc.constant(true as const),
        question: hostileText(),
        isSecondary: fc.constant(true as const),
        asks: fc.array(aField, { maxLength: 3 }),
      },
      { requiredKeys: ['text', 'command', 'style'] },
    ),
    { maxLength: 8 },
  ),
});

/** An arbitrary block. */
export function arbitraryBlock(): fc.Arbitrary<Block> {
  return fc.oneof(
    fc.record({ kind: fc.constantFrom('paragraph', 'footer'), spans }),
    fc.record({
      kind: fc.constant('fields' as const),
      fields: fc.array(fc.record({ label: hostileText(), value: spans, isShort: fc.boolean() }), { maxLength: 4 }),
    }),
    fc.record({ kind: fc.constant('list' as const), items: fc.array(spans, { maxLength: 4 }) }),
    fc.record({ kind: fc.constant('tags' as const), tags: fc.array(spans, { maxLength: 4 }) }),
    fc.record({ kind: fc.constant('code' as const), text: hostileText() }),
    fc.record({ kind: fc.constant('chart' as const), chart: fc.oneof(aChart, aSeriesChart, aStateChart), altText: hostileText() }),
    fc.record({
      kind: fc.constant('links' as const),
      links: fc.array(fc.record({ text: hostileText(), url: anAddress }), { maxLength: 3 }),
    }),
    aTable,
    someActions,
    aFile,
    arbitraryForm,
  );
}

/** An arbitrary message. */
export function arbitraryMessage(): fc.Arbitrary<Message> {
  const title: fc.Arbitrary<Title> = fc.record(
    { emoji: fc.constantFrom('🔴', '', '\u0000'), spans, url: anAddress },
    { requiredKeys: ['spans'] },
  );
  const author = fc.record({ userId: hostileText(), displayName: hostileText() });
  return fc.record(
    { title, tone: aTone, blocks: fc.array(arbitraryBlock(), { maxLength: 6 }), fallbackText: hostileText(), author },
    { requiredKeys: ['title', 'tone', 'blocks', 'fallbackText'] },
  );
}
