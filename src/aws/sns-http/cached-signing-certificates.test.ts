import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeTestCertificate, testKey } from '../../../test/fakes/test-certificate.ts';
import type { CertificateOutcome } from '../signing-certificates.ts';
import {
  CACHED_CERTIFICATES_MAX,
  CachedSigningCertificates,
  CERTIFICATE_MAX_AGE_MS,
  CONCURRENT_DOWNLOADS_MAX,
  UNAVAILABLE_MAX_AGE_MS,
  UNUSABLE_MAX_AGE_MS,
} from './cached-signing-certificates.ts';

const certificate = new X509Certificate(makeTestCertificate({ key: testKey('sns') }));
const found: CertificateOutcome = { status: 'found', certificate };
const unusable: CertificateOutcome = { status: 'unusable', reason: 'not one PEM certificate' };
const unavailable: CertificateOutcome = { status: 'unavailable', reason: 'no connection' };

/** A cache whose downloads and clock the test decides. */
class Bench {
  readonly asked: string[] = [];
  nowMs = 1_000_000;
  answer: (url: string) => Promise<CertificateOutcome> = () => Promise.resolve(found);
  readonly certificates = new CachedSigningCertificates({
    now: () => new Date(this.nowMs),
    download: (url) => {
      this.asked.push(url);
      return this.answer(url);
    },
  });
}

describe('CachedSigningCertificates', () => {
  it('downloads a certificate once', async () => {
    const bench = new Bench();

    const outcomes = [await bench.certificates.find('a'), await bench.certificates.find('a')];

    expect(outcomes).toEqual([found, found]);
    expect(bench.asked).toEqual(['a']);
  });

  it('downloads it once for all who ask at the same time', async () => {
    const bench = new Bench();
    const gate = Promise.withResolvers<CertificateOutcome>();
    bench.answer = () => gate.promise;

    const finding = Promise.all(Array.from({ length: 100 }, () => bench.certificates.find('a')));
    gate.resolve(found);

    expect(new Set(await finding)).toEqual(new Set([found]));
    expect(bench.asked).toEqual(['a']);
  });

  it.each([
    ['a certificate', found, CERTIFICATE_MAX_AGE_MS],
    ['an unusable one', unusable, UNUSABLE_MAX_AGE_MS],
    ['a failure', unavailable, UNAVAILABLE_MAX_AGE_MS],
  ])('remembers %s for its time and then asks again', async (_, outcome, maxAgeMs) => {
    const bench = new Bench();
    bench.answer = () => Promise.resolve(outcome);
    await bench.certificates.find('a');

    bench.nowMs += maxAgeMs - 1;
    expect(await bench.certificates.find('a')).toEqual(outcome);
    expect(bench.asked).toHaveLength(1);
    bench.nowMs += 1;
    await bench.certificates.find('a');
    expect(bench.asked).toHaveLength(2);
  });

  it('asks again when the clock was set back', async () => {
    const bench = new Bench();
    await bench.certificates.find('a');

    bench.nowMs -= 1;
    await bench.certificates.find('a');

    expect(bench.asked).toHaveLength(2);
  });

  it('finds a certificate as soon as a failure is forgotten', async () => {
    const bench = new Bench();
    bench.answer = () => Promise.resolve(unavailable);
    await bench.certificates.find('a');

    bench.answer = () => Promise.resolve(found);
    bench.nowMs += UNAVAILABLE_MAX_AGE_MS;

    expect(await bench.certificates.find('a')).toEqual(found);
  });

  it('keeps no more certificates than it may, those used last', async () => {
    const bench = new Bench();
    const urls = Array.from({ length: CACHED_CERTIFICATES_MAX }, (_, index) => `url-${index}`);
    for (const url of urls) await bench.certificates.find(url);
    await bench.certificates.find('url-0');

    await bench.certificates.find('one more');
    bench.asked.length = 0;
    await bench.certificates.find('url-0');
    await bench.certificates.find('url-1');

    expect(bench.asked).toEqual(['url-1']);
  });

  it('does not let failures push certificates out', async () => {
    const bench = new Bench();
    await bench.certificates.find('good');

    bench.answer = () => Promise.resolve(unusable);
    for (let index = 0; index < 1000; index++) await bench.certificates.find(`forged-${index}`);
    bench.asked.length = 0;

    expect(await bench.certificates.find('good')).toEqual(found);
    expect(bench.asked).toEqual([]);
  });

  it('fetches only so many at once and tells the others to come again', async () => {
    const bench = new Bench();
    const gate = Promise.withResolvers<CertificateOutcome>();
    bench.answer = () => gate.promise;
    const finding = Array.from({ length: CONCURRENT_DOWNLOADS_MAX }, (_, index) => bench.certificates.find(`url-${index}`));

    const refused = await bench.certificates.find('one more');
    gate.resolve(found);
    await Promise.all(finding);

    expect(refused.status).toBe('unavailable');
    expect(await bench.certificates.find('one more')).toEqual(found);
  });

  it('is not blocked by a download that threw', async () => {
    const bench = new Bench();
    bench.answer = () => Promise.reject(new Error('broken'));
    await expect(bench.certificates.find('a')).rejects.toThrow('broken');

    bench.answer = () => Promise.resolve(found);

    expect(await bench.certificates.find('a')).toEqual(found);
  });
});
