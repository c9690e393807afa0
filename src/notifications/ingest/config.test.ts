import { describe, expect, it } from 'vitest';
import { Secret } from '../../lib/secret.ts';
import { NotifyTokenConfig, SnsConfig } from './config.ts';

const aToken = new Secret('a1B2-._~+/c3d4e5f6g7==');

describe('NotifyTokenConfig', () => {
  it('takes a bearer token of 20 characters and more', () => {
    expect(NotifyTokenConfig.safeParse({ name: 'ci', token: aToken }).success).toBe(true);
    expect(NotifyTokenConfig.safeParse({ name: 'ci', token: new Secret('a'.repeat(20)) }).success).toBe(true);
  });

  it.each(['a'.repeat(19), `${'a'.repeat(20)} b`, `${'a'.repeat(20)}\n`, `${'ä'.repeat(20)}`, `=${'a'.repeat(20)}`])(
    'refuses %j',
    (token) => {
      expect(NotifyTokenConfig.safeParse({ name: 'ci', token: new Secret(token) }).success).toBe(false);
    },
  );

  it('refuses an empty list of configurations, which would be a sender who may do nothing', () => {
    expect(NotifyTokenConfig.safeParse({ name: 'ci', token: aToken, configurationNames: [] }).success).toBe(false);
  });

  it('refuses a name with spaces', () => {
    expect(NotifyTokenConfig.safeParse({ name: 'c i', token: aToken }).success).toBe(false);
  });
});

describe('SnsConfig', () => {
  it('asks for nothing', () => {
    expect(SnsConfig.parse({})).toEqual({ requireSignatureVersion2: false, pinnedCertificates: [] });
  });

  it('refuses a certificate that is pinned for an unencrypted address', () => {
    const pinnedCertificates = [{ url: 'http://sns.us-east-1.amazonaws.com/a.pem', file: 'a.pem' }];

    expect(SnsConfig.safeParse({ pinnedCertificates }).success).toBe(false);
  });

  it('refuses an endpoint that is no web address', () => {
    expect(SnsConfig.safeParse({ endpointUrl: 'file:///etc/passwd' }).success).toBe(false);
  });
});
