// The tables of events and what becomes of them, as Kysely sees them: deliveries, incidents, digests, and what keeps them quiet.
import type { Generated } from 'kysely';
import type { PlatformName } from '../../domain/channel.ts';
import type { DigestKind } from '../../domain/digest.ts';
import type { Door } from '../../domain/raw-event.ts';
import type { TopicState } from '../../domain/topic.ts';
import type { DeliveryAction, DeliveryPriority, DeliveryStatus } from '../../messages/delivery.ts';
import type { EventState } from '../event-records.ts';

/** Events as they came. */
export interface RawEventsTable {
  /** Order of arrival; a clock can step back, this cannot. */
  readonly sequence: Generated<number>;
  readonly id: string;
  readonly door: Door;
  readonly state: EventState;
  readonly arrival_count: number;
  readonly identity_key: string;
  readonly identity_expires_at: number | null;
  readonly received_at: number;
  readonly sent_at: number | null;
  readonly topic_arn: string | null;
  readonly sender: string | null;
  readonly subject: string | null;
  readonly text: string;
  readonly body: Uint8Array;
}

/** Which event owns an identity. */
export interface EventIdentitiesTable {
  readonly key: string;
  readonly event_id: string;
  readonly expires_at: number | null;
}

/** The outbox, and what became of each message. */
export interface DeliveriesTable {
  /** Order of queueing. */
  readonly sequence: Generated<number>;
  readonly id: string;
  readonly event_id: string;
  readonly configuration_name: string;
  readonly channel_key: string;
  readonly platform: PlatformName;
  readonly workspace_id: string;
  readonly channel_id: string;
  readonly action: DeliveryAction;
  readonly incident_id: string | null;
  /** JSON; null for what is no step of an incident. */
  readonly updates: string | null;
  readonly status: DeliveryStatus;
  readonly attempt_count: number;
  readonly queued_at: number;
  readonly next_attempt_at: number;
  readonly finished_at: number | null;
  readonly reason: string | null;
  readonly is_possible_duplicate: number;
  readonly message_reference: string | null;
  readonly message: string;
  /** JSON. */
  readonly gist: string;
  readonly priority: DeliveryPriority;
  readonly group_key: string | null;
  readonly digest_id: string | null;
  readonly fallback_of: string | null;
}

/** Incidents, one open one of a key in a configuration. */
export interface IncidentsTable {
  readonly id: string;
  readonly configuration_name: string;
  readonly incident_key: string;
  readonly is_open: number;
  /** What people call it by; null in rows of before codes. */
  readonly code: string | null;
  /** What keeps it quiet, while it is open. */
  readonly muted_by: string | null;
  /** When to look whether it must be told again. */
  readonly look_at: number | null;
  readonly message_reference: string | null;
  /** What was read about it at AWS. */
  readonly context: string | null;
  /** What nobody searches by: instants as the sender wrote them, steps, count. */
  readonly details: string;
}

/** Messages in the place of many. */
export interface DigestsTable {
  readonly id: string;
  readonly channel_key: string;
  readonly kind: DigestKind;
  /** Empty for what is no group. */
  readonly group_key: string;
  readonly is_open: number;
  /** What nobody searches by: instants, counts, names. */
  readonly details: string;
}

/** Topics that were heard of. */
export interface TopicsTable {
  readonly topic_arn: string;
  readonly state: TopicState;
  readonly confirmation_token: string | null;
  readonly confirmed_at: number | null;
  readonly first_seen_at: number;
  readonly last_seen_at: number;
  readonly configuration_names: string;
}

/** What people have silenced. */
export interface SilencesTable {
  readonly id: string;
  readonly ends_at: number;
  /** What nobody searches by. */
  readonly details: string;
}

/** What is open and keeps others quiet. */
export interface InhibitorsTable {
  readonly rule_name: string;
  readonly incident_key: string;
  readonly is_open: number;
  readonly seen_at: number;
  /** What nobody searches by. */
  readonly details: string;
}

/** Sources that are to be heard of again and again. */
export interface HeartbeatsTable {
  readonly name: string;
  readonly last_seen_at: number | null;
  readonly due_at: number;
  readonly checked_at: number;
  readonly quiet_since: number | null;
}
