// The tables of people and their conversations, as Kysely sees them: what they prefer, began, were offered and given, and their roles.
import type { PlatformName } from '../../domain/channel.ts';
import type { RoleArn } from '../../domain/role-arn.ts';
import type { FileMediaType } from '../../domain/stored-file.ts';

interface TableOfPerson {
  readonly channel_key: string;
  readonly user_id: string;
  readonly platform: PlatformName;
  readonly workspace_id: string;
  readonly channel_id: string;
}

/** What a person began to say and has not completed. */
export interface DraftsTable extends TableOfPerson {
  readonly command_text: string;
  readonly expires_at: number;
  readonly answer_key: string | null;
}

/** What a person prefers in a channel. */
export interface PreferencesTable extends TableOfPerson {
  readonly default_region: string | null;
  /** The two of the last Region are there together or not at all. */
  readonly last_region: string | null;
  readonly last_region_at: number | null;
  readonly default_account: string | null;
  /** The two of the last account likewise. */
  readonly last_account: string | null;
  readonly last_account_at: number | null;
}

/** What people of a channel prefer for it. */
export interface ChannelPreferencesTable {
  readonly channel_key: string;
  readonly platform: PlatformName;
  readonly workspace_id: string;
  readonly channel_id: string;
  /** JSON: what differs from the default. */
  readonly updates: string;
}

/** What a channel was offered to say. */
export interface OffersTable {
  readonly channel_key: string;
  readonly code: string;
  readonly platform: PlatformName;
  readonly workspace_id: string;
  readonly channel_id: string;
  readonly command_text: string;
  readonly expires_at: number;
}

/** Files of answers, kept for a while. */
export interface FilesTable {
  readonly id: string;
  readonly channel_key: string;
  readonly platform: PlatformName;
  readonly workspace_id: string;
  readonly channel_id: string;
  readonly name: string;
  readonly media_type: FileMediaType;
  readonly expires_at: number;
  readonly content: Uint8Array;
}

/** Names that people have given to commands. */
export interface AliasesTable {
  readonly scope_key: string;
  /** The name, folded. */
  readonly name_key: string;
  /** What nobody searches by. */
  readonly details: string;
}

/** Which role a person has in an account. */
export interface UserRolesTable {
  readonly user_id: string;
  readonly account_id: string;
  /** Empty: in all. */
  readonly configuration_name: string;
  readonly role_arn: RoleArn;
  readonly mapped_by: string;
  readonly proven_arn: string | null;
  readonly mapped_at: number;
}

/** Custom actions made in chats. */
export interface CustomActionsTable {
  readonly action_name: string;
  /** JSON: everything else. */
  readonly details: string;
}

/** Which channel configurations show the buttons of which actions. */
export interface ActionAssociationsTable {
  readonly configuration_name: string;
  readonly action_name: string;
}

/** Proofs of roles that were asked for and not given yet. */
export interface RoleProofsTable {
  readonly nonce_hash: string;
  readonly user_id: string;
  readonly display_name: string;
  readonly platform: PlatformName;
  readonly workspace_id: string;
  readonly channel_id: string;
  readonly configuration_name: string;
  readonly command_id: string;
  readonly thread_message_id: string | null;
  readonly expires_at: number;
}
