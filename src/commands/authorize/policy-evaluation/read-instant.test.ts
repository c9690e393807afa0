import { describe, expect, it } from 'vitest';
import { readInstant } from './read-instant.ts';

describe('readInstant', () => {
  it.each([
    ['2026', '2026-01-01T00:00:00Z'],
    ['2026-03', '2026-03-01T00:00:00Z'],
    ['2026-03-01', '2026-03-01T00:00:00Z'],
    ['2026-03-01T03:00Z', '2026-03-01T03:00:00Z'],
    ['2026-03-01T03:00:00.250+02:00', '2026-03-01T01:00:00.250Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
    ['0', '1970-01-01T00:00:00Z'],
    ['1772334000', '2026-03-01T03:00:00Z'],
    ['1772334000.5', '2026-03-01T03:00:00.500Z'],
  ])('reads %s', (text, expected) => {
    expect(readInstant(text)).toBe(Date.parse(expected));
  });

  it.each(['', 'yesterday', '2026-02-30', '2026-13-01', '2026-03-01T25:00Z', '2026-03-01T03:00', '1-1-2026', '2026-03-*', ' 2026'])(
    'takes %j for no instant',
    (text) => {
      expect(readInstant(text)).toBeUndefined();
    },
  );
});
