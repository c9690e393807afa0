import { describe, expect, it } from 'vitest';
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
const triggers = (children: readonly AlarmChild[]): string[] =>
  alarmFacts(compositeOf(children)).flatMap(({ label, value }) =>
    label.startsWith('Triggered by') && value.kind === 'text' ? [value.text] : [],
  );

describe('alarmFacts', () => {
  it('names every alarm below a composite one with its state, those in alarm first, in values that are not cut', () => {
    const texts = triggers(Array.from({ length: 100 }, (_, index) => child(index)));
    const names = texts.join(', ').match(/service-\d+-errors \((?:ALARM|OK)\)/g) ?? [];

    expect(new Set(names).size).toBe(100);
    expect(names[0]).toBe('service-1-errors (ALARM)');
    expect(names.at(-1)).toBe('service-98-errors (OK)');
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(900);
  });

  it('says nothing of alarms below where there are none', () => {
    expect(triggers([])).toEqual([]);
  });
});
