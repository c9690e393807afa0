import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findByAccessKey } from './find-by-access-key.ts';
import type { NotifyRequestHead, SenderVerdict } from './notify-senders.ts';
import { parseSigv4Authorization } from './sigv4-authorization.ts';

const now = new Date('2015-08-30T12:36:00Z');
const KEY = { name: 'batch', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };

interface Given {
  readonly method?: string;
  readonly target?: string;
  readonly headers?: NotifyRequestHead['headers'];
  readonly body?: string;
  readonly signedHeaders?: string;
  readonly signature?: string;
  readonly scope?: string;
  readonly options?: Partial<Parameters<typeof findByAccessKey>[1]>;
}

/** A request of AWS's test suite (Signature Version 4 test suite), with changes. */
function verify({
  method = 'GET',
  target = '/',
  headers,
  body = '',
  signedHeaders = 'host;x-amz-date',
  options,
  ...given
}: Given): SenderVerdict {
  const { signature = GET_VANILLA, scope = '20150830/us-east-1/service' } = given;
  const authorization = parseSigv4Authorization(
    `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/${scope}/aws4_request, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  );
  if (authorization === undefined) throw new TypeError('the test names no authorization');
  const all = { host: ['example.amazonaws.com'], 'x-amz-date': ['20150830T123600Z'], ...headers };
  return findByAccessKey(
    { head: { method, target, headers: all }, body: Buffer.from(body), authorization },
    { keys: [KEY], now, service: 'service', ...options },
  );
}

const GET_VANILLA = '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31';

describe('findByAccessKey', () => {
  it.each<[string, Given]>([
    ['get-vanilla', {}],
    ['post-vanilla', { method: 'POST', signature: '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b' }],
    [
      'get-vanilla-query-order-key-case',
      { target: '/?Param2=value2&Param1=value1', signature: 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500' },
    ],
    [
      'get-header-key-duplicate',
      {
        headers: { 'my-header1': ['value2', 'value2', 'value1'] },
        signedHeaders: 'host;my-header1;x-amz-date',
        signature: 'c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea',
      },
    ],
    [
      'get-header-value-multiline',
      {
        headers: { 'my-header1': ['value1', 'value2', 'value3'] },
        signedHeaders: 'host;my-header1;x-amz-date',
        signature: 'ba17b383a53190154eb5fa66a1b836cc297cc0a3d70a5d00705980573d8ff790',
      },
    ],
  ])('verifies %s of AWS’s own test suite', (_name, given) => {
    expect(verify(given)).toMatchObject({ status: 'known', proof: 'access-key', sender: { name: 'batch' } });
  });

  it.each<[string, Given]>([
    ['another method', { method: 'POST' }],
    ['another path', { target: '/x' }],
    ['a query', { target: '/?x=1' }],
    ['a query that cannot be read', { target: '/?x=%zz' }],
    ['another body', { body: 'x' }],
    ['another host', { headers: { host: ['evil.example'] } }],
    ['another time of the day', { headers: { 'x-amz-date': ['20150830T123601Z'] } }],
    ['another day of the key', { scope: '20150831/us-east-1/service' }],
    ['another Region', { scope: '20150830/eu-west-1/service' }],
    ['another service', { scope: '20150830/us-east-1/s3' }],
    ['a signature of zeros', { signature: '0'.repeat(64) }],
    ['two hosts', { headers: { host: ['example.amazonaws.com', 'evil.example'] } }],
    ['two times', { headers: { 'x-amz-date': ['20150830T123600Z', '20150830T123600Z'] } }],
    ['a header of AWS that is not signed', { headers: { 'x-amz-target': ['Evil'] } }],
    ['a body hash that is not signed', { headers: { 'x-amz-content-sha256': ['UNSIGNED-PAYLOAD'] } }],
    ['a signed header that is not there', { signedHeaders: 'host;my-header1;x-amz-date' }],
    ['no signed host', { signedHeaders: 'x-amz-date' }],
    ['no signed time', { signedHeaders: 'host' }],
    ['a key that is not known', { options: { keys: [{ ...KEY, accessKeyId: 'OTHER' }] } }],
    ['another secret', { options: { keys: [{ ...KEY, secretAccessKey: 'x' }] } }],
    ['a key whose time is over', { options: { keys: [{ ...KEY, expiresAt: now }] } }],
    ['a request for a host that is not ours', { options: { publicHost: 'events.example.com' } }],
    ['a signature for the service of the test suite at our door', { options: { service: 'signalbox' } }],
  ])('refuses %s', (_what, given) => {
    expect(verify(given)).toMatchObject({ status: 'refused', reason: 'signature-refused' });
  });

  it('refuses a body that is said not to be signed, also where that is signed', () => {
    const refused = verify({
      headers: { 'x-amz-content-sha256': ['UNSIGNED-PAYLOAD'] },
      signedHeaders: 'host;x-amz-content-sha256;x-amz-date',
    });

    expect(refused).toMatchObject({ status: 'refused', text: expect.stringContaining('the body must be signed as a whole') });
  });

  it('says of a right signature of another time that it may come again', () => {
    const at = (milliseconds: number) => verify({ options: { now: new Date(now.getTime() + milliseconds) } }).status;

    expect([at(299_999), at(-299_999), at(300_000), at(-300_000)]).toEqual(['known', 'known', 'unavailable', 'unavailable']);
  });

  it('takes the public name where a proxy has put another one in its place', () => {
    const headers = { host: ['10.0.0.7:7710'] };

    expect(verify({ headers, options: { publicHost: 'example.amazonaws.com' } })).toMatchObject({ status: 'known' });
    expect(verify({ headers })).toMatchObject({ status: 'refused' });
  });

  it('never throws, whatever a request holds', () => {
    const values = fc.array(fc.string({ unit: 'binary' }), { maxLength: 2 });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), values, values, (target, host, date) => {
        expect(verify({ method: 'POST', target, headers: { host, 'x-amz-date': date } }).status).toBe('refused');
      }),
    );
  });
});
