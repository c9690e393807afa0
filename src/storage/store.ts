// The persistence port. Promises every adapter keeps, proven by store.contract.ts:
// - `write` resolves after the unit is durable, or rejects and leaves nothing of it behind; where it rejects because the store itself does not
//   serve any more, nobody knows;
// - a unit sees its own writes, readers see committed state only. That may not be durable yet: it is after any unit that is handed in behind
//   the reading, so what others are told of it, and cannot be taken back, follows such a unit;
// - units run one after the other, in the order in which they were handed in, but for those that say that they are independent of each other;
// - one unit's failure never takes another's writes with it;
// - a unit one of whose queries has failed fails, also where it caught the error;
// - where other processes write as well, a unit that they come between is run again, and what it has read to change it stays as it was read;
// - any text and any bytes come back as they went in;
// - what names an event, delivery or incident that does not exist throws `event-unknown`, `delivery-unknown`, `incident-unknown`; likewise `silence-unknown`.
import type { ActionReader, ActionWriter } from './action-records.ts';
import type { AliasReader, AliasWriter } from './alias-records.ts';
import type { AuditReader, AuditWriter } from './audit-records.ts';
import type { ChannelPreferenceReader, ChannelPreferenceWriter } from './channel-preference-records.ts';
import type { CommandReader, CommandWriter } from './command-records.ts';
import type { DigestReader, DigestWriter } from './digest-records.ts';
import type { DeliveryReader, DeliveryWriter } from './delivery-records.ts';
import type { DraftReader, DraftWriter } from './draft-records.ts';
import type { EventReader, EventWriter } from './event-records.ts';
import type { FileReader, FileWriter } from './file-records.ts';
import type { HeartbeatReader, HeartbeatWriter } from './heartbeat-records.ts';
import type { IncidentReader, IncidentWriter } from './incident-records.ts';
import type { InhibitorReader, InhibitorWriter } from './inhibitor-records.ts';
import type { LeaseReader, LeaseWriter } from './lease-records.ts';
import type { NodeExchange } from './node-exchange.ts';
import type { OfferReader, OfferWriter } from './offer-records.ts';
import type { PreferenceReader, PreferenceWriter } from './preference-records.ts';
import type { SignInReader, SignInWriter } from './sign-in-records.ts';
import type { SilenceReader, SilenceWriter } from './silence-records.ts';
import type { TopicReader, TopicWriter } from './topic-records.ts';
import type { UserRoleReader, UserRoleWriter } from './user-role-records.ts';
import type { WatchReader, WatchWriter } from './watch-records.ts';
import type { WebMessageReader, WebMessageWriter } from './web-message-records.ts';

/** Everything that can be read. */
export interface RecordReaders {
  readonly events: EventReader;
  readonly deliveries: DeliveryReader;
  readonly incidents: IncidentReader;
  readonly digests: DigestReader;
  readonly topics: TopicReader;
  readonly webMessages: WebMessageReader;
  readonly signIns: SignInReader;
  readonly commands: CommandReader;
  readonly auditEvents: AuditReader;
  readonly watches: WatchReader;
  readonly drafts: DraftReader;
  readonly preferences: PreferenceReader;
  readonly channelPreferences: ChannelPreferenceReader;
  readonly offers: OfferReader;
  readonly files: FileReader;
  readonly userRoles: UserRoleReader;
  readonly silences: SilenceReader;
  readonly inhibitors: InhibitorReader;
  readonly leases: LeaseReader;
  readonly heartbeats: HeartbeatReader;
  readonly aliases: AliasReader;
  readonly customActions: ActionReader;
}

/** Everything that can be read and written within a unit. */
export interface RecordWriters {
  readonly events: EventWriter;
  readonly deliveries: DeliveryWriter;
  readonly incidents: IncidentWriter;
  readonly digests: DigestWriter;
  readonly topics: TopicWriter;
  readonly webMessages: WebMessageWriter;
  readonly signIns: SignInWriter;
  readonly commands: CommandWriter;
  readonly auditEvents: AuditWriter;
  readonly watches: WatchWriter;
  readonly drafts: DraftWriter;
  readonly preferences: PreferenceWriter;
  readonly channelPreferences: ChannelPreferenceWriter;
  readonly offers: OfferWriter;
  readonly files: FileWriter;
  readonly userRoles: UserRoleWriter;
  readonly silences: SilenceWriter;
  readonly inhibitors: InhibitorWriter;
  readonly leases: LeaseWriter;
  readonly heartbeats: HeartbeatWriter;
  readonly aliases: AliasWriter;
  readonly customActions: ActionWriter;
}

/** A piece of work that is committed as a whole; it may await nothing but the records it is given, and changes nothing else: it may be run again. */
export type WriteUnit<Outcome> = (records: RecordWriters) => Promise<Outcome>;

/** What the store may know about a unit. */
export interface UnitTraits {
  /** True where it has to do with no record that another such unit writes: some that wait together may be run at the same time. */
  readonly isIndependent?: boolean;
}

/** The store. */
export interface Store {
  /** Committed state. */
  readonly records: RecordReaders;
  /** The way to other nodes; absent where only one process can use the store. */
  readonly exchange?: NodeExchange;
  /**
   * Runs the unit and resolves once it is durable.
   * Throws `overloaded` when too many units wait, `store-full` when the disk is full, `store-unavailable` when the database
   * does not answer (where it names a commit whose outcome is not known, the unit may have happened), `stopping` after `close`;
   * what the unit throws comes out unchanged.
   */
  write<Outcome>(unit: WriteUnit<Outcome>, traits?: UnitTraits): Promise<Outcome>;
  /** True while the store takes and commits writes; the readiness check asks it. */
  isHealthy(): Promise<boolean>;
  /** Gives a little of the space that deleted records left back to the disk; true while there is more. Absent where the database does so itself. */
  reclaimSpace?(): Promise<boolean>;
  /** Finishes the waiting units, then closes. */
  close(): Promise<void>;
}
