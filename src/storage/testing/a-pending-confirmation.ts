// A confirmation that a command waits for, for tests.
import type { PendingConfirmation } from '../../domain/command-record.ts';

/** Builds a confirmation; what the test is about is given, the rest is plausible. */
export function aPendingConfirmation(overrides: Partial<PendingConfirmation> = {}): PendingConfirmation {
  return {
    code: 'K7QX2M',
    expiresAt: new Date('2026-03-01T03:05:00Z'),
    commandText: 'ec2 stop-instances --instance-ids i-1',
    region: 'eu-central-1',
    accountId: '123456789012',
    credentials: 'ambient',
    hash: 'a1b2',
    salt: 'c3d4',
    ...overrides,
  };
}
