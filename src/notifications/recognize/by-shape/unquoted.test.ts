import { describe, expect, it } from 'vitest';
import { unquoted } from './unquoted.ts';

describe('unquoted', () => {
  it.each([
    ['"Backup job was stopped by user."', 'Backup job was stopped by user.'],
    ['"Error: net::ERR_NAME_NOT_RESOLVED "', 'Error: net::ERR_NAME_NOT_RESOLVED'],
    ['"one" and "two"', '"one" and "two"'],
    ['""', '""'],
    ['say "yes"', 'say "yes"'],
  ])('makes %j of it', (text, expected) => {
    expect(unquoted(text)).toBe(expected);
  });
});
