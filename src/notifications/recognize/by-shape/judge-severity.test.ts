import { describe, expect, it } from 'vitest';
import { severityOfNumber, severityOfTone, toneOfSeverity } from './judge-severity.ts';

describe('severityOfNumber', () => {
  it.each([
    [0, 'info'],
    [1, 'low'],
    [3.9, 'low'],
    [4, 'medium'],
    [7, 'high'],
    [8.9, 'high'],
    [9, 'critical'],
    [10, 'critical'],
    [40, 'medium'],
    [70, 'high'],
    [100, 'critical'],
  ])('maps %d', (value, severity) => {
    expect(severityOfNumber(value)).toBe(severity);
  });

  it.each([-1, 101, Number.NaN, Number.POSITIVE_INFINITY])('leaves %d aside', (value) => {
    expect(severityOfNumber(value)).toBeUndefined();
  });
});

describe('severityOfTone', () => {
  it('finds bad states high and the calm ones informational', () => {
    expect([severityOfTone('bad'), severityOfTone('warning'), severityOfTone('good'), severityOfTone('progress')]).toEqual([
      'high',
      'medium',
      'info',
      'info',
    ]);
  });
});

describe('toneOfSeverity', () => {
  it('shows the severe as bad and the mild neutrally', () => {
    expect([toneOfSeverity('critical'), toneOfSeverity('medium'), toneOfSeverity('low')]).toEqual(['bad', 'warning', 'neutral']);
  });
});
