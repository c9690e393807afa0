import { describe, expect, it } from 'vitest';
import { chartWindow } from './metric-data-source.ts';

describe('chartWindow', () => {
  it.each([
    [10, '2026-11-20T00:10:00.000Z'],
    [60, '2026-11-20T00:00:00.000Z'],
    [360, '2026-11-20T00:00:00.000Z'],
    [3600, '2026-11-18T21:00:00.000Z'],
    [86_400, '2026-10-21T03:00:00.000Z'],
    [1e300, '2025-08-22T03:00:00.000Z'],
  ])('is three hours, or 30 periods of %d seconds, and no longer than there are data', (periodSeconds, from) => {
    expect(chartWindow(periodSeconds, '2026-11-20T03:00:00Z')).toEqual({ from, to: '2026-11-20T03:00:00.000Z' });
  });
});
