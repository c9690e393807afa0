import { describe, expect, it } from 'vitest';
import { NO_CONTROL } from '../../domain/channel-control.ts';
import { createPeople } from '../../domain/people.ts';
import type { CommandStatus } from '../../domain/command-record.ts';
import { aCommandRecord } from '../../storage/testing/a-command-record.ts';
import { checkConfirmation, type ConfirmationWord } from './check-confirmation.ts';
import { hashConfirmation, type ConfirmedSubject } from './confirmation-hash.ts';
import { CONFIRMATION_LIFETIME_MS, isAsConfirmed, requestConfirmation } from './request-confirmation.ts';

const ASKED_AT = new Date('2026-03-01T03:00:00Z');
const ana = { userId: 'web:ana', displayName: 'Ana' };
const subject: ConfirmedSubject = {
  commands: [{ service: 'ec2', operation: 'StopInstances', params: { InstanceIds: ['i-1'] }, region: 'eu-central-1' }],
  accountId: '123456789012',
  credentials: 'ambient',
  userId: 'web:ana',
  channelKey: 'web//ops',
  rulesVersion: '1',
};
const confirmation = requestConfirmation(
  {
    commandText: 'ec2 stop-instances --instance-ids i-1',
    region: 'eu-central-1',
    accountId: '123456789012',
    credentials: 'ambient',
    subject,
  },
  { code: 'K7QX2M', now: ASKED_AT, newSalt: () => 'salt' },
);
const waiting = aCommandRecord({ person: ana, status: 'awaiting-confirmation', confirmation });

const ASKED_NOW: ConfirmationWord = { now: ASKED_AT, isTakenBack: false, control: NO_CONTROL };

function later(ms: number): ConfirmationWord {
  return { ...ASKED_NOW, now: new Date(ASKED_AT.getTime() + ms) };
}

describe('requestConfirmation', () => {
  it('waits for five minutes, with what the card shows', () => {
    expect(confirmation).toEqual({
      code: 'K7QX2M',
      commandText: 'ec2 stop-instances --instance-ids i-1',
      region: 'eu-central-1',
      accountId: '123456789012',
      credentials: 'ambient',
      expiresAt: new Date('2026-03-01T03:05:00Z'),
      salt: 'salt',
      hash: hashConfirmation(subject, 'salt'),
    });
  });

  it('throws a salt for each, so that equal commands have unequal hashes', () => {
    const { hash, salt } = requestConfirmation({ ...confirmation, subject }, { code: 'K7QX2M', now: ASKED_AT });

    expect(salt).toMatch(/^[\w-]{22}$/);
    expect(hash).not.toBe(confirmation.hash);
    expect(isAsConfirmed(subject, { hash, salt })).toBe(true);
    expect(isAsConfirmed({ ...subject, userId: 'web:ben' }, { hash, salt })).toBe(false);
  });
});

describe('checkConfirmation', () => {
  it.each([
    [0, 'given'],
    [CONFIRMATION_LIFETIME_MS - 1, 'given'],
    [CONFIRMATION_LIFETIME_MS, 'expired'],
    [CONFIRMATION_LIFETIME_MS + 1, 'expired'],
  ])('after %d ms is %s', (ms, kind) => {
    expect(checkConfirmation(waiting, ana, later(ms))).toEqual({ kind, waiting, confirmation });
  });

  it('takes the word of the requester alone, known by id and not by name', () => {
    const refused = { kind: 'refused', reason: 'not-the-requester', waiting };

    expect(checkConfirmation(waiting, { userId: 'web:ben', displayName: 'Ana' }, ASKED_NOW)).toEqual(refused);
    expect(checkConfirmation(waiting, { userId: 'WEB:ANA', displayName: 'Ana' }, ASKED_NOW)).toEqual(refused);
    expect(checkConfirmation(waiting, { userId: 'web:ana', displayName: 'Ana, renamed' }, ASKED_NOW)).toMatchObject({ kind: 'given' });
  });

  it('tells nobody else whether the time is over', () => {
    expect(checkConfirmation(waiting, { userId: 'web:ben', displayName: 'Ben' }, later(CONFIRMATION_LIFETIME_MS))).toMatchObject({
      kind: 'refused',
      reason: 'not-the-requester',
    });
  });

  it.each<CommandStatus>(['received', 'answered', 'cancelled', 'expired', 'executing', 'succeeded', 'failed', 'outcome-unknown'])(
    'refuses what stands at %s',
    (status) => {
      expect(checkConfirmation({ ...waiting, status }, ana, ASKED_NOW)).toEqual({
        kind: 'refused',
        reason: 'nothing-waits',
        waiting: undefined,
      });
    },
  );

  it('refuses what does not exist, or waits for nothing', () => {
    const refused = { kind: 'refused', reason: 'nothing-waits', waiting: undefined };

    expect(checkConfirmation(undefined, ana, ASKED_NOW)).toEqual(refused);
    expect(checkConfirmation(aCommandRecord({ person: ana, status: 'awaiting-confirmation' }), ana, ASKED_NOW)).toEqual(refused);
  });

  it('lets administrators take it back, and its person from another platform, but nobody else confirm it', () => {
    const control = {
      people: createPeople([{ name: 'Ana', identities: ['web:ana', 'slack:T0:U0'] }]),
      administrators: ['web:cleo'],
    };
    const check = (userId: string, isTakenBack: boolean) =>
      checkConfirmation(waiting, { userId, displayName: '' }, { ...ASKED_NOW, isTakenBack, control }).kind;

    expect(['web:cleo', 'slack:T0:U0', 'web:ben'].map((userId) => check(userId, true))).toEqual(['given', 'given', 'refused']);
    expect(['web:cleo', 'slack:T0:U0', 'web:ben'].map((userId) => check(userId, false))).toEqual(['refused', 'refused', 'refused']);
  });

  it('lets what waits for approval be taken back, and not confirmed once more', () => {
    const approving = { ...waiting, status: 'awaiting-approval' } as const;

    expect(checkConfirmation(approving, ana, { ...ASKED_NOW, isTakenBack: true })).toMatchObject({ kind: 'given' });
    expect(checkConfirmation(approving, ana, ASKED_NOW)).toMatchObject({ kind: 'refused', reason: 'nothing-waits' });
  });
});
