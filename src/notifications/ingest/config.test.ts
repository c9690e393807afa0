import { describe, expect, it } from 'vitest';
import { SnsConfig } from './config.ts';

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
