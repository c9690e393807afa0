// Roles of people for tests: a real SQLite store in a folder of its own, and everything else played by objects.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { aChannelConfiguration } from '../../domain/testing/a-channel-configuration.ts';
import type { FileUserRole } from '../../domain/user-role.ts';
import { createSqliteStore } from '../../storage/sqlite/index.ts';
import type { Membership, UserRolesContext } from '../context.ts';

/** The account that the channel configurations `ops` and `dev` reach. */
export const ACCOUNT = '123456789012';

/** What a test may change while it runs. */
interface Surroundings {
  fileRoles: readonly FileUserRole[];
  /** Who is in which group; others are in none. */
  members: Readonly<Record<string, readonly string[]>>;
  membership: Membership | undefined;
}

/** The context, what it did, and how to end it. */
export interface OpenedUserRoles {
  readonly context: UserRolesContext;
  readonly surroundings: Surroundings;
  /** How often sessions were dropped. */
  changedCount(): number;
  close(): Promise<void>;
}

/** Opens it; its clock stands at 2026-03-01 03:00 UTC. */
export async function openUserRoles(): Promise<OpenedUserRoles> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'signalbox-user-roles-'));
  const store = await createSqliteStore({ dataFolder });
  const surroundings: Surroundings = { fileRoles: [], members: {}, membership: undefined };
  let ids = 0;
  let changed = 0;
  const accounts = [{ accountId: ACCOUNT, roleArn: `arn:aws:iam::${ACCOUNT}:role/channel` }] as const;
  const context: UserRolesContext = {
    store,
    now: () => new Date('2026-03-01T03:00:00Z'),
    newId() {
      ids += 1;
      return `id-${String(ids).padStart(6, '0')}`;
    },
    newToken: () => 'n'.repeat(43),
    logger: pino({ level: 'silent' }),
    identityProofs: { identify: () => Promise.resolve({ status: 'unavailable', reason: 'nobody is asked' }) },
    serverUrl: () => 'https://signalbox.example.com',
    listConfigurations: () => ['ops', 'dev'].map((configurationName) => aChannelConfiguration({ configurationName, accounts })),
    listFileRoles: () => surroundings.fileRoles,
    isAdministrator: () => false,
    async isMember(groupId, userId) {
      return surroundings.membership ?? { status: 'known', isMember: surroundings.members[groupId]?.includes(userId) ?? false };
    },
    tell: () => Promise.resolve(),
    onChanged() {
      changed += 1;
    },
  };
  return {
    context,
    surroundings,
    changedCount: () => changed,
    async close() {
      await store.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
