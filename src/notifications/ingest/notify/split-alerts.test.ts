import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitAlerts, type AlertEvent } from './split-alerts.ts';

const anAlert = (labels: Record<string, string>, more: object = {}) => ({
  status: 'firing',
  labels: { alertname: 'HighLatency', ...labels },
  annotations: { summary: `slow on ${labels['instance'] ?? ''}` },
  startsAt: '2026-03-01T02:58:00.000Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'http://prometheus:9090/graph',
  ...more,
});
const aWebhook = (alerts: readonly unknown[], more: object = {}): string =>
  JSON.stringify({
    version: '4',
    groupKey: '{}:{alertname="HighLatency"}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'signalbox',
    groupLabels: { alertname: 'HighLatency' },
    commonLabels: { alertname: 'HighLatency' },
    commonAnnotations: {},
    externalURL: 'http://alertmanager:9093',
    alerts,
    ...more,
  });

const one = anAlert({ instance: 'a' }, { fingerprint: 'aaaa' });
const two = anAlert({ instance: 'b' }, { fingerprint: 'bbbb' });

function split(text: string, sender = 'alertmanager'): readonly AlertEvent[] {
  const outcome = splitAlerts(text, sender);
  return outcome.status === 'alerts' ? outcome.eventsOf(0, outcome.count) : [];
}

describe('splitAlerts', () => {
  it('makes of each alert the webhook that it would be alone', () => {
    const events = split(aWebhook([one, { ...two, status: 'resolved', endsAt: '2026-03-01T03:00:00Z' }]));

    expect(events.map(({ text }) => JSON.parse(text) as unknown)).toEqual([
      {
        version: '4',
        receiver: 'signalbox',
        groupLabels: { alertname: 'HighLatency' },
        externalURL: 'http://alertmanager:9093',
        status: 'firing',
        groupKey: 'alertmanager/aaaa',
        commonLabels: one.labels,
        commonAnnotations: one.annotations,
        alerts: [one],
      },
      expect.objectContaining({ status: 'resolved', groupKey: 'alertmanager/bbbb' }),
    ]);
  });

  it('names an alert the same when it is told of again, in whatever group and with whatever text', () => {
    const [first] = split(aWebhook([one, two]));
    const again = split(aWebhook([{ ...one, annotations: { summary: 'slower' } }], { groupKey: '{}/{team="shop"}:{}' }))[0];

    expect(again?.identity).toBe(first?.identity);
  });

  it('tells apart alerts, starts, ends and senders', () => {
    const variants = [
      one,
      two,
      { ...one, startsAt: '2026-03-01T04:00:00Z' },
      { ...one, status: 'resolved', endsAt: '2026-03-01T03:00:00Z' },
      { ...one, status: 'resolved', endsAt: '2026-03-01T05:00:00Z' },
    ];
    const identities = [...split(aWebhook(variants)), ...split(aWebhook([one]), 'other')].map(({ identity }) => identity);

    expect(new Set(identities).size).toBe(variants.length + 1);
  });

  it('knows an alert without fingerprint by its labels, in any order', () => {
    const [first] = split(aWebhook([anAlert({ instance: 'a', job: 'x' })]));
    const [again] = split(aWebhook([{ ...anAlert({}), labels: { job: 'x', instance: 'a', alertname: 'HighLatency' } }]));

    expect(again?.identity).toBe(first?.identity);
  });

  it.each([
    'plain',
    '[]',
    'null',
    '{"alerts"',
    '{"alerts":[]}',
    aWebhook([]),
    aWebhook([{ labels: {} }]),
    aWebhook([one], { receiver: undefined }),
    aWebhook([one], { status: 'unknown' }),
    aWebhook([one, 'two']),
  ])('leaves what is something else as it is: %j', (text) => {
    expect(splitAlerts(text, 'x')).toEqual({ status: 'other' });
  });

  it('does not repeat with each alert what a whole group has in common beyond a page of it', () => {
    const events = split(aWebhook([one, two], { groupLabels: { note: 'x'.repeat(100_000) } }));

    expect(Math.max(...events.map(({ text }) => text.length))).toBeLessThan(2_000);
  });

  it('cuts an alert that is longer than any event, and leaves the others of its group and the name of it as they are', () => {
    const long = anAlert({ instance: 'c', note: 'x'.repeat(300_000) });
    const events = split(aWebhook([one, long, two]));
    const shown = events.map(({ text }) => JSON.parse(text) as { alerts: { labels: Record<string, string> }[] });

    expect(shown.map(({ alerts }) => alerts[0]?.labels['instance'])).toEqual(['a', 'c', 'b']);
    expect(shown[1]?.alerts[0]?.labels['note']).toMatch(/^x{1000,}…$/);
    expect(events[1]?.text.length).toBeLessThanOrEqual(256 * 1024);
    expect(events[1]?.identity).not.toBe(split(aWebhook([anAlert({ instance: 'c', note: `${'x'.repeat(300_000)}y` })]))[0]?.identity);
  });

  it('cuts an alert that is longer than any event once its labels are repeated, and leaves one that is just not', () => {
    const noteOf = (length: number): string => aWebhook([anAlert({ note: 'x'.repeat(length) })]);
    const overhead = (split(noteOf(100_000))[0]?.text.length ?? 0) - 200_000;
    const longest = Math.floor((256 * 1024 - overhead) / 2);

    expect(split(noteOf(longest))[0]?.text).toContain('x'.repeat(longest));
    expect(split(noteOf(longest + 1))[0]?.text).toMatch(/x…/);
  });

  it.each(['labels', 'annotations', 'values'])('leaves an alert whose %s are deeper than those of any alert', (field) => {
    const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)]);
    const deep = aWebhook([{ ...one, [field]: { note: 7 } }]).replace(':7}', `:${'['.repeat(200_000)}${']'.repeat(200_000)}}`);

    expect(splitAlerts(deep, 'x')).toEqual({ status: 'other' });
    expect(split(aWebhook([{ ...one, [field]: { note: nested(28) } }]))).toHaveLength(1);
    expect(split(aWebhook([{ ...one, [field]: { note: nested(29) } }]))).toHaveLength(0);
  });

  it('leaves a group that says deep things of itself', () => {
    const deep = aWebhook([one], { groupLabels: { note: 7 } }).replace(':7}', `:${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`);

    expect(splitAlerts(deep, 'x')).toEqual({ status: 'other' });
  });

  it('makes the events that are asked for', () => {
    const outcome = splitAlerts(aWebhook([one, two]), 'x');
    const texts = outcome.status === 'alerts' ? outcome.eventsOf(1, 26).map(({ text }) => text) : [];

    expect(texts).toEqual([expect.stringContaining('x/bbbb')]);
  });

  it('keeps labels that have the names of what objects have', () => {
    const text = aWebhook([{ ...one, labels: { a: 7 } }]).replace('{"a":7}', '{"__proto__":{"severity":"critical"},"constructor":"x"}');

    expect(split(text)[0]?.text).toContain('"commonLabels":{"__proto__":{"severity":"critical"},"constructor":"x"}');
  });

  it('never throws, and makes as many events as there are alerts', () => {
    const alert = fc.record({
      status: fc.constantFrom('firing', 'resolved'),
      labels: fc.dictionary(fc.string(), fc.jsonValue()),
      fingerprint: fc.jsonValue(),
      startsAt: fc.jsonValue(),
      annotations: fc.jsonValue(),
    });
    fc.assert(
      fc.property(fc.array(alert, { minLength: 1, maxLength: 5 }), fc.jsonValue(), (alerts, groupLabels) => {
        expect(split(aWebhook(alerts, { groupLabels }))).toHaveLength(alerts.length);
      }),
    );
  });
});
