// What is read off a signing certificate, once for each: X509Certificate decodes anew at every question.
import type { KeyObject, X509Certificate } from 'node:crypto';
import { checkSigningCertificate } from './check-signing-certificate.ts';
import type { SnsRefusal } from './sns-refusal.ts';

/** A certificate as every message needs it. */
export interface ReadCertificate {
  readonly publicKey: KeyObject;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** Returns a refusal unless SNS of the Region could have signed with it. */
  refusalFor(region: string): SnsRefusal | undefined;
}

const known = new WeakMap<X509Certificate, ReadCertificate>();

/** Reads the certificate, or returns what was read of it before. */
export function readCertificate(certificate: X509Certificate): ReadCertificate {
  let read = known.get(certificate);
  if (read === undefined) {
    read = readAnew(certificate);
    known.set(certificate, read);
  }
  return read;
}

function readAnew(certificate: X509Certificate): ReadCertificate {
  const { publicKey, validFromDate: validFrom, validToDate: validTo } = certificate;
  const refusals = new Map<string, SnsRefusal | undefined>();
  return {
    publicKey,
    validFrom,
    validTo,
    // Only Regions in whose name the certificate's own address was given are asked about: a few.
    refusalFor(region) {
      if (!refusals.has(region)) refusals.set(region, checkSigningCertificate(certificate, region));
      return refusals.get(region);
    },
  };
}
