import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeTestCertificate, testKey, type TestCertificateOptions } from '../../../../test/fakes/test-certificate.ts';
import { checkSigningCertificate } from './check-signing-certificate.ts';

function aCertificate(options: Partial<TestCertificateOptions> = {}): X509Certificate {
  return new X509Certificate(makeTestCertificate({ key: testKey('sns'), ...options }));
}

describe('checkSigningCertificate', () => {
  it('accepts the certificate of an older Region', () => {
    expect(checkSigningCertificate(aCertificate(), 'us-east-1')).toBeUndefined();
  });

  it('accepts the certificate of a Region with a name of its own', () => {
    const certificate = aCertificate({ commonName: 'sns-cn-north-1.amazonaws.com.cn' });

    expect(checkSigningCertificate(certificate, 'cn-north-1')).toBeUndefined();
  });

  it('accepts a name that stands in the subject only', () => {
    expect(checkSigningCertificate(aCertificate({ dnsNames: [] }), 'us-east-1')).toBeUndefined();
  });

  it('accepts a key of 3072 bits', () => {
    expect(checkSigningCertificate(aCertificate({ key: testKey('sns', 'large') }), 'us-east-1')).toBeUndefined();
  });

  it.each([
    ['is made out to somebody else', { commonName: 'evil.example' }, 'certificate-name'],
    ['is made out to SNS of another Region', { commonName: 'sns-signing.ap-east-1.amazonaws.com' }, 'certificate-name'],
    ['is made out to all of AWS', { commonName: '*.amazonaws.com' }, 'certificate-name'],
    ['names SNS in the subject but others as alternatives', { dnsNames: ['evil.example'] }, 'certificate-name'],
    ['only begins like SNS', { commonName: 'sns.amazonaws.com.evil.example' }, 'certificate-name'],
    ['has a zero character after the name', { commonName: 'sns.amazonaws.com\0.evil.example' }, 'certificate-name'],
    ['has an elliptic-curve key', { key: testKey('sns', 'ec') }, 'certificate-key'],
    ['has a small key', { key: testKey('sns', 'small') }, 'certificate-key'],
    ['has a key with another padding', { key: testKey('sns', 'rsa-pss') }, 'certificate-key'],
    ['has a key with a small exponent', { key: testKey('sns', 'rsa-exponent-3') }, 'certificate-key'],
  ])('refuses a certificate that %s', (_, options, code) => {
    const refusal = checkSigningCertificate(aCertificate(options), 'us-east-1');

    expect(refusal?.code).toBe(code);
  });
});
