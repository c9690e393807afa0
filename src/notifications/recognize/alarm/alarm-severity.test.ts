import { describe, expect, it } from 'vitest';
import type { Alarm } from './alarm.ts';
import { alarmSeverity, alarmTone } from './alarm-severity.ts';

const alarm = (name: string, state = 'ALARM'): Alarm => ({ name, state, terms: [], condition: {}, children: [], rest: {} });

describe('alarmSeverity', () => {
  it('finds an alarm high', () => {
    expect(alarmSeverity(alarm('checkout-api-high-cpu'))).toBe('high');
  });

  it.each(['payments-CRITICAL-errors', 'CriticalErrors', 'sev1_checkout', 'Checkout (P1)', 'prod/p1: down', `${'x'.repeat(200)}-critical`])(
    'finds %s critical',
    (name) => {
      expect(alarmSeverity(alarm(name))).toBe('critical');
    },
  );

  it.each(['non-critical-batch', 'NotCritical', 'p10-latency', 'p100', 'sev10', 'hypercritically', 'p99-latency'])(
    'does not find %s critical',
    (name) => {
      expect(alarmSeverity(alarm(name))).toBe('high');
    },
  );

  it('takes what the description says outright before a word of the name', () => {
    expect(alarmSeverity(alarm('web-critical'), { severity: 'low' })).toBe('low');
    expect(alarmSeverity(alarm('web', 'OK'), { severity: 'critical' })).toBe('info');
  });

  it('finds an alarm of a milder word mild', () => {
    expect(alarmSeverity(alarm('disk-warning'))).toBe('medium');
    expect(alarmTone(alarm('disk-warning'), 'medium')).toBe('warning');
  });

  it('finds every other state informational, whatever the name', () => {
    expect(alarmSeverity(alarm('critical', 'OK'))).toBe('info');
    expect(alarmSeverity(alarm('critical', 'INSUFFICIENT_DATA'))).toBe('info');
  });
});

describe('alarmTone', () => {
  it('follows the state', () => {
    expect([
      alarmTone(alarm('a'), 'high'),
      alarmTone(alarm('a', 'OK'), 'info'),
      alarmTone(alarm('a', 'INSUFFICIENT_DATA'), 'info'),
    ]).toEqual(['bad', 'good', 'warning']);
  });
});
