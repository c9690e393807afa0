import { describe, expect, it } from 'vitest';
import type { FactItem } from '../../../domain/notification.ts';
import { alarmFacts } from './alarm-facts.ts';
import type { Alarm, AlarmChild } from './alarm.ts';

const child = (index: number): AlarmChild => ({
  arn: `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:service-${index}-errors`,
  state: index % 7 === 0 ? 'OK' : 'ALARM',
});
const compositeOf = (children: readonly AlarmChild[]): Alarm => ({
  name: 'orders-degraded',
  state: 'ALARM',
  terms: [],
  condition: {},
  children,
  rest: {},
});
const lists = (children: readonly AlarmChild[]): readonly { label: string; text: string; items: readonly FactItem[] }[] =>
  alarmFacts(compositeOf(children)).flatMap(({ label, value }) =>
    value.kind === 'list' ? [{ label, text: value.text, items: value.items }] : [],
  );

describe('alarmFacts', () => {
  it('names every alarm below a composite one with its state, those in alarm first, in values that are not cut', () => {
    const facts = lists(Array.from({ length: 100 }, (_, index) => child(index)));
    const items = facts.flatMap(({ items: some }) => some);

    expect(new Set(items.map(({ name }) => name)).size).toBe(100);
    expect(items[0]).toEqual({ name: 'service-1-errors', arn: child(1).arn, state: 'ALARM' });
    expect(items.at(-1)).toMatchObject({ name: 'service-98-errors', state: 'OK' });
    expect(
      Math.max(...facts.map(({ text, items: some }) => text.length + some.length * ' since 2026-11-22 10:14:40 UTC'.length)),
    ).toBeLessThanOrEqual(1000);
    expect(facts[0]?.text).toContain('service-1-errors (ALARM), service-2-errors (ALARM)');
  });

  it('calls alarms triggering where all of them are in alarm, or their state is not known', () => {
    const since = '2026-11-22T10:14:40.138Z';
    const unknown = { arn: child(2).arn };

    expect(lists([{ ...child(1), since }, unknown])).toMatchObject([
      { label: 'Triggered by', text: 'service-1-errors (ALARM), service-2-errors', items: [{ since }, {}] },
    ]);
    expect(lists([child(0), child(1)]).map(({ label, text }) => [label, text])).toEqual([
      ['Children', 'service-1-errors (ALARM), service-0-errors (OK)'],
    ]);
  });

  it('says nothing of alarms below where there are none', () => {
    expect(lists([])).toEqual([]);
    expect(lists([{ arn: ' ' }])).toEqual([]);
  });
});
