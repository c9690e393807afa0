// Whether a certificate is one that SNS of a Region could have signed with.
// Its issuer is not followed: it came by TLS from SNS's own host, or from a file that an operator pinned.
import type { KeyObject, X509Certificate } from 'node:crypto';
import { signingCertificateNames } from './signing-certificate-names.ts';
import { refuse, type SnsRefusal } from './sns-refusal.ts';

// SNS uses 2048 bits. Below, keys can be broken; above, every forged request would cost us much time.
const RSA_MIN_BITS = 2048;
const RSA_MAX_BITS = 4096;

// What every public authority uses. With an exponent of 1 anybody could write signatures, with 3 mistakes let some through.
const RSA_PUBLIC_EXPONENT = 65_537n;

/** Returns a refusal unless the certificate is made out to SNS of the Region, and has a key SNS would use; its dates are left to the caller. */
export function checkSigningCertificate(certificate: X509Certificate, region: string): SnsRefusal | undefined {
  if (!isMadeOutToSns(certificate, region)) return refuse('certificate-name');
  return isSaneRsaKey(certificate.publicKey) ? undefined : refuse('certificate-key');
}

// The names in the certificate are taken word for word: `*.amazonaws.com` would be anybody's.
function isMadeOutToSns(certificate: X509Certificate, region: string): boolean {
  return signingCertificateNames(region).some((name) => certificate.checkHost(name, { wildcards: false }) !== undefined);
}

function isSaneRsaKey(key: KeyObject): boolean {
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType !== 'rsa' || publicExponent !== RSA_PUBLIC_EXPONENT) return false;
  return modulusLength >= RSA_MIN_BITS && modulusLength <= RSA_MAX_BITS;
}
