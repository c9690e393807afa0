import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { TokenGate } from './token-gate.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenOf = (header: unknown, claims: unknown = { iss: 'https://api.botframework.com' }): string =>
  `Bearer ${part(header)}.${part(claims)}.c2ln`;

describe('TokenGate', () => {
  let now: number;
  let gate: TokenGate;
  beforeEach(() => {
    now = 0;
    gate = new TokenGate(() => new Date(now));
  });

  it('lets the tokens of the Bot Connector through to be proved', () => {
    expect(gate.judge(tokenOf({ kid: 'a' }))).toBe('prove');
  });

  it.each([
    ['of another issuer', tokenOf({ kid: 'a' }, { iss: 'https://sts.windows.net/x/' })],
    ['without an issuer', tokenOf({ kid: 'a' }, {})],
    ['without a key', tokenOf({})],
    ['with a list in the place of its claims', tokenOf({ kid: 'a' }, [])],
    ['in two parts', 'Bearer a.b'],
    ['for another scheme', tokenOf({ kid: 'a' }).replace('Bearer', 'Basic')],
    ['that is empty', ''],
  ])('refuses one %s', (_what, authorization) => {
    expect(gate.judge(authorization)).toBe('refuse');
  });

  it('stops a flood of unknown keys for a minute, and never those that have proved one', () => {
    gate.judge(tokenOf({ kid: 'known' }));
    gate.noteProven(tokenOf({ kid: 'known' }));
    const verdicts = Array.from({ length: 100 }, (_, index) => gate.judge(tokenOf({ kid: `unknown-${index}` })));

    expect(verdicts.filter((verdict) => verdict === 'prove')).toHaveLength(29);
    expect(gate.judge(tokenOf({ kid: 'known' }))).toBe('prove');
    now = 60_000;
    expect(gate.judge(tokenOf({ kid: 'unknown' }))).toBe('prove');
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), fc.jsonValue(), (text, header, claims) => {
        expect(gate.judge(text)).toBe('refuse');
        expect(() => gate.judge(tokenOf(header, claims))).not.toThrow();
      }),
    );
  });
});
