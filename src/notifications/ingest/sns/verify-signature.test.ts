import { sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testKey } from '../../../../test/fakes/test-certificate.ts';
import { parseSignature, verifySignature } from './verify-signature.ts';

const key = testKey('sns');
const TEXT = 'Message\nh\u00e9llo\n';
const base64 = sign('sha1', Buffer.from(TEXT), key.privateKey).toString('base64');

describe('parseSignature', () => {
  it.each([
    ['1', 'sha1'],
    ['2', 'sha256'],
  ])('takes version %s for %s', (SignatureVersion, hash) => {
    const parsed = parseSignature({ SignatureVersion, Signature: base64 }, false);

    expect(parsed).toEqual({ status: 'parsed', signature: { hash, bytes: Buffer.from(base64, 'base64') } });
  });

  it('refuses version 1 where version 2 is required', () => {
    expect(parseSignature({ SignatureVersion: '1', Signature: base64 }, true)).toMatchObject({ code: 'signature-version' });
    expect(parseSignature({ SignatureVersion: '2', Signature: base64 }, true)).toMatchObject({ status: 'parsed' });
  });

  it.each(['', '0', '3', '01', '1.0', ' 1', '2 ', 'sha256', '\uff11'])('refuses version %j', (SignatureVersion) => {
    expect(parseSignature({ SignatureVersion, Signature: base64 }, false)).toMatchObject({ code: 'signature-version' });
  });

  it.each([
    ['nothing', ''],
    ['no padding', base64.replaceAll('=', '')],
    ['more padding', `${base64}=`],
    ['the alphabet for addresses', base64.replaceAll('+', '-').replaceAll('/', '_')],
    ['a line feed inside', `${base64.slice(0, 76)}\n${base64.slice(76)}`],
    ['a space at the end', `${base64} `],
    ['other unused bits at the end, which decode to the same bytes', changeUnusedBits(base64)],
    ['too few bytes', Buffer.alloc(255, 1).toString('base64')],
    ['too many bytes', Buffer.alloc(513, 1).toString('base64')],
    ['hexadecimal digits of a large key', Buffer.alloc(512, 1).toString('hex')],
  ])('refuses %s', (_, Signature) => {
    expect(parseSignature({ SignatureVersion: '1', Signature }, false)).toMatchObject({ code: 'signature-malformed' });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'binary' }), (SignatureVersion, Signature) => {
        expect(parseSignature({ SignatureVersion, Signature }, false).status).toBe('refused');
      }),
    );
  });
});

describe('verifySignature', () => {
  it.each(['sha1', 'sha256'] as const)('accepts a signature with %s', async (hash) => {
    const bytes = sign(hash, Buffer.from(TEXT), key.privateKey);

    expect(await verifySignature(TEXT, { hash, bytes }, key.publicKey)).toBe(true);
  });

  it('refuses a signature that was made with the other hash', async () => {
    const bytes = sign('sha1', Buffer.from(TEXT), key.privateKey);

    expect(await verifySignature(TEXT, { hash: 'sha256', bytes }, key.publicKey)).toBe(false);
  });

  it('refuses a signature of another key', async () => {
    const bytes = sign('sha256', Buffer.from(TEXT), testKey('somebody else').privateKey);

    expect(await verifySignature(TEXT, { hash: 'sha256', bytes }, key.publicKey)).toBe(false);
  });

  it('refuses any bytes of any length without throwing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 256, maxLength: 512 }), async (bytes) => {
        expect(await verifySignature(TEXT, { hash: 'sha256', bytes }, key.publicKey)).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

// 256 bytes leave four unused bits in the last digit before the padding.
function changeUnusedBits(text: string): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const last = text.at(-3) ?? '';
  return `${text.slice(0, -3)}${digits[digits.indexOf(last) + 1] ?? ''}==`;
}
