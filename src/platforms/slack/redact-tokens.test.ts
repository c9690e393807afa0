import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../lib/secret.ts';
import { createTokenRedactor } from './redact-tokens.ts';

describe('createTokenRedactor', () => {
  it.each([
    ['a token that is configured', 'Bearer my-odd-token!', 'Bearer [redacted]'],
    ['a bot token', 'got xoxb-12-34-abcDEF.', 'got [redacted]'],
    ['an app token', '(xapp-1-A01-23-abc)', '([redacted])'],
    ['a rotating token', 'xoxe.xoxb-1-Mi0y', '[redacted]'],
    ['the ticket of a connection', 'wss://x/link/?ticket=0d1e-2&app_id=A1', 'wss://x/link/?ticket=[redacted]&app_id=A1'],
    ['no token', 'xbox-one and a ticket 12', 'xbox-one and a ticket 12'],
  ])('treats %s', (_case, text, expected) => {
    expect(createTokenRedactor([new Secret('my-odd-token!'), new Secret('')])(text)).toBe(expected);
  });

  it('leaves nothing of a secret, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 12 }), fc.string(), (before, secret, after) => {
        fc.pre(!'[redacted]'.includes(secret));

        expect(createTokenRedactor([new Secret(secret)])(before + secret + after)).not.toContain(secret);
      }),
    );
  });
});
