import { describe, expect, it } from 'vitest';
import { isWorse, severityOfName, severityOfWord, worstSeverity } from './severity.ts';

describe('severityOfWord', () => {
  it.each([
    ['CRITICAL', 'critical'],
    [' crit ', 'critical'],
    ['SEV-1', 'critical'],
    ['Sev 1', 'critical'],
    ['P1', 'critical'],
    ['High', 'high'],
    ['error', 'high'],
    ['sev2', 'high'],
    ['warning', 'medium'],
    ['Moderate', 'medium'],
    ['low', 'low'],
    ['p4', 'low'],
    ['Informational', 'info'],
    ['notice', 'info'],
  ])('takes %j for %s', (word, severity) => {
    expect(severityOfWord(word)).toBe(severity);
  });

  it.each(['', 'very bad', 'sev 10', 'p100', 'criticality', 'high-ish', '8', 'page', 'alert', 'none', 'constructor'])(
    'knows no severity %j',
    (word) => {
      expect(severityOfWord(word)).toBeUndefined();
    },
  );
});

describe('severityOfName', () => {
  it.each([
    ['payments-CRITICAL-errors', 'critical'],
    ['prod/api/Critical: 5xx (50%)', 'critical'],
    ['prodCriticalErrors', 'critical'],
    ['crit_orders', 'critical'],
    ['[SEV 1] checkout is down', 'critical'],
    ['sev-1-checkout', 'critical'],
    ['sev1_checkout', 'critical'],
    ['P1 - orders', 'critical'],
    ['p2-latency', 'high'],
    ['severity-high-cpu', 'high'],
    ['priority: 2', 'high'],
    ['web-cpu-warning', 'medium'],
    ['WARN disk', 'medium'],
    ['prio_low batch', 'low'],
    ['warning-then-critical', 'critical'],
  ])('finds in %j the word for %s', (name, severity) => {
    expect(severityOfName(name)).toBe(severity);
  });

  it.each([
    'web-cpu-high',
    'disk-space-low',
    'checkout-errors',
    'highlight-service',
    'p100-latency',
    'p99',
    'p1x',
    'criticality-report',
    'non-critical-batch',
    'not critical',
    'noncritical',
    'sev10',
    'sev 9',
    'several-errors',
    'info-service',
    'pricing-p12',
    '',
  ])('finds none in %j', (name) => {
    expect(severityOfName(name)).toBeUndefined();
  });

  it('looks at no more than a name can have', () => {
    expect(severityOfName(`${'a-'.repeat(200)}critical`)).toBeUndefined();
  });
});

describe('isWorse', () => {
  it('orders the list', () => {
    expect(isWorse('critical', 'high')).toBe(true);
    expect(isWorse('high', 'high')).toBe(false);
    expect(isWorse('info', 'low')).toBe(false);
    expect(isWorse('info', undefined)).toBe(true);
  });
});

describe('worstSeverity', () => {
  it('finds the worst, if there is any', () => {
    expect(worstSeverity(['low', undefined, 'high', 'info'])).toBe('high');
    expect(worstSeverity([undefined])).toBeUndefined();
  });
});
