// Narrow port: the certificates that SNS signs with. The address has been checked before it is asked for.
import type { X509Certificate } from 'node:crypto';

/** A certificate, or why there is none: `unavailable` may pass, `unusable` will not. */
export type CertificateOutcome =
  | { readonly status: 'found'; readonly certificate: X509Certificate }
  | { readonly status: 'unavailable'; readonly reason: string }
  | { readonly status: 'unusable'; readonly reason: string };

/** Finds signing certificates by the address of their PEM file. */
export interface SigningCertificates {
  find(url: string): Promise<CertificateOutcome>;
}
