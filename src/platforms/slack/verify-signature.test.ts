import { describe, expect, it } from 'vitest';
import { Secret } from '../../lib/secret.ts';
import { isSignedWith, readSignature } from './verify-signature.ts';

// The example of docs.slack.dev/authentication/verifying-requests-from-slack.
const secret = new Secret('8f742231b10e8888abcd99yyyzzz85a5');
const moment = '1531420618';
const signature = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503';
const body = Buffer.from(
  'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
);

function headers(more: Readonly<Record<string, string | readonly string[] | undefined>> = {}) {
  return { 'x-slack-request-timestamp': moment, 'x-slack-signature': signature, ...more };
}

function at(seconds: number): Date {
  return new Date((Number(moment) + seconds) * 1000);
}

describe('readSignature', () => {
  it.each([0, 299, 300, -300])('reads the signature of a request of %i seconds ago', (age) => {
    expect(readSignature(headers(), at(age))).toEqual({ moment, signature });
  });

  it.each([301, -301, 86_400])('refuses a request of %i seconds ago', (age) => {
    expect(readSignature(headers(), at(age))).toBe('too-old');
  });

  it.each([
    ['no moment', { 'x-slack-request-timestamp': undefined }],
    ['no signature', { 'x-slack-signature': undefined }],
    ['two signatures', { 'x-slack-signature': [signature, signature] }],
    ['a moment that is none', { 'x-slack-request-timestamp': '1e9' }],
    ['a signature of another version', { 'x-slack-signature': signature.replace('v0', 'v1') }],
    ['a signature that is too short', { 'x-slack-signature': 'v0=a2114d' }],
    ['upper case', { 'x-slack-signature': signature.toUpperCase() }],
  ])('refuses %s', (_case, more) => {
    expect(readSignature(headers(more), at(0))).toBe('signature-missing');
  });
});

describe('isSignedWith', () => {
  it('knows the signature of the example in the documentation', () => {
    expect(isSignedWith(secret, { moment, signature }, body)).toBe(true);
  });

  interface Claim {
    readonly key?: Secret;
    readonly claimed?: Parameters<typeof isSignedWith>[1];
    readonly bytes?: Buffer;
  }

  it.each<[string, Claim]>([
    ['another secret', { key: new Secret('8f742231b10e8888abcd99yyyzzz85a6') }],
    ['another moment', { claimed: { moment: '1531420619', signature } }],
    ['another body', { bytes: Buffer.from('token=other') }],
    ['no body', { bytes: Buffer.alloc(0) }],
    ['another signature', { claimed: { moment, signature: signature.replace(/3$/, '4') } }],
  ])('does not take %s', (_case, { key = secret, claimed = { moment, signature }, bytes = body }) => {
    expect(isSignedWith(key, claimed, bytes)).toBe(false);
  });
});
