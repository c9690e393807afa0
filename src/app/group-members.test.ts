import { describe, expect, it } from 'vitest';
import type { GroupMembers, Platform } from '../platforms/platform.ts';
import { GroupMemberships, MEMBERS_LIFETIME_MS } from './group-members.ts';

interface Surroundings {
  answer: GroupMembers;
  now: number;
  asked: number;
}

function open(): { readonly memberships: GroupMemberships; readonly surroundings: Surroundings } {
  const surroundings: Surroundings = { answer: { status: 'known', userIds: ['UANA'] }, now: 0, asked: 0 };
  const slack = {
    listGroupMembers: async () => {
      surroundings.asked += 1;
      return surroundings.answer;
    },
  } as unknown as Platform;
  const memberships = new GroupMemberships({
    platforms: { find: (name) => (name === 'slack' ? slack : undefined) },
    now: () => new Date(surroundings.now),
    timeout: () => new AbortController().signal,
  });
  return { memberships, surroundings };
}

describe('GroupMemberships', () => {
  it('asks once for many, and anew after five minutes', async () => {
    const { memberships, surroundings } = open();

    expect(await memberships.isMember('slack:T1:S1', 'slack:T1:UANA')).toEqual({ status: 'known', isMember: true });
    expect(await memberships.isMember('slack:T1:S1', 'slack:T1:UBEN')).toEqual({ status: 'known', isMember: false });
    expect(surroundings.asked).toBe(1);
    surroundings.answer = { status: 'known', userIds: ['UBEN'] };
    surroundings.now = MEMBERS_LIFETIME_MS;

    expect(await memberships.isMember('slack:T1:S1', 'slack:T1:UANA')).toEqual({ status: 'known', isMember: false });
  });

  it('takes nobody of another workspace or platform for a member, and asks nobody about them', async () => {
    const { memberships, surroundings } = open();

    for (const userId of ['slack:T2:UANA', 'web:UANA', 'UANA']) {
      expect(await memberships.isMember('slack:T1:S1', userId)).toEqual({ status: 'known', isMember: false });
    }
    expect(surroundings.asked).toBe(0);
  });

  it('says what it could not learn, and asks anew the next time', async () => {
    const { memberships, surroundings } = open();
    surroundings.answer = { status: 'unknown', reason: 'no scope' };

    expect(await memberships.isMember('slack:T1:S1', 'slack:T1:UANA')).toEqual({ status: 'unknown', reason: 'no scope' });
    surroundings.answer = { status: 'known', userIds: ['UANA'] };
    expect(await memberships.isMember('slack:T1:S1', 'slack:T1:UANA')).toEqual({ status: 'known', isMember: true });
  });
});
