import { describe, expect, it } from 'vitest';
import { CONFIRMATION_TOKEN_MAX_LENGTH, isConfirmationToken } from './confirmation-token.ts';

describe('isConfirmationToken', () => {
  it.each(['2336412f37fb687f5d51e6e2425929f52e8e353134fe72d55ef8b330217d82da', 'A_b-9', 'x'.repeat(CONFIRMATION_TOKEN_MAX_LENGTH)])(
    'accepts %j',
    (text) => {
      expect(isConfirmationToken(text)).toBe(true);
    },
  );

  it.each([
    '',
    'x&Action=DeleteTopic',
    'x#',
    'x?y',
    'x/../y',
    'x%26y',
    'x y',
    'x\n',
    '\u0661\u0662',
    'x'.repeat(CONFIRMATION_TOKEN_MAX_LENGTH + 1),
  ])('refuses %j', (text) => {
    expect(isConfirmationToken(text)).toBe(false);
  });
});
