import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAlert } from './cut-alert.ts';

const LONG = 'x'.repeat(500_000);

describe('cutAlert', () => {
  it('keeps whole what is short, in its order, and cuts what is long', () => {
    const alert = {
      status: 'firing',
      labels: { note: LONG, alertname: 'HighLatency', severity: 'critical' },
      annotations: { description: LONG, summary: 'slow' },
      startsAt: '2026-03-01T02:58:00Z',
      generatorURL: LONG,
    };
    const cut = cutAlert(alert);

    expect(Object.keys(cut.labels)).toEqual(['note', 'alertname', 'severity']);
    expect(cut).toMatchObject({
      status: 'firing',
      labels: { alertname: 'HighLatency', severity: 'critical', note: expect.stringMatching(/^x{5000,}…$/) },
      annotations: { summary: 'slow', description: expect.stringMatching(/^x{10000,}…$/) },
      startsAt: '2026-03-01T02:58:00Z',
      generatorURL: expect.stringMatching(/^x{5000,}…$/),
    });
  });

  it('leaves out what is long and no text, and annotations that are none', () => {
    const cut = cutAlert({ labels: { a: 'b' }, annotations: LONG, values: Array.from({ length: 100_000 }, () => 1) });

    expect(JSON.parse(JSON.stringify(cut))).toEqual({ labels: { a: 'b' }, annotations: {} });
  });

  it('keeps labels that are called as what every object has', () => {
    const labels = JSON.parse(`{"__proto__":"mine","note":"${LONG}"}`) as Record<string, string>;

    expect(JSON.stringify(cutAlert({ labels }).labels)).toContain('"__proto__":"mine"');
  });

  it('makes anything fit', () => {
    const texts = fc
      .tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }), fc.constantFrom(1, 10, 20_000))
      .map(([part, times]) => part.repeat(times));
    const members = fc.dictionary(fc.oneof(fc.string(), texts), texts, { maxKeys: 4 });
    const alerts = fc.record({ labels: members, annotations: fc.oneof(members, texts), rest: texts });
    fc.assert(
      fc.property(alerts, ({ rest, ...alert }) => {
        const { labels, annotations, ...others } = cutAlert({ ...alert, rest });

        expect(JSON.stringify(labels).length).toBeLessThanOrEqual(32 * 1024 + 2);
        expect(JSON.stringify(annotations).length).toBeLessThanOrEqual(64 * 1024 + 2);
        expect(JSON.stringify(others).length).toBeLessThanOrEqual(32 * 1024 + 2);
      }),
      { numRuns: 40 },
    );
  });
});
