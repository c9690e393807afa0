import { createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TeamsDoubleKeys } from '../../../test/fakes/teams-double-keys.ts';
import type { KeySearch } from './connector-keys.ts';
import { TokenGate } from './token-gate.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenOf = (header: unknown, claims: unknown = { iss: 'https://api.botframework.com' }): string =>
  `Bearer ${part(header)}.${part(claims)}.c2ln`;

const doubleKeys = new TeamsDoubleKeys();
const { keys: published } = doubleKeys.keySet() as { readonly keys: readonly { readonly kid: string }[] };

function find(keyId: string): Promise<KeySearch> {
  const found = published.find(({ kid }) => kid === keyId);
  if (found === undefined) return Promise.resolve(keyId === 'later' ? 'unknown' : 'absent');
  return Promise.resolve(createPublicKey({ key: { ...found }, format: 'jwk' }));
}

const gate = new TokenGate({ find });

describe('TokenGate', () => {
  it('lets the tokens of the Bot Connector through to be proved', async () => {
    expect(await gate.judge(`Bearer ${doubleKeys.sign({})}`)).toBe('prove');
  });

  it.each([
    ['of another issuer', `Bearer ${doubleKeys.sign({ iss: 'https://sts.windows.net/x/' })}`],
    ['without an issuer', `Bearer ${doubleKeys.sign({ iss: undefined })}`],
    ['without a key', `Bearer ${doubleKeys.sign({}, { kid: undefined })}`],
    ['that names another way to sign', `Bearer ${doubleKeys.sign({}, { alg: 'HS256' })}`],
    ['that somebody else has signed', `Bearer ${new TeamsDoubleKeys().sign({})}`],
    ['whose signature is cut', `Bearer ${doubleKeys.sign({}).slice(0, -8)}`],
    ['of a key that nobody publishes', tokenOf({ kid: 'a', alg: 'RS256' })],
    ['with a list in the place of its claims', tokenOf({ kid: 'a', alg: 'RS256' }, [])],
    ['in two parts', 'Bearer a.b'],
    ['for another scheme', `Basic ${doubleKeys.sign({})}`],
    ['that is empty', ''],
  ])('refuses one %s', async (_what, authorization) => {
    expect(await gate.judge(authorization)).toBe('refuse');
  });

  it('has one come again of whose key nobody can tell yet', async () => {
    expect(await gate.judge(tokenOf({ kid: 'later', alg: 'RS256' }))).toBe('come-again');
  });

  it('never rejects, whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.jsonValue(), fc.jsonValue(), async (text, header, claims) => {
        expect(await gate.judge(text)).toBe('refuse');
        expect(await gate.judge(tokenOf(header, claims))).toBe('refuse');
      }),
    );
  });
});
