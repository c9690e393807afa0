// A command for tests.
import type { CommandRecord } from '../../domain/command-record.ts';

/** Builds a command that has just come; what the test is about is given, the rest is plausible. */
export function aCommandRecord(overrides: Partial<CommandRecord> = {}): CommandRecord {
  const id = overrides.id ?? 'command-1';
  return {
    id,
    idempotencyKey: `key of ${id}`,
    channel: { platform: 'web', workspaceId: '', channelId: 'ops' },
    person: { userId: 'web:ana', displayName: 'Ana' },
    text: 'ec2 describe-instances',
    receivedAt: new Date('2026-03-01T03:00:00Z'),
    status: 'received',
    ...overrides,
  };
}
