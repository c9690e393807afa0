import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBasicTimestamp, parseSigv4Authorization } from './sigv4-authorization.ts';

const SIGNATURE = 'a'.repeat(64);
const RIGHT = `AWS4-HMAC-SHA256 Credential=SBKEY/20260301/eu-west-1/signalbox/aws4_request, SignedHeaders=host;x-amz-date, Signature=${SIGNATURE}`;

describe('parseSigv4Authorization', () => {
  it('reads the header with and without spaces behind the commas', () => {
    const parsed = parseSigv4Authorization(RIGHT);

    expect(parsed).toEqual({
      accessKeyId: 'SBKEY',
      scope: { date: '20260301', region: 'eu-west-1', service: 'signalbox' },
      signedHeaders: ['host', 'x-amz-date'],
      signature: SIGNATURE,
    });
    expect(parseSigv4Authorization(RIGHT.replaceAll(', ', ','))).toEqual(parsed);
  });

  it.each([
    RIGHT.replace('SHA256', 'SHA1'),
    RIGHT.replace('AWS4-HMAC-SHA256', 'AWS4-ECDSA-P256-SHA256'),
    RIGHT.replace('host;x-amz-date', 'x-amz-date;host'),
    RIGHT.replace('host;x-amz-date', 'host;host'),
    RIGHT.replace('host;x-amz-date', 'Host;x-amz-date'),
    RIGHT.replace('host;x-amz-date', 'host;;x-amz-date'),
    RIGHT.replace(SIGNATURE, SIGNATURE.toUpperCase()),
    RIGHT.replace(SIGNATURE, SIGNATURE.slice(1)),
    RIGHT.replace('/aws4_request', '/aws5_request'),
    RIGHT.replace('SBKEY', 'SB/KEY'),
    `${RIGHT}, Signature=${SIGNATURE}`,
    ` ${RIGHT}`,
    `${RIGHT}\n`,
    RIGHT.replace('host', 'h'.repeat(5_000)),
  ])('refuses %j', (text) => {
    expect(parseSigv4Authorization(text)).toBeUndefined();
  });

  it('never throws, and reads nothing out of noise', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(RIGHT.length - 1), (noise, at) => {
        expect(parseSigv4Authorization(noise)).toBeUndefined();
        const broken = parseSigv4Authorization(RIGHT.slice(0, at));
        expect(broken).toBeUndefined();
      }),
    );
  });
});

describe('parseBasicTimestamp', () => {
  it('reads a time, and refuses days and hours that do not exist', () => {
    expect(parseBasicTimestamp('20260301T030000Z')).toEqual(new Date('2026-03-01T03:00:00Z'));
    for (const text of ['20260230T030000Z', '20260301T240000Z', '2026-03-01T03:00:00Z', '20260301T030000', '', 'x']) {
      expect(parseBasicTimestamp(text)).toBeUndefined();
    }
  });
});
