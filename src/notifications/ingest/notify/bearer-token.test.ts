import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../lib/sha256.ts';
import { findByToken } from './bearer-token.ts';
import type { NotifyToken } from './notify-senders.ts';

const now = new Date('2026-03-01T12:00:00Z');
const NEW = 'n'.repeat(43);
const OLD = 'o'.repeat(43);
const tokens: readonly NotifyToken[] = [
  { name: 'ci', tokenHash: sha256(NEW) },
  { name: 'ci', tokenHash: sha256(OLD), isPrevious: true, expiresAt: new Date('2026-03-02T00:00:00Z') },
];

describe('findByToken', () => {
  it('lets in by the new token and, until its time is over, by the one before it', () => {
    expect(findByToken(`Bearer ${NEW}`, tokens, now)).toMatchObject({ status: 'known', sender: { name: 'ci' } });
    expect(findByToken(`bearer  ${OLD}`, tokens, now)).toMatchObject({ status: 'known', sender: { name: 'ci', isPrevious: true } });
    expect(findByToken(`Bearer ${OLD}`, tokens, new Date('2026-03-02T00:00:00Z'))).toMatchObject({ reason: 'token-expired' });
  });

  it.each([
    undefined,
    '',
    'Bearer',
    `Basic ${NEW}`,
    `Bearer ${NEW} ${NEW}`,
    `Bearer ${NEW}x`,
    NEW,
    `Bearer ${sha256(NEW)}`,
    'Bearer \u0000',
  ])('refuses %j', (authorization) => {
    expect(findByToken(authorization, tokens, now)).toMatchObject({ status: 'refused', reason: 'token-refused' });
  });

  it('never throws and lets nobody else in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(findByToken(`Bearer ${text}`, tokens, now).status).toBe('refused');
      }),
    );
  });
});
