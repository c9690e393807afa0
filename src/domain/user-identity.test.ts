import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUserIdentity } from './user-identity.ts';

describe('parseUserIdentity', () => {
  it('takes a Slack identity apart', () => {
    expect(parseUserIdentity('slack:T0:U0')).toEqual({ platform: 'slack', workspaceId: 'T0', userId: 'U0' });
    expect(parseUserIdentity('slack:E0123ABCD:W0123ABCD')).toEqual({ platform: 'slack', workspaceId: 'E0123ABCD', userId: 'W0123ABCD' });
  });

  it('takes an identity of Teams apart', () => {
    const [tenant, person] = ['00000000-0000-0000-0000-0000000000b1', '00000000-0000-0000-0000-0000000000d1'];

    expect(parseUserIdentity(`teams:${tenant}:${person}`)).toEqual({ platform: 'teams', workspaceId: tenant, userId: person });
    expect(parseUserIdentity(`teams:${tenant}:${person.toUpperCase()}`)).toBeUndefined();
    expect(parseUserIdentity(`teams:${tenant}`)).toBeUndefined();
  });

  it('takes an identity of the web chat apart', () => {
    expect(parseUserIdentity('web:ana@example.com')).toEqual({ platform: 'web', workspaceId: '', userId: 'ana@example.com' });
  });

  it.each([
    '',
    'ana',
    'web:',
    'web:a b',
    'web:T0:ana',
    'slack:U0',
    'slack:T0:@ana',
    'slack:T0:U0\n',
    'Slack:T0:U0',
    'teams:T0:U0',
    'web:.ana',
  ])('finds none in %j', (text) => {
    expect(parseUserIdentity(text)).toBeUndefined();
  });

  it('answers any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const identity = parseUserIdentity(`web:${text}`);

        expect(identity === undefined || identity.userId === text).toBe(true);
      }),
    );
  });
});
