// The store's tables as Kysely sees them, the same on SQLite and PostgreSQL.
// Instants are integers, milliseconds since 1970 in UTC, and flags are 0 or 1: SQLite binds neither dates nor booleans.
// Structured values are JSON text.
import type { Generated, Selectable } from 'kysely';
import type { AuditEventKind } from '../../domain/audit-event.ts';
import type { PlatformName } from '../../domain/channel.ts';
import type { CommandStatus } from '../../domain/command-record.ts';
import type { WatchStatus } from '../../domain/watch.ts';
import type {
  DeliveriesTable,
  DigestsTable,
  EventIdentitiesTable,
  HeartbeatsTable,
  IncidentsTable,
  InhibitorsTable,
  RawEventsTable,
  SilencesTable,
  TopicsTable,
} from './event-tables.ts';
import type {
  ActionAssociationsTable,
  AliasesTable,
  ChannelPreferencesTable,
  CustomActionsTable,
  DraftsTable,
  FilesTable,
  OffersTable,
  PreferencesTable,
  RoleProofsTable,
  UserRolesTable,
} from './people-tables.ts';

/** Every table by its name. */
export interface StoreSchema {
  readonly raw_events: RawEventsTable;
  readonly event_identities: EventIdentitiesTable;
  readonly deliveries: DeliveriesTable;
  readonly incidents: IncidentsTable;
  readonly digests: DigestsTable;
  readonly topics: TopicsTable;
  readonly web_messages: WebMessagesTable;
  readonly sign_in_links: SignInLinksTable;
  readonly sign_in_sessions: SignInSessionsTable;
  readonly commands: CommandsTable;
  readonly audit_events: AuditEventsTable;
  readonly audit_nodes: AuditNodesTable;
  readonly audit_cursors: AuditCursorsTable;
  readonly watches: WatchesTable;
  readonly drafts: DraftsTable;
  readonly preferences: PreferencesTable;
  readonly channel_preferences: ChannelPreferencesTable;
  readonly offers: OffersTable;
  readonly files: FilesTable;
  readonly user_roles: UserRolesTable;
  readonly role_proofs: RoleProofsTable;
  readonly silences: SilencesTable;
  readonly inhibitors: InhibitorsTable;
  readonly nodes: NodesTable;
  readonly leases: LeasesTable;
  readonly heartbeats: HeartbeatsTable;
  readonly aliases: AliasesTable;
  readonly custom_actions: CustomActionsTable;
  readonly action_associations: ActionAssociationsTable;
  readonly store_numbers: StoreNumbersTable;
  readonly schema_migrations: SchemaMigrationsTable;
}

interface WebMessagesTable {
  /** Order of posting among messages of the same millisecond. */
  readonly sequence: Generated<number>;
  readonly id: string;
  readonly channel_id: string;
  readonly posted_at: number;
  readonly edited_at: number | null;
  readonly revision: number;
  readonly payload: string;
}

interface SignInLinksTable {
  readonly token_hash: string;
  readonly user_id: string;
  readonly display_name: string;
  readonly is_administrator: number;
  readonly expires_at: number;
}

interface SignInSessionsTable extends SignInLinksTable {
  readonly created_at: number;
}

interface CommandsTable {
  /** Order of arrival. */
  readonly sequence: Generated<number>;
  readonly id: string;
  readonly idempotency_key: string;
  readonly channel_key: string;
  readonly platform: PlatformName;
  readonly workspace_id: string;
  readonly channel_id: string;
  readonly user_id: string;
  readonly display_name: string;
  readonly text: string;
  readonly received_at: number;
  readonly status: CommandStatus;
  /** The three of a confirmation are there together or not at all. */
  readonly confirmation_code: string | null;
  readonly confirmation_expires_at: number | null;
  /** What nobody searches by: the command as it was understood, Region, account. */
  readonly confirmation_details: string | null;
  readonly finished_at: number | null;
  readonly thread_message_id: string | null;
  /** The name of the node that moved it on last; null in rows of before nodes. */
  readonly node: string | null;
}

interface AuditEventsTable {
  /** Order of writing; a clock can step back, this cannot. */
  readonly sequence: Generated<number>;
  readonly id: string;
  readonly kind: AuditEventKind;
  readonly occurred_at: number;
  /** Empty where there is no command. */
  readonly command_id: string;
  readonly user_id: string;
  readonly display_name: string;
  /** Empty where it happened in no channel. */
  readonly platform: PlatformName | '';
  readonly workspace_id: string;
  readonly channel_id: string;
  readonly detail: string;
  /** The place in the chain of a node; null in rows of before the chain. */
  readonly node: string | null;
  readonly day: string | null;
  readonly chain_sequence: number | null;
  readonly previous_hash: string | null;
  readonly hash: string | null;
}

interface AuditNodesTable {
  readonly node: string;
}

interface AuditCursorsTable {
  readonly sink: string;
  readonly node: string;
  readonly chain_sequence: number;
  readonly hash: string;
}

interface WatchesTable {
  /** Order of insertion. */
  readonly sequence: Generated<number>;
  readonly id: string;
  readonly command_id: string;
  readonly channel_key: string;
  readonly platform: PlatformName;
  readonly workspace_id: string;
  readonly channel_id: string;
  readonly user_id: string;
  readonly display_name: string;
  readonly code: string;
  readonly status: WatchStatus;
  readonly started_at: number;
  readonly answer_key: string;
  readonly state: string | null;
  readonly finished_at: number | null;
  /** What nobody searches by. */
  readonly subject: string;
  readonly thread_message_id: string | null;
}

interface NodesTable {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly started_at: number;
  readonly alive_until: number;
}

interface LeasesTable {
  readonly name: string;
  readonly holder: string;
}

interface StoreNumbersTable {
  readonly name: string;
  readonly value: number;
}

interface SchemaMigrationsTable {
  readonly number: number;
  readonly name: string;
  readonly applied_at: number;
}

/** A row of a table as it is read. */
export type Row<Table extends keyof StoreSchema> = Selectable<StoreSchema[Table]>;

/** A row of a table as it is inserted; the database numbers it. */
export type NewRow<Table extends keyof StoreSchema> = Omit<Row<Table>, 'sequence'>;
