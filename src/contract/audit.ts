// The audit log, as administrators read it. Paths stand beside each shape.
import { z } from 'zod';

/** An audit event as JSON, with its place in its chain where it has one. */
export const AuditEventJson = z.looseObject({
  id: z.string(),
  kind: z.string(),
  at: z.string(),
  commandId: z.string().optional(),
  person: z.object({ userId: z.string(), displayName: z.string() }),
  channel: z.object({ platform: z.string(), workspaceId: z.string(), channelId: z.string() }).optional(),
  detail: z.record(z.string(), z.unknown()),
});
/** An audit event as JSON. */
export type AuditEventJson = z.infer<typeof AuditEventJson>;

/** The most events that one answer lists. */
const AUDIT_LIST_MAX = 1_000;

const Text = z.string().min(1).max(500);

/** GET /api/audit/events (administrators): searches, the newest first. All that is named must fit. */
export const AuditSearchRequest = z.strictObject({
  /** A platform's id of a person, or a part of their display name. */
  person: Text.optional(),
  /** The name of a channel configuration, or a channel's id. */
  channel: Text.optional(),
  /** The id of an AWS account. */
  account: Text.optional(),
  /** As the AWS CLI names it. */
  service: Text.optional(),
  /** As the API or the AWS CLI names it. */
  operation: Text.optional(),
  /** A kind such as `command.denied`, its noun or its verb. */
  kind: Text.optional(),
  /** How it ended, such as `succeeded` or `denied`. */
  outcome: Text.optional(),
  commandId: Text.optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  /** Stands anywhere in the event, whatever its case. */
  text: Text.optional(),
  /** The id of the event that the page before ended with. */
  before: Text.optional(),
  limit: z.coerce.number().int().min(1).max(AUDIT_LIST_MAX).default(50),
});
/** What to search for. */
export type AuditSearchRequest = z.infer<typeof AuditSearchRequest>;

/** The answer to it; with `before` where there may be more, also where nothing of this page fits. */
export const AuditEventList = z.object({ events: z.array(AuditEventJson), before: z.string().exactOptional() });
/** Events, the newest first. */
export type AuditEventList = z.infer<typeof AuditEventList>;

const Day = z.iso.date();

/** GET /api/audit/entries (administrators): reads in the order of writing, from the first event of a UTC day to the last of another. */
export const AuditEntriesRequest = z.strictObject({
  from: Day.optional(),
  to: Day.optional(),
  /** Where the page before ended. */
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(AUDIT_LIST_MAX).default(AUDIT_LIST_MAX),
});
/** Which events to read. */
export type AuditEntriesRequest = z.infer<typeof AuditEntriesRequest>;

/** The answer to it; `after` is absent at the end. */
export const AuditEntryList = z.object({ entries: z.array(AuditEventJson), after: z.number().exactOptional() });
/** Events in the order of writing. */
export type AuditEntryList = z.infer<typeof AuditEntryList>;

const Head = z.object({ node: z.string(), day: z.string(), sequence: z.number(), hash: z.string() });

/** GET /api/audit/heads (administrators): where the chains end, and how far each sink has them. */
export const AuditHeadList = z.object({
  heads: z.array(Head),
  sinks: z.array(z.object({ sink: z.string(), node: z.string(), sequence: z.number(), hash: z.string() })),
});
/** Where the chains end. */
export type AuditHeadList = z.infer<typeof AuditHeadList>;
