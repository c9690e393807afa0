import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTestCertificate, testKey } from '../../test/fakes/test-certificate.ts';
import { CERTIFICATE_MAX_BYTES, parseCertificatePem } from './parse-certificate-pem.ts';

const pem = makeTestCertificate({ key: testKey('sns') });

describe('parseCertificatePem', () => {
  it.each([
    ['alone', pem],
    ['with white space around it', `\n ${pem}\r\n`],
    ['with lines that end as on Windows', pem.replaceAll('\n', '\r\n')],
  ])('reads one certificate %s', (_, text) => {
    expect(parseCertificatePem(text)?.subject).toBe('CN=sns.amazonaws.com');
  });

  it.each([
    ['nothing', ''],
    ['two certificates', pem + pem],
    ['text before the certificate', `hello\n${pem}`],
    ['text after the certificate', `${pem}hello`],
    ['a key', testKey('sns').publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['a certificate and a key', pem + testKey('sns').publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['an HTML page', '<html>Sign in to the Wi-Fi</html>'],
    ['base64 that is no certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
    ['a certificate that lacks a line', pem.replace(/\n.{64}\n/, '\n')],
    ['too much', pem + ' '.repeat(CERTIFICATE_MAX_BYTES)],
  ])('refuses %s', (_, text) => {
    expect(parseCertificatePem(text)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.base64String(), (text) => {
        expect(parseCertificatePem(`-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----`)).toBeUndefined();
      }),
    );
  });
});
