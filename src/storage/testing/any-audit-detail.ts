// Details of audit events: arbitrary JSON under arbitrary names.
import fc from 'fast-check';
import type { AuditEvent } from '../../domain/audit-event.ts';

/** An arbitrary detail in the form that JSON gives it, which knows no negative zero. */
export const anyAuditDetail: fc.Arbitrary<AuditEvent['detail']> = fc
  .dictionary(fc.string({ unit: 'binary' }), fc.jsonValue())
  .map((detail) => JSON.parse(JSON.stringify(detail)) as AuditEvent['detail']);
