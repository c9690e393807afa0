import { describe, expect, it } from 'vitest';
import { makeTestCertificate, testKey } from '../../../test/fakes/test-certificate.ts';
import { downloadCertificate } from './download-certificate.ts';
import type { FetchFunction } from './fetch-function.ts';

const URL_OF_CERTIFICATE = 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-00.pem';
const pem = makeTestCertificate({ key: testKey('sns') });

function fetchThatAnswers(body: string, status = 200): FetchFunction {
  return () => Promise.resolve(new Response(body, { status }));
}

describe('downloadCertificate', () => {
  it('asks for the address without following redirects and reads the certificate', async () => {
    const requests: { url: string; redirect: unknown; method: unknown }[] = [];

    const outcome = await downloadCertificate(URL_OF_CERTIFICATE, (url, { redirect, method }) => {
      requests.push({ url, redirect, method });
      return Promise.resolve(new Response(pem));
    });

    expect(outcome).toMatchObject({ status: 'found', certificate: { subject: 'CN=sns.amazonaws.com' } });
    expect(requests).toEqual([{ url: URL_OF_CERTIFICATE, redirect: 'error', method: 'GET' }]);
  });

  it.each([
    ['two certificates', pem + pem],
    ['an HTML page', '<html></html>'],
    ['nothing', ''],
    ['11 KB', pem + ' '.repeat(11_264 - pem.length)],
  ])('cannot use %s', async (_, body) => {
    expect(await downloadCertificate(URL_OF_CERTIFICATE, fetchThatAnswers(body))).toMatchObject({ status: 'unusable' });
  });

  it.each([403, 404, 408, 429, 500, 503])('may be answered better later than with %i', async (status) => {
    expect(await downloadCertificate(URL_OF_CERTIFICATE, fetchThatAnswers(pem, status))).toMatchObject({ status: 'unavailable' });
  });

  it('may be answered later where there is no connection', async () => {
    const outcome = await downloadCertificate(URL_OF_CERTIFICATE, () => Promise.reject(new TypeError('fetch failed')));

    expect(outcome).toMatchObject({ status: 'unavailable' });
  });
});
