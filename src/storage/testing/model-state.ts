// Everything a store holds, as plain lists in memory: what the property test holds a real store against.
import type { Alias } from '../../domain/alias.ts';
import type { Digest } from '../../domain/digest.ts';
import type { AuditEvent } from '../../domain/audit-event.ts';
import type { ChannelPreferences } from '../../domain/channel-preferences.ts';
import type { CustomAction } from '../../domain/custom-action.ts';
import type { CommandRecord } from '../../domain/command-record.ts';
import type { Draft } from '../../domain/draft.ts';
import type { Offer } from '../../domain/offer.ts';
import type { Preferences } from '../../domain/preferences.ts';
import type { EventIdentity } from '../../domain/raw-event.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Heartbeat } from '../../domain/heartbeat.ts';
import type { StoredFile } from '../../domain/stored-file.ts';
import type { Topic } from '../../domain/topic.ts';
import type { RoleProof, UserRole } from '../../domain/user-role.ts';
import type { Inhibitor } from '../../domain/inhibitor.ts';
import type { Silence } from '../../domain/silence.ts';
import type { Watch } from '../../domain/watch.ts';
import type { Delivery } from '../../messages/delivery.ts';
import type { ActionAssociation } from '../action-records.ts';
import type { Lease, Node } from '../lease-records.ts';
import type { StoredEvent } from '../event-records.ts';
import type { SignInLink, SignInSession } from '../sign-in-records.ts';
import type { WebMessage } from '../web-message-records.ts';

/** The identity of an event, and whose it is. */
interface ModelIdentity extends EventIdentity {
  readonly eventId: string;
}

/** The lists, each in order of insertion. */
export interface ModelState {
  events: StoredEvent[];
  identities: ModelIdentity[];
  deliveries: Delivery[];
  incidents: Incident[];
  digests: Digest[];
  topics: Topic[];
  webMessages: WebMessage[];
  revision: number;
  links: SignInLink[];
  sessions: SignInSession[];
  commands: CommandRecord[];
  auditEvents: AuditEvent[];
  watches: Watch[];
  drafts: Draft[];
  preferences: Preferences[];
  channelPreferences: ChannelPreferences[];
  offers: Offer[];
  files: StoredFile[];
  userRoles: UserRole[];
  roleProofs: RoleProof[];
  silences: Silence[];
  inhibitors: Inhibitor[];
  nodes: Node[];
  leases: Lease[];
  heartbeats: Heartbeat[];
  aliases: Alias[];
  customActions: CustomAction[];
  actionAssociations: ActionAssociation[];
}

/** Returns a state that holds nothing. */
export function emptyState(): ModelState {
  return {
    events: [],
    identities: [],
    deliveries: [],
    incidents: [],
    digests: [],
    topics: [],
    webMessages: [],
    revision: 0,
    links: [],
    sessions: [],
    commands: [],
    auditEvents: [],
    watches: [],
    drafts: [],
    preferences: [],
    channelPreferences: [],
    offers: [],
    files: [],
    userRoles: [],
    roleProofs: [],
    silences: [],
    inhibitors: [],
    nodes: [],
    leases: [],
    heartbeats: [],
    aliases: [],
    customActions: [],
    actionAssociations: [],
  };
}
