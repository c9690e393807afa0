// Signing certificates, each fetched once a day and once at a time, however many messages ask for it.
import { RecentValues } from '../../lib/recent-values.ts';
import type { CertificateOutcome, SigningCertificates } from '../signing-certificates.ts';

/** How many certificates are kept: each Region has one, and a new one once a year. */
export const CACHED_CERTIFICATES_MAX = 16;

/** How long a certificate is kept; a revoked one is gone from SNS's host and so from here after that. */
export const CERTIFICATE_MAX_AGE_MS = 86_400_000;

/** How long `unusable` is remembered, so that forged messages do not make us ask SNS again and again. */
export const UNUSABLE_MAX_AGE_MS = 60_000;

/** How long `unavailable` is remembered: shorter than the 20 seconds after which SNS sends a message again. */
export const UNAVAILABLE_MAX_AGE_MS = 5000;

// How many failures are remembered.
const CACHED_FAILURES_MAX = 64;

/** How many certificates are fetched at once; forged messages can name any number of certificates that do not exist. */
export const CONCURRENT_DOWNLOADS_MAX = 8;

interface CachedOutcome {
  readonly outcome: CertificateOutcome;
  readonly storedAt: number;
}

/** What the cache works with. */
export interface CachedSigningCertificatesOptions {
  download(url: string): Promise<CertificateOutcome>;
  now(): Date;
}

/** Remembers certificates and, shortly, failures; the two never push each other out. */
export class CachedSigningCertificates implements SigningCertificates {
  readonly #options: CachedSigningCertificatesOptions;
  readonly #found = new RecentValues<string, CachedOutcome>(CACHED_CERTIFICATES_MAX);
  readonly #failures = new RecentValues<string, CachedOutcome>(CACHED_FAILURES_MAX);
  readonly #downloads = new Map<string, Promise<CertificateOutcome>>();

  /** Takes the download and the clock. */
  constructor(options: CachedSigningCertificatesOptions) {
    this.#options = options;
  }

  /** Finds a certificate; concurrent calls for one address share one download. */
  find(url: string): Promise<CertificateOutcome> {
    const remembered = this.#recall(url);
    if (remembered !== undefined) return Promise.resolve(remembered);
    const underWay = this.#downloads.get(url);
    if (underWay !== undefined) return underWay;
    if (this.#downloads.size >= CONCURRENT_DOWNLOADS_MAX) {
      return Promise.resolve({ status: 'unavailable', reason: 'too many signing certificates are being fetched' });
    }
    const download = this.#download(url).finally(() => this.#downloads.delete(url));
    this.#downloads.set(url, download);
    return download;
  }

  async #download(url: string): Promise<CertificateOutcome> {
    const outcome = await this.#options.download(url);
    const cache = outcome.status === 'found' ? this.#found : this.#failures;
    cache.set(url, { outcome, storedAt: this.#options.now().getTime() });
    return outcome;
  }

  #recall(url: string): CertificateOutcome | undefined {
    const cached = this.#found.get(url) ?? this.#failures.get(url);
    if (cached === undefined) return undefined;
    const ageMs = this.#options.now().getTime() - cached.storedAt;
    // A negative age means that the clock was set back; then nothing is known about the age.
    if (ageMs >= 0 && ageMs < maxAgeMs(cached.outcome)) return cached.outcome;
    this.#found.delete(url);
    this.#failures.delete(url);
    return undefined;
  }
}

function maxAgeMs({ status }: CertificateOutcome): number {
  switch (status) {
    case 'found':
      return CERTIFICATE_MAX_AGE_MS;
    case 'unusable':
      return UNUSABLE_MAX_AGE_MS;
    case 'unavailable':
      return UNAVAILABLE_MAX_AGE_MS;
  }
}
