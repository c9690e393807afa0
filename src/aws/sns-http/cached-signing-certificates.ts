// Signing certificates, each fetched once a day and once at a time, however many messages ask for it. Anybody can ask, by
// unsigned messages with invented addresses: they must never stand in the way of the certificates that are known.
import { RecentValues } from '../../lib/recent-values.ts';
import type { CertificateOutcome, SigningCertificates } from '../signing-certificates.ts';

/** How many certificates are kept: each of some forty Regions has one, and a new one once a year. */
export const CACHED_CERTIFICATES_MAX = 64;

/** How long a certificate is used before it is fetched again, beside the messages that go on with it. */
export const CERTIFICATE_MAX_AGE_MS = 86_400_000;

/** How long it is kept where it cannot be fetched again; a revoked one is gone from SNS's host and so from here after that. */
export const CERTIFICATE_KEPT_MS = 7 * 86_400_000;

/** How long `unusable` is remembered, so that forged messages do not make us ask SNS again and again. */
export const UNUSABLE_MAX_AGE_MS = 60_000;

/** How long `unavailable` is remembered: shorter than the 20 seconds after which SNS sends a message again. */
export const UNAVAILABLE_MAX_AGE_MS = 5000;

// How many failures are remembered.
const CACHED_FAILURES_MAX = 64;

/**
 * How many unknown certificates are fetched at once from the SNS of one Region; forged messages can name any number of
 * certificates that do not exist, and are to hold up no other Region. Known ones are fetched again besides.
 */
export const UNKNOWN_DOWNLOADS_PER_HOST_MAX = 4;

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
  readonly #refreshes = new Set<string>();

  /** Takes the download and the clock. */
  constructor(options: CachedSigningCertificatesOptions) {
    this.#options = options;
  }

  /** Finds a certificate; concurrent calls for one address share one download. */
  find(url: string): Promise<CertificateOutcome> {
    const known = this.#recallFound(url);
    if (known !== undefined) return Promise.resolve(known);
    const failure = this.#recallFailure(url);
    if (failure !== undefined) return Promise.resolve(failure);
    const underWay = this.#downloads.get(url);
    if (underWay !== undefined) return underWay;
    if (this.#countDownloads(hostOf(url)) >= UNKNOWN_DOWNLOADS_PER_HOST_MAX) {
      return Promise.resolve({ status: 'unavailable', reason: 'too many signing certificates are being fetched' });
    }
    const download = this.#download(url).finally(() => this.#downloads.delete(url));
    this.#downloads.set(url, download);
    return download;
  }

  #countDownloads(host: string): number {
    return [...this.#downloads.keys()].filter((url) => hostOf(url) === host).length;
  }

  async #download(url: string): Promise<CertificateOutcome> {
    const outcome = await this.#options.download(url);
    const cache = outcome.status === 'found' ? this.#found : this.#failures;
    cache.set(url, { outcome, storedAt: this.#nowMs() });
    return outcome;
  }

  #recallFound(url: string): CertificateOutcome | undefined {
    const cached = this.#found.get(url);
    if (cached === undefined) return undefined;
    // A negative age means that the clock was set back; then nothing is known about the age.
    const ageMs = this.#nowMs() - cached.storedAt;
    if (ageMs >= 0 && ageMs < CERTIFICATE_MAX_AGE_MS) return cached.outcome;
    if (ageMs < CERTIFICATE_KEPT_MS && this.#isValidNow(cached.outcome)) {
      this.#refresh(url);
      return cached.outcome;
    }
    this.#found.delete(url);
    return undefined;
  }

  #recallFailure(url: string): CertificateOutcome | undefined {
    const cached = this.#failures.get(url);
    if (cached === undefined) return undefined;
    const ageMs = this.#nowMs() - cached.storedAt;
    const maxAgeMs = cached.outcome.status === 'unusable' ? UNUSABLE_MAX_AGE_MS : UNAVAILABLE_MAX_AGE_MS;
    if (ageMs >= 0 && ageMs < maxAgeMs) return cached.outcome;
    this.#failures.delete(url);
    return undefined;
  }

  /** Fetches a known certificate again; there are no more of them than the cache holds, so no flood can hold this up. */
  #refresh(url: string): void {
    if (this.#refreshes.has(url) || this.#recallFailure(url) !== undefined) return;
    this.#refreshes.add(url);
    void this.#download(url)
      .catch(() => undefined)
      .finally(() => this.#refreshes.delete(url));
  }

  #isValidNow(outcome: CertificateOutcome): boolean {
    return outcome.status === 'found' && this.#nowMs() <= outcome.certificate.validToDate.getTime();
  }

  #nowMs(): number {
    return this.#options.now().getTime();
  }
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}
