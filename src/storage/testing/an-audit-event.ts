// An audit event for tests.
import type { AuditEvent } from '../../domain/audit-event.ts';

/** Builds an audit event; what the test is about is given, the rest is plausible. */
export function anAuditEvent(overrides: Partial<AuditEvent> = {}): AuditEvent {
  return {
    id: 'audit-1',
    kind: 'command.received',
    at: new Date('2026-03-01T03:00:00Z'),
    commandId: 'command-1',
    person: { userId: 'web:ana', displayName: 'Ana' },
    channel: { platform: 'web', workspaceId: '', channelId: 'ops' },
    detail: {},
    ...overrides,
  };
}
