// What the audit log keeps of a watch: one line when it begins, when what AWS says changes, and when it ends; not one for each call.
import type { AuditEvent } from '../../domain/audit-event.ts';
import type { Watch } from '../../domain/watch.ts';

/** A line of the audit log, but for its id and instant. */
export type WatchAuditEvent = Omit<AuditEvent, 'id' | 'at'>;

/** Describes a watch. */
export function describeWatch({ id, subject, code }: Watch): Readonly<Record<string, unknown>> {
  const { requestText, region, accountId, accountName, credentials, work } = subject;
  const isRole = credentials !== 'ambient' && credentials !== 'demo';
  return {
    watchId: id,
    code,
    request: requestText,
    region,
    accountId,
    ...(accountName === undefined ? {} : { accountName }),
    ...(isRole ? { credentials: 'role', roleArn: credentials } : { credentials }),
    ...(work === undefined ? {} : { work }),
  };
}

/** Makes the line of a change: a new state, or the end with its reason. */
export function toAuditEvent(
  watch: Watch,
  kind: 'watch.changed' | 'watch.ended',
  more: Readonly<Record<string, unknown>>,
): WatchAuditEvent {
  const { commandId, person, channel } = watch;
  return { kind, commandId, person, channel, detail: { ...describeWatch(watch), ...more } };
}
