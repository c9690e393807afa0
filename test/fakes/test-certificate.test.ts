import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeTestCertificate, testKey } from './test-certificate.ts';

describe('makeTestCertificate', () => {
  it('makes a certificate that Node.js reads as it was meant', () => {
    const pem = makeTestCertificate({
      key: testKey('reader'),
      commonName: 'sns-signing.ap-east-1.amazonaws.com',
      dnsNames: ['one.example', 'two.example'],
      notBefore: new Date('2026-01-02T03:04:05Z'),
      notAfter: new Date('2055-06-07T08:09:10Z'),
    });

    const certificate = new X509Certificate(pem);
    expect(certificate.subject).toBe('CN=sns-signing.ap-east-1.amazonaws.com');
    expect(certificate.subjectAltName).toBe('DNS:one.example, DNS:two.example');
    expect(certificate.validFromDate).toEqual(new Date('2026-01-02T03:04:05Z'));
    expect(certificate.validToDate).toEqual(new Date('2055-06-07T08:09:10Z'));
    expect(certificate.ca).toBe(false);
  });

  it.each(['usual', 'small', 'large', 'rsa-exponent-3', 'ec'] as const)('signs itself with a key of the kind %s', (kind) => {
    const key = testKey('self', kind);

    const certificate = new X509Certificate(makeTestCertificate({ key }));

    expect(certificate.verify(key.publicKey)).toBe(true);
    expect(certificate.publicKey.equals(key.publicKey)).toBe(true);
  });

  it('can leave out the alternative names and be an authority', () => {
    const certificate = new X509Certificate(makeTestCertificate({ key: testKey('authority'), dnsNames: [], isAuthority: true }));

    expect(certificate.subjectAltName).toBeUndefined();
    expect(certificate.ca).toBe(true);
  });
});

describe('testKey', () => {
  it('gives the same key for the same name only', () => {
    const key = testKey('first', 'ec');

    expect(testKey('first', 'ec')).toBe(key);
    expect(testKey('second', 'ec')).not.toBe(key);
  });
});
