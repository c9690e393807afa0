// Fetches a signing certificate from SNS; the address has been checked by the caller. TLS proves that SNS answers.
import type { SetTimer } from '../../lib/timers.ts';
import type { CertificateOutcome } from '../signing-certificates.ts';
import type { FetchFunction } from './fetch-function.ts';
import { fetchSmallText } from './fetch-small-text.ts';
import { CERTIFICATE_MAX_BYTES, parseCertificatePem } from '../../lib/parse-certificate-pem.ts';

/** Downloads the certificate at an address; never throws. */
export async function downloadCertificate(url: string, fetch: FetchFunction, setTimer?: SetTimer): Promise<CertificateOutcome> {
  const timing = setTimer === undefined ? {} : { setTimer };
  const fetched = await fetchSmallText(url, { fetch, maxBytes: CERTIFICATE_MAX_BYTES, ...timing });
  if (fetched.status === 'failed')
    return { status: 'unavailable', reason: `the signing certificate could not be fetched: ${fetched.reason}` };
  if (fetched.status === 'too-large') return { status: 'unusable', reason: 'the answer is too large' };
  // Also 404: a new certificate may be named a moment before every server of SNS has it, and SNS repeats only after a 5xx.
  if (fetched.httpStatus !== 200)
    return { status: 'unavailable', reason: `SNS answered ${fetched.httpStatus} for the signing certificate` };
  const certificate = parseCertificatePem(fetched.text);
  if (certificate === undefined) return { status: 'unusable', reason: 'the answer is not one PEM certificate' };
  return { status: 'found', certificate };
}
