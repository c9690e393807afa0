import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskLogSecrets } from './mask-log-secrets.ts';

const mask = (line: string): string => maskLogSecrets(line, '[masked]');

describe('maskLogSecrets', () => {
  it.each([
    ['ERROR login: password=hunter2', 'ERROR login: password=[masked]'],
    ['Cookie: sid=a1; theme=dark', 'Cookie: [masked]'],
    ['{"set-cookie":["sid=s%3Aabc; Path=/"],"status":500}', '{"set-cookie":["[masked]"],"status":500}'],
    ['{"headers":{"cookie":"sid=abc; b=c","host":"shop"}}', '{"headers":{"cookie":"[masked]","host":"shop"}}'],
    ['{\\"cookie\\":\\"sid=abc\\"}', '{\\"cookie\\":\\"[masked]\\"}'],
    ['Authorization: Digest username="ana", response="6629fae4"', 'Authorization: [masked]'],
    ['authorization: a1b2c3d4', 'authorization: [masked]'],
    ['{"token":"abcd1234","state":"x"}', '{"token":"[masked]","state":"x"}'],
    ['otp=123456&next=/', 'otp=[masked]&next=/'],
    ['secrets: [k3y, other]', 'secrets: [[masked], other]'],
    ['session_id: 7f3a9c', 'session_id: [masked]'],
  ])('masks %s', (line, masked) => {
    expect(mask(line)).toBe(masked);
  });

  it.each([
    'ERROR invalid token: expired',
    'ERROR authorization: failed for user ana',
    'WARN secret: not found',
    'CookieParser: no header',
    'Exception in thread 9: pool exhausted',
    'ERROR spin: 12',
    '{"requestId":"8f14e45f","status":502}',
  ])('leaves %s', (line) => {
    expect(mask(line)).toBe(line);
  });

  it('leaves nothing of a cookie or a token, wherever it stands', () => {
    const value = fc.stringMatching(/^[a-z]{3}\d[A-Za-z0-9]{6}$/);
    const form = fc.constantFrom<(secret: string) => string>(
      (secret) => `Cookie: a=b; sid=${secret}`,
      (secret) => `{"token": "${secret}"}`,
      (secret) => `GET /?otp=${secret} failed`,
      (secret) => `authorization = Token ${secret}`,
    );
    fc.assert(
      fc.property(form, value, fc.string(), (make, secret, before) => {
        fc.pre(!before.includes(secret));

        expect(mask(`${before} ${make(secret)}`)).not.toContain(secret);
      }),
    );
  });
});
