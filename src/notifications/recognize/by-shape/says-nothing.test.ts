import { describe, expect, it } from 'vitest';
import { saysNothing } from './says-nothing.ts';

describe('saysNothing', () => {
  it.each(['', 'null', 'NULL', 'N/A', '[: ]', 'None Provided', 'Not Applicable', 'Optional.empty', '0001-01-01T00:00:00Z'])(
    'finds that %j does',
    (text) => {
      expect(saysNothing(text)).toBe(true);
    },
  );

  it.each(['none', 'a null pointer', '0', 'false', '[: 1]'])('finds that %j says something', (text) => {
    expect(saysNothing(text)).toBe(false);
  });
});
