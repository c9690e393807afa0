// Reads a PEM file that must hold one certificate and nothing else.
import { X509Certificate } from 'node:crypto';

/** Largest PEM file: SNS's own have about 2 KB, and large ones about 4. */
export const CERTIFICATE_MAX_BYTES = 10_240;

// Stops a second certificate, a key or a preface that another reader of the same file would take for the certificate.
// Match: one block with white space around it. Near miss: two blocks one after the other.
const ONE_PEM_PATTERN = /^\s*-----BEGIN CERTIFICATE-----\r?\n[A-Za-z0-9+/=\r\n]+-----END CERTIFICATE-----\s*$/;

/** Parses the certificate, or returns undefined where the text is not exactly one. */
export function parseCertificatePem(pem: string): X509Certificate | undefined {
  if (pem.length > CERTIFICATE_MAX_BYTES || !ONE_PEM_PATTERN.test(pem)) return undefined;
  try {
    return new X509Certificate(pem.trim());
  } catch {
    return undefined;
  }
}
