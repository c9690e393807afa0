import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameSession, SESSION_NAME_MAX_LENGTH } from './session-name.ts';

describe('nameSession', () => {
  it.each([
    ['slack:T0123ABCD:U0123ABCD', 'slack.T0123ABCD.U0123ABCD'],
    ['web:administrator', 'web.administrator'],
    ['web:ana@example.org', 'web.ana@example.org'],
  ])('names the session of %s %s', (userId, name) => {
    expect(nameSession(userId)).toBe(name);
  });

  it('shortens what is too long, always to the same, with a hash of the whole', () => {
    const name = nameSession(`slack:T${'0'.repeat(40)}:U${'1'.repeat(80)}`);

    expect(name).toHaveLength(SESSION_NAME_MAX_LENGTH);
    expect(name).toMatch(/^slack\.T0+\.U1+\.[0-9a-f]{12}$/);
    expect(nameSession(`slack:T${'0'.repeat(40)}:U${'1'.repeat(80)}`)).toBe(name);
    expect(nameSession(`slack:T${'0'.repeat(40)}:U${'1'.repeat(79)}2`)).not.toBe(name);
  });

  it('keeps the object id of somebody on Teams whole, and tells tenants apart', () => {
    const person = '00000000-0000-0000-0000-0000000000d1';
    const [one, other] = ['b1', 'b2'].map((tenant) => nameSession(`teams:00000000-0000-0000-0000-0000000000${tenant}:${person}`));

    expect(one).toMatch(new RegExp(`^teams\\.${person}\\.[0-9a-f]{12}$`));
    expect(other).not.toBe(one);
  });

  it('gives nobody the name of another whose id has other characters', () => {
    expect(nameSession('web:ané')).not.toBe(nameSession('web:an-'));
    expect(nameSession('web:ané')).not.toBe(nameSession('web:anè'));
  });

  it('makes of any id a name that STS takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 0, maxLength: 300 }), (userId) => {
        expect(nameSession(userId)).toMatch(/^[\w+=,.@-]{2,64}$/);
      }),
    );
  });
});
