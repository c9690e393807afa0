// Random operations on commands and on the audit log.
import fc from 'fast-check';
import { aCommandRecord } from './a-command-record.ts';
import { anAuditEvent } from './an-audit-event.ts';
import { anyAuditDetail } from './any-audit-detail.ts';
import { aPendingConfirmation } from './a-pending-confirmation.ts';
import { anyChannel, anyChannelKey, anyId, anyInstant, anyText, operation, type Operation } from './arbitrary-values.ts';

/** Codes of confirmations: few, so that two commands come to wait under the same one. */
export const codes = ['K7QX2M', 'code\0\ud800'] as const;
const anyCode = fc.constantFrom(...codes);
const anyStatus = fc.constantFrom('received', 'awaiting-confirmation', 'awaiting-approval', 'executing', 'succeeded');
const anyPerson = fc.record({ userId: fc.constantFrom('web:ana', 'web:b\0b'), displayName: anyText }, { noNullPrototype: true });

const anyConfirmation = fc
  .record({ code: anyCode, expiresAt: anyInstant, commandText: anyText }, { noNullPrototype: true })
  .map((confirmation) => aPendingConfirmation(confirmation));

const anyCommand = fc
  .record(
    {
      id: anyId,
      idempotencyKey: anyText,
      channel: anyChannel,
      person: anyPerson,
      text: anyText,
      receivedAt: anyInstant,
      status: anyStatus,
      confirmation: anyConfirmation,
      finishedAt: anyInstant,
    },
    { noNullPrototype: true, requiredKeys: ['id', 'idempotencyKey', 'channel', 'person', 'text', 'receivedAt'] },
  )
  .map((record) => aCommandRecord(record));

const anyChange = fc.record(
  { status: anyStatus, confirmation: anyConfirmation, finishedAt: anyInstant },
  { noNullPrototype: true, requiredKeys: ['status'] },
);

const anyAuditEvent = fc
  .record(
    {
      id: fc.uuid({ version: 7 }),
      kind: fc.constantFrom('command.received', 'command.denied'),
      at: anyInstant,
      commandId: anyId,
      person: anyPerson,
      channel: anyChannel,
      detail: anyAuditDetail,
    },
    { noNullPrototype: true },
  )
  .map((event) => anAuditEvent(event));

const anyAuditFilter = fc.record(
  { commandId: anyId, userId: fc.constantFrom('web:ana', 'web:b\0b'), limit: fc.integer({ min: 1, max: 3 }) },
  { noNullPrototype: true, requiredKeys: ['limit'] },
);

/** An operation on commands. */
export const anyCommandOperation: fc.Arbitrary<Operation> = fc.oneof(
  operation('commands.insert', fc.tuple(anyCommand), ({ commands }, [record]) => commands.insert(record)),
  operation('commands.advance', fc.tuple(anyId, anyStatus, anyChange), ({ commands }, [id, from, change]) =>
    commands.advance(id, from, change),
  ),
  operation('commands.findAwaiting', fc.tuple(anyChannelKey, anyCode), ({ commands }, [key, code]) => commands.findAwaiting(key, code)),
  operation('commands.findAwaitingApproval', fc.tuple(anyChannelKey, anyCode), ({ commands }, [key, code]) =>
    commands.findAwaitingApproval(key, code),
  ),
  operation('commands.findByKey', fc.tuple(anyText), ({ commands }, [key]) => commands.findByKey(key)),
  operation(
    'commands.deleteOver',
    fc.tuple(anyInstant, fc.integer({ min: 1, max: 4 })),
    // Places in the order of arrival are the database's own.
    async ({ commands }, [before, limit]) => (await commands.deleteOver({ before, after: 0, limit })).deletedCount,
  ),
  operation('commands.listAt', fc.tuple(anyStatus), ({ commands }, [status]) => commands.listAt(status)),
);

/** An operation on the audit log. */
export const anyAuditOperation: fc.Arbitrary<Operation> = fc.oneof(
  operation('auditEvents.append', fc.tuple(anyAuditEvent), ({ auditEvents }, [event]) => auditEvents.append(event)),
  operation('auditEvents.list', fc.tuple(anyAuditFilter), ({ auditEvents }, [filter]) => auditEvents.list(filter)),
);
