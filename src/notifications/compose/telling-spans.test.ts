import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { text, type Span } from '../../messages/spans.ts';
import { hostileText } from '../../messages/testing/hostile-text.ts';
import { arnsIn, arnSpan, tellingSpans } from './telling-spans.ts';

const time = (at: string): Span => ({ kind: 'time', at });

describe('tellingSpans', () => {
  it.each([
    ['At 2026-11-22T10:15:10Z it began.', '2026-11-22T10:15:10.000Z'],
    ['At 2026-11-22 10:15:10 UTC it began.', '2026-11-22T10:15:10.000Z'],
    ['At 2026-11-22T10:15:10.412+01:00 it began.', '2026-11-22T09:15:10.412Z'],
    ['At Sunday 22 November, 2026 10:14:46 UTC it began.', '2026-11-22T10:14:46.000Z'],
    ['At Sun Nov 22 10:15:20.412 UTC 2026 it began.', '2026-11-22T10:15:20.000Z'],
  ])('shows the instant in %j in the zone of the reader', (source, at) => {
    expect(tellingSpans(source)).toEqual([text('At '), time(at), text(' it began.')]);
  });

  it('reads the points of an alarm', () => {
    expect(tellingSpans('1 datapoint [97.25 (22/11/26 10:20:00)] was greater')).toEqual([
      text('1 datapoint [97.25 ('),
      time('2026-11-22T10:20:00.000Z'),
      text(')] was greater'),
    ]);
  });

  it.each([
    'At 2026-11-22 10:15:10 it began.',
    'On 22/11/26 10:20:00 it began.',
    '2026-13-45T99:99:99Z',
    'v2026-11-22T10:15:10Z',
    'At 10:15 it began',
    'Sun Nov 22 10:15:20 2026',
  ])('leaves %j as it is', (source) => {
    expect(tellingSpans(source)).toEqual([text(source)]);
  });

  it('names resources by their ARNs, with their pages', () => {
    expect(tellingSpans('arn:aws:cloudwatch:eu-west-1:123456789012:alarm:orders-5xx transitioned to ALARM')).toEqual([
      {
        kind: 'link',
        url: 'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#alarmsV2:alarm/orders-5xx',
        text: 'orders-5xx',
      },
      text(' transitioned to ALARM'),
    ]);
    expect(tellingSpans('Key arn:aws:kms:eu-west-1:123456789012:key/01234567.')).toEqual([
      text('Key '),
      expect.objectContaining({ kind: 'link', text: '01234567' }),
      text('.'),
    ]);
  });

  it('makes nothing of any text but text, instants, names and links into the console', () => {
    fc.assert(
      fc.property(hostileText(), (source) => {
        const spans = tellingSpans(source);
        const hosts = spans.flatMap((span) => (span.kind === 'link' ? [new URL(span.url).host] : []));

        for (const { kind } of spans) expect(['text', 'lineBreak', 'time', 'code', 'link']).toContain(kind);
        for (const host of hosts) expect(host).toMatch(/^[a-z0-9-]+\.console\.aws\.amazon\.com$/);
      }),
    );
  });

  it('takes no long time for a long text', () => {
    const spans = tellingSpans('arn:aws:sns:eu-west-1:123456789012:a '.repeat(200));

    expect(spans.filter(({ kind }) => kind === 'link')).toHaveLength(50);
  });
});

describe('arnSpan', () => {
  it('is the name alone where the page is not known, and nothing where there is no name', () => {
    expect(arnSpan('arn:aws:lambda:eu-west-1:123456789012:layer:a')).toEqual({ kind: 'code', text: 'a' });
    expect(arnSpan('arn:aws:lambda:eu-west-1:123456789012:*')).toBeUndefined();
    expect(arnSpan('no ARN')).toBeUndefined();
  });
});

describe('arnsIn', () => {
  it('finds them as they stand', () => {
    expect(arnsIn('arn:aws:s3:::a and (arn:aws:s3:::b).')).toEqual(['arn:aws:s3:::a', 'arn:aws:s3:::b']);
    expect(arnsIn('none: here')).toEqual([]);
  });
});
