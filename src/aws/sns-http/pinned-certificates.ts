// Signing certificates from files, for places without a way out to AWS. A pinned address is never fetched.
// Pinning replaces the download only: dates, name and key of a pinned certificate are checked for every message like
// those of any other, so a pin must be renewed when SNS changes its certificate, about once a year.
import { readFile } from 'node:fs/promises';
import type { X509Certificate } from 'node:crypto';
import { AppError } from '../../domain/errors.ts';
import { parseSnsCertificateAddress } from '../../domain/sns-certificate-address.ts';
import type { CertificateOutcome, SigningCertificates } from '../signing-certificates.ts';
import { parseCertificatePem } from '../../lib/parse-certificate-pem.ts';

/** A certificate in a file and the address that messages name it by. */
export interface CertificatePin {
  readonly url: string;
  readonly file: string;
}

/** Reads the pinned certificates; throws `config-invalid` naming each pin that cannot be used. */
export async function readPinnedCertificates(pins: readonly CertificatePin[]): Promise<ReadonlyMap<string, X509Certificate>> {
  const problems: string[] = [];
  const certificates = new Map<string, X509Certificate>();
  for (const { url, file } of pins) {
    const certificate = await readCertificate(file);
    if (parseSnsCertificateAddress(url) === undefined) problems.push(`${url} is not the address of an SNS signing certificate`);
    if (certificates.has(url)) problems.push(`${url} is pinned twice`);
    if (certificate === undefined) problems.push(`${file} cannot be read as one PEM certificate`);
    else certificates.set(url, certificate);
  }
  if (problems.length > 0) throw new AppError('config-invalid', problems.join('; '));
  return certificates;
}

async function readCertificate(file: string): Promise<X509Certificate | undefined> {
  try {
    return parseCertificatePem(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Looks among the pinned certificates first and asks the others only for addresses that are not pinned. */
export class PinnedCertificates implements SigningCertificates {
  readonly #pinned: ReadonlyMap<string, X509Certificate>;
  readonly #others: SigningCertificates;

  /** Takes the pinned certificates by address, and where to find all others. */
  constructor(pinned: ReadonlyMap<string, X509Certificate>, others: SigningCertificates) {
    this.#pinned = pinned;
    this.#others = others;
  }

  /** Finds a certificate. */
  find(url: string): Promise<CertificateOutcome> {
    const certificate = this.#pinned.get(url);
    return certificate === undefined ? this.#others.find(url) : Promise.resolve({ status: 'found', certificate });
  }
}
