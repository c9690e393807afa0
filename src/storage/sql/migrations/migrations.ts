// The numbered list of migrations; the number of the last one is the version of the schema.
import type { Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import { firstLight } from './0001-first-light.ts';
import { indexUnroutedEvents } from './0002-unrouted-events.ts';
import { createCommands } from './0003-commands.ts';
import { createAuditEvents } from './0004-audit-events.ts';
import { createWatches } from './0005-watches.ts';
import { createConversations } from './0006-conversations.ts';
import { createOffers } from './0007-offers.ts';
import { addThreads } from './0008-threads.ts';
import { createFiles } from './0009-files.ts';
import { addAccountChoices } from './0010-account-choices.ts';
import { addDraftAnswers } from './0011-draft-answers.ts';
import { createAuditChain } from './0012-audit-chain.ts';
import { createUserRoles } from './0013-user-roles.ts';
import { indexApprovals } from './0014-approvals.ts';
import { addIncidentContext } from './0015-incident-context.ts';
import { addUpdatePolicies } from './0016-update-policies.ts';
import { indexUnfinishedDeliveries } from './0017-unfinished-deliveries.ts';
import { addDeliveryGists } from './0018-delivery-gists.ts';
import { orderDeliveriesByPriority } from './0019-delivery-order.ts';
import { createDigests } from './0020-digests.ts';
import { createSilences } from './0021-silences.ts';
import { createLeases } from './0022-leases.ts';
import { createHeartbeats } from './0023-heartbeats.ts';
import { createAliases } from './0024-aliases.ts';
import { createCustomActions } from './0025-custom-actions.ts';
import { indexAcceptedEvents } from './0026-accepted-events.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** One step from a version of the schema to the next; it runs once, within the transaction that records it. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  up(db: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void>;
}

/** All migrations, oldest first. A released one is never changed. */
export const migrations: readonly Migration[] = [
  { number: 1, name: 'first-light', up: firstLight },
  { number: 2, name: 'unrouted-events', up: indexUnroutedEvents },
  { number: 3, name: 'commands', up: createCommands },
  { number: 4, name: 'audit-events', up: createAuditEvents },
  { number: 5, name: 'watches', up: createWatches },
  { number: 6, name: 'conversations', up: createConversations },
  { number: 7, name: 'offers', up: createOffers },
  { number: 8, name: 'threads', up: addThreads },
  { number: 9, name: 'files', up: createFiles },
  { number: 10, name: 'account-choices', up: addAccountChoices },
  { number: 11, name: 'draft-answers', up: addDraftAnswers },
  { number: 12, name: 'audit-chain', up: createAuditChain },
  { number: 13, name: 'user-roles', up: createUserRoles },
  { number: 14, name: 'approvals', up: indexApprovals },
  { number: 15, name: 'incident-context', up: addIncidentContext },
  { number: 16, name: 'update-policies', up: addUpdatePolicies },
  { number: 17, name: 'unfinished-deliveries', up: indexUnfinishedDeliveries },
  { number: 18, name: 'delivery-gists', up: addDeliveryGists },
  { number: 19, name: 'delivery-order', up: orderDeliveriesByPriority },
  { number: 20, name: 'digests', up: createDigests },
  { number: 21, name: 'silences', up: createSilences },
  { number: 22, name: 'leases', up: createLeases },
  { number: 23, name: 'heartbeats', up: createHeartbeats },
  { number: 24, name: 'aliases', up: createAliases },
  { number: 25, name: 'custom-actions', up: createCustomActions },
  { number: 26, name: 'accepted-events', up: indexAcceptedEvents },
];
