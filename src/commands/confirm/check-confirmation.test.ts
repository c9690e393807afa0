import { describe, expect, it } from 'vitest';
import type { CommandStatus } from '../../domain/command-record.ts';
import { aCommandRecord } from '../../storage/testing/a-command-record.ts';
import { checkConfirmation } from './check-confirmation.ts';
import { CONFIRMATION_LIFETIME_MS, requestConfirmation } from './request-confirmation.ts';

const ASKED_AT = new Date('2026-03-01T03:00:00Z');
const ana = { userId: 'web:ana', displayName: 'Ana' };
const confirmation = requestConfirmation(
  { commandText: 'ec2 stop-instances --instance-ids i-1', region: 'eu-central-1', accountId: '123456789012', credentials: 'ambient' },
  { code: 'K7QX2M', now: ASKED_AT },
);
const waiting = aCommandRecord({ person: ana, status: 'awaiting-confirmation', confirmation });

function later(ms: number): Date {
  return new Date(ASKED_AT.getTime() + ms);
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
    });
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

    expect(checkConfirmation(waiting, { userId: 'web:ben', displayName: 'Ana' }, ASKED_AT)).toEqual(refused);
    expect(checkConfirmation(waiting, { userId: 'WEB:ANA', displayName: 'Ana' }, ASKED_AT)).toEqual(refused);
    expect(checkConfirmation(waiting, { userId: 'web:ana', displayName: 'Ana, renamed' }, ASKED_AT)).toMatchObject({ kind: 'given' });
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
      expect(checkConfirmation({ ...waiting, status }, ana, ASKED_AT)).toEqual({
        kind: 'refused',
        reason: 'nothing-waits',
        waiting: undefined,
      });
    },
  );

  it('refuses what does not exist, or waits for nothing', () => {
    const refused = { kind: 'refused', reason: 'nothing-waits', waiting: undefined };

    expect(checkConfirmation(undefined, ana, ASKED_AT)).toEqual(refused);
    expect(checkConfirmation(aCommandRecord({ person: ana, status: 'awaiting-confirmation' }), ana, ASKED_AT)).toEqual(refused);
  });
});
