import { describe, expect, it } from 'vitest';
import { TIME_TEXT_MAX_LENGTH, timeText } from './time-text.ts';

describe('timeText', () => {
  it('writes an instant in UTC', () => {
    expect(timeText('2026-11-20T04:00:12.345+01:00')).toBe('2026-11-20 03:00:12 UTC');
  });

  it.each(['yesterday', '', '+275760-09-13T00:00:00.000Z', 'x'.repeat(1000)])('shows %j as it is, bounded', (at) => {
    const shown = timeText(at);

    expect(shown.length).toBeLessThanOrEqual(TIME_TEXT_MAX_LENGTH);
    expect(at.startsWith(shown.replace('…', ''))).toBe(true);
  });
});
