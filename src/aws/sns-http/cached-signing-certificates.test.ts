import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeTestCertificate, testKey } from '../../../test/fakes/test-certificate.ts';
import type { CertificateOutcome } from '../signing-certificates.ts';
import {
  CACHED_CERTIFICATES_MAX,
  CachedSigningCertificates,
  CERTIFICATE_KEPT_MS,
  CERTIFICATE_MAX_AGE_MS,
  UNAVAILABLE_MAX_AGE_MS,
  UNKNOWN_DOWNLOADS_PER_HOST_MAX,
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

  it('fetches only so many unknown ones at once from a Region and tells the others to come again', async () => {
    const bench = new Bench();
    const gate = Promise.withResolvers<CertificateOutcome>();
    bench.answer = () => gate.promise;
    const names = Array.from({ length: UNKNOWN_DOWNLOADS_PER_HOST_MAX }, (_, index) => `https://one.example/${index}`);
    const finding = names.map((name) => bench.certificates.find(name));

    const refused = await bench.certificates.find('https://one.example/more');
    gate.resolve(found);
    await Promise.all(finding);

    expect(refused.status).toBe('unavailable');
    expect(await bench.certificates.find('https://one.example/more')).toEqual(found);
  });

  it('lets a flood of invented names starve neither known certificates nor those of other Regions', async () => {
    const bench = new Bench();
    await bench.certificates.find('https://one.example/good');
    bench.nowMs += CERTIFICATE_MAX_AGE_MS;
    bench.asked.length = 0;
    const gate = Promise.withResolvers<CertificateOutcome>();
    bench.answer = (url) => (url.includes('invented') ? gate.promise : Promise.resolve(found));
    const flood = Array.from({ length: 1000 }, (_, index) => bench.certificates.find(`https://one.example/invented-${index}`));

    const outcomes = [await bench.certificates.find('https://one.example/good'), await bench.certificates.find('https://two.example/new')];

    expect(outcomes).toEqual([found, found]);
    expect(bench.asked.filter((url) => !url.includes('invented'))).toEqual(['https://one.example/good', 'https://two.example/new']);
    gate.resolve(unavailable);
    await Promise.all(flood);
  });

  it('uses a certificate while it is fetched again, once for all, and takes the new one afterwards', async () => {
    const bench = new Bench();
    await bench.certificates.find('a');
    const gate = Promise.withResolvers<CertificateOutcome>();
    bench.answer = () => gate.promise;
    bench.nowMs += CERTIFICATE_MAX_AGE_MS;

    const meanwhile = [await bench.certificates.find('a'), await bench.certificates.find('a')];
    const renewed: CertificateOutcome = { status: 'found', certificate: new X509Certificate(certificate.raw) };
    gate.resolve(renewed);
    await gate.promise;

    expect(meanwhile).toEqual([found, found]);
    await expect.poll(() => bench.certificates.find('a')).toBe(renewed);
    expect(bench.asked).toEqual(['a', 'a']);
  });

  it.each([
    ['unavailable', unavailable, UNAVAILABLE_MAX_AGE_MS],
    ['unusable', unusable, UNUSABLE_MAX_AGE_MS],
  ])('goes on with a certificate that is %s when fetched again, and asks again after a while', async (_, outcome, maxAgeMs) => {
    const bench = new Bench();
    await bench.certificates.find('a');
    bench.answer = () => Promise.resolve(outcome);
    bench.nowMs += CERTIFICATE_MAX_AGE_MS;
    await bench.certificates.find('a');
    await new Promise(setImmediate);

    expect(await bench.certificates.find('a')).toEqual(found);
    expect(bench.asked).toEqual(['a', 'a']);
    bench.nowMs += maxAgeMs;
    expect(await bench.certificates.find('a')).toEqual(found);
    expect(bench.asked).toEqual(['a', 'a', 'a']);
  });

  it('forgets a certificate that could not be fetched again for a week, because it may be revoked', async () => {
    const bench = new Bench();
    await bench.certificates.find('a');
    bench.answer = () => Promise.resolve(unavailable);

    bench.nowMs += CERTIFICATE_KEPT_MS - 1;
    expect(await bench.certificates.find('a')).toEqual(found);
    bench.nowMs += UNAVAILABLE_MAX_AGE_MS;

    expect(await bench.certificates.find('a')).toEqual(unavailable);
  });

  it('does not go on with one that has expired meanwhile', async () => {
    const bench = new Bench();
    bench.nowMs = certificate.validToDate.getTime();
    await bench.certificates.find('a');
    bench.answer = () => Promise.resolve(unavailable);

    bench.nowMs += CERTIFICATE_MAX_AGE_MS;

    expect(await bench.certificates.find('a')).toEqual(unavailable);
  });

  it('is not blocked by a download that threw', async () => {
    const bench = new Bench();
    bench.answer = () => Promise.reject(new Error('broken'));
    await expect(bench.certificates.find('a')).rejects.toThrow('broken');

    bench.answer = () => Promise.resolve(found);

    expect(await bench.certificates.find('a')).toEqual(found);
  });
});
