import { describe, expect, it } from 'vitest';
import type { FactValue } from '../../domain/notification.ts';
import { aStyledText } from '../../domain/testing/a-styled-text.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import type { Field } from '../../messages/message.ts';
import { composeFacts } from './compose-facts.ts';
import { FACT_VALUE_MAX_LENGTH, FACTS_MAX } from './compose-limits.ts';

function fieldOf(value: FactValue, label = 'Label'): Field | undefined {
  const [block] = composeFacts([{ label, value }]).blocks;
  return block?.kind === 'fields' ? block.fields[0] : undefined;
}

describe('composeFacts', () => {
  it('is nothing where there are none', () => {
    expect(composeFacts([])).toEqual({ blocks: [], cuts: [] });
  });

  it.each<[string, FactValue, readonly Span[]]>([
    ['text as it is', { kind: 'text', text: '*a* <!here>' }, [text('*a* <!here>')]],
    ['lines of text', { kind: 'text', text: 'a\nb' }, [text('a'), { kind: 'lineBreak' }, text('b')]],
    ['code', { kind: 'code', text: ' i-0abc ' }, [{ kind: 'code', text: 'i-0abc' }]],
    ['instants', { kind: 'instant', at: '2026-11-20T03:00:12.000Z' }, [{ kind: 'time', at: '2026-11-20T03:00:12.000Z' }]],
    [
      'instants in text',
      { kind: 'text', text: 'at 2026-11-20T03:00:12Z' },
      [text('at '), { kind: 'time', at: '2026-11-20T03:00:12.000Z' }],
    ],
    ['what an operator styled', { kind: 'styled', text: '*x*', styled: aStyledText('*{0}*', ['*x*']) }, [bold('*x*')]],
    [
      'several things on a line each, linked to their pages, with state and since when',
      {
        kind: 'list',
        text: 'a (ALARM), b',
        items: [
          {
            name: 'a: *1*',
            arn: 'arn:aws:cloudwatch:eu-central-1:123456789012:alarm:a: *1*',
            state: 'ALARM',
            since: '2026-11-20T03:00:12.000Z',
          },
          { name: 'b', state: 'OK' },
          { name: 'c', arn: 'no ARN' },
        ],
      },
      [
        {
          kind: 'link',
          url: 'https://eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1#alarmsV2:alarm/a%3A%20*1*',
          text: 'a: *1*',
        },
        text(' (ALARM'),
        text(' since '),
        { kind: 'time', at: '2026-11-20T03:00:12.000Z' },
        text(')'),
        { kind: 'lineBreak' },
        text('b'),
        text(' (OK'),
        text(')'),
        { kind: 'lineBreak' },
        text('c'),
      ],
    ],
    ['nothing', { kind: 'text', text: ' ' }, [text('—')]],
    [
      'an ARN by name, with its page in the console',
      { kind: 'arn', arn: 'arn:aws:lambda:eu-central-1:123456789012:function:orders' },
      [
        {
          kind: 'link',
          url: 'https://eu-central-1.console.aws.amazon.com/lambda/home?region=eu-central-1#/functions/orders',
          text: 'orders',
        },
      ],
    ],
    [
      'an ARN without known page by name alone',
      { kind: 'arn', arn: 'arn:aws:unheard-of:eu-central-1:123456789012:thing/checkout' },
      [{ kind: 'code', text: 'checkout' }],
    ],
    [
      'an ARN whose end is no name',
      { kind: 'arn', arn: 'arn:aws:logs:eu-central-1:123456789012:log-group:a:log-stream:*' },
      [{ kind: 'code', text: 'arn:aws:logs:eu-central-1:123456789012:log-group:a:log-stream:*' }],
    ],
    ['what is no ARN', { kind: 'arn', arn: 'orders' }, [{ kind: 'code', text: 'orders' }]],
  ])('shows %s', (_what, value, spans) => {
    expect(fieldOf(value)?.value).toEqual(spans);
  });

  it('puts two a line where both are short', () => {
    expect(fieldOf({ kind: 'text', text: 'x'.repeat(32) })?.isShort).toBe(true);
    expect(fieldOf({ kind: 'text', text: 'x'.repeat(33) })?.isShort).toBe(false);
    expect(fieldOf({ kind: 'text', text: 'a\nb' })?.isShort).toBe(false);
  });

  it('keeps labels on one line, short, and never empty', () => {
    expect(fieldOf({ kind: 'text', text: 'x' }, 'a\nb')?.label).toBe('a b');
    expect(fieldOf({ kind: 'text', text: 'x' }, 'x'.repeat(100))?.label).toHaveLength(75);
    expect(fieldOf({ kind: 'text', text: 'x' }, '\u0000')?.label).toBe('Value');
  });

  it('shows code of several lines below the fields', () => {
    const { blocks } = composeFacts([
      { label: 'Error', value: { kind: 'code', text: 'at a\n  at b\n' } },
      { label: 'Region', value: { kind: 'text', text: 'eu-central-1' } },
    ]);

    expect(blocks).toEqual([
      { kind: 'fields', fields: [{ label: 'Region', value: [text('eu-central-1')], isShort: true }] },
      { kind: 'paragraph', spans: [bold('Error')] },
      { kind: 'code', text: 'at a\n  at b' },
    ]);
  });

  it('cuts long values and says how many', () => {
    const long = 'x'.repeat(FACT_VALUE_MAX_LENGTH + 1);
    const { blocks, cuts } = composeFacts([
      { label: 'A', value: { kind: 'text', text: long } },
      { label: 'B', value: { kind: 'code', text: `a\n${long}` } },
      { label: 'C', value: { kind: 'text', text: long.slice(1) } },
    ]);

    expect(cuts).toEqual(['2 facts']);
    expect(JSON.stringify(blocks)).not.toContain(long);
    expect(JSON.stringify(blocks)).toContain(`"${long.slice(1)}"`);
  });

  it('shows the first facts of too many and says how many are missing', () => {
    const facts = Array.from({ length: FACTS_MAX + 2 }, (_, index) => ({
      label: `F${index}`,
      value: { kind: 'text', text: 'x' } as const,
    }));
    const { blocks, cuts } = composeFacts(facts);

    expect(blocks[0]?.kind === 'fields' ? blocks[0].fields : []).toHaveLength(FACTS_MAX);
    expect(cuts).toEqual(['2 more facts']);
  });
});
