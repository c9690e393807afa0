import { describe, expect, it } from 'vitest';
import { looksSecret } from './looks-secret.ts';

describe('looksSecret', () => {
  it.each([
    'xoxb-1',
    'botToken:xoxp-1',
    'xapp-1-A',
    'AKIAIOSFODNN7EXAMPLE',
    'postgres://me:word@db/x',
    'ghp_abc',
    'q7Hd0sLw93kfPz2mXv5t',
    'a b4f1e0c2d3b4a5968778695a4b3c2d1e0f c',
  ])('hides %s', (text) => {
    expect(looksSecret(text)).toBe(true);
  });

  it.each([
    'slak',
    'slack:T0:U0',
    'arn:aws:sns:us-east-1:123456789012:alarms',
    'https://a.example/path',
    '123456789012345678901234',
    'channelConfigurations',
  ])('shows %s', (text) => {
    expect(looksSecret(text)).toBe(false);
  });

  it('asks for as many digits as it is told', () => {
    expect(looksSecret('requireSignatureVersion2')).toBe(true);
    expect(looksSecret('requireSignatureVersion2', 2)).toBe(false);
  });
});
