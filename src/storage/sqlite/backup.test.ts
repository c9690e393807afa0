// Backups are whole whatever happens meanwhile, and come back; data of every earlier version is copied and brought up to date.
import { Kysely } from 'kysely';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aRawEvent } from '../../domain/testing/a-raw-event.ts';
import { migrate } from '../sql/migrations/migrate.ts';
import { migrations } from '../sql/migrations/migrations.ts';
import type { StoreSchema } from '../sql/schema.ts';
import type { Store } from '../store.ts';
import { anAuditEvent } from '../testing/an-audit-event.ts';
import { backUpDatabase } from './back-up-database.ts';
import { createSqliteStore } from './index.ts';
import { NodeSqliteConnection } from './node-sqlite-connection.ts';
import { NodeSqliteDialect } from './node-sqlite-dialect.ts';
import { restoreDatabase } from './restore-database.ts';
import { sqliteColumnFlavor } from './sqlite-column-flavor.ts';

const now = new Date('2026-03-01T03:00:00Z');
const NEWEST = migrations.length;

let folder: string;
let dataFolder: string;
let backupFile: string;
const stores: Store[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'signalbox-backup-'));
  dataFolder = path.join(folder, 'data');
  backupFile = path.join(folder, 'backup.sqlite');
});
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await rm(folder, { recursive: true });
});

async function open(): Promise<Store> {
  const store = await createSqliteStore({ dataFolder });
  stores.push(store);
  return store;
}

const insertEvent = (store: Store, id: string) => store.write(({ events }) => events.insert(aRawEvent({ id }), 'routed'));
const restore = () => restoreDatabase({ dataFolder, backupFile, now });

function inDatabase<Result>(file: string, work: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(file);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

async function eventsOf(store: Store, ...ids: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(ids.map((id) => store.records.events.find(id)));
  return found.flatMap((stored) => stored?.event.id ?? []);
}

const databaseFile = () => path.join(dataFolder, 'signalbox.sqlite');

/** Makes a database as that version has left it: with an event, its identity, an incident, and what waits for the chat. */
async function makeVersion(version: number): Promise<void> {
  mkdirSync(dataFolder, { recursive: true });
  await rm(databaseFile(), { force: true });
  const database = new DatabaseSync(databaseFile());
  database.exec('pragma synchronous = off');
  const db = new Kysely<StoreSchema>({ dialect: new NodeSqliteDialect(new NodeSqliteConnection(database)) });
  database.exec('pragma journal_mode = wal');
  await migrate(db, { flavor: sqliteColumnFlavor, migrations: migrations.slice(0, version) });
  database.exec(`
    insert into raw_events (id, door, state, arrival_count, identity_key, received_at, text, body)
      values ('event', 'notify-http', 'routed', 1, 'key', 1, 'text', x'00');
    insert into event_identities (key, event_id) values ('key', 'event');
    insert into incidents (id, configuration_name, incident_key, is_open, details)
      values ('incident', 'ops', 'alarm', 1, '{"openedAt":"2026-03-01T03:00:00Z","steps":[],"notificationCount":1}');
    insert into deliveries (id, event_id, configuration_name, channel_key, platform, workspace_id, channel_id, action, incident_id, status,
        attempt_count, queued_at, next_attempt_at, is_possible_duplicate, message)
      values ('delivery', 'event', 'ops', 'web//ops', 'web', '', 'ops', 'post', 'incident', 'queued', 0, 1, 1, 0,
        '{"title":{"spans":[]},"tone":"neutral","blocks":[],"fallbackText":"of before"}');
    insert into topics values ('arn', 'allowed', null, null, 1, 2, '[]');
  `);
  await db.destroy();
}

describe('backUpDatabase', () => {
  it('copies everything up to one moment while the server writes, into one file for its owner', async () => {
    const store = await open();
    for (let number = 0; number < 50; number += 1) await insertEvent(store, `before-${number}`);
    const writing = Array.from({ length: 200 }, (_, number) => insertEvent(store, `meanwhile-${number}`));

    const version = await backUpDatabase({ dataFolder, backupFile });
    await Promise.all(writing);

    expect(version).toBe(NEWEST);
    expect(readdirSync(folder).toSorted()).toEqual(['backup.sqlite', 'data']);
    expect(statSync(backupFile).mode % 0o100).toBe(0);
    const ids = inDatabase(backupFile, (database) => database.prepare('select id from raw_events order by sequence').all()).map(
      ({ id }) => id,
    );
    expect(ids.slice(0, 50)).toEqual(Array.from({ length: 50 }, (_, number) => `before-${number}`));
    expect(ids.slice(50)).toEqual(Array.from({ length: ids.length - 50 }, (_, number) => `meanwhile-${number}`));
  });

  it('overwrites nothing, and says where there is nothing to copy', async () => {
    await expect(backUpDatabase({ dataFolder, backupFile })).rejects.toMatchObject({ code: 'backup-unusable' });
    await open();
    writeFileSync(backupFile, 'precious');

    await expect(backUpDatabase({ dataFolder, backupFile })).rejects.toMatchObject({ code: 'backup-unusable' });

    expect(statSync(backupFile).size).toBe('precious'.length);
  });
});

describe('restoreDatabase', () => {
  async function backUpWith(...ids: readonly string[]): Promise<void> {
    const store = await open();
    for (const id of ids) await insertEvent(store, id);
    await backUpDatabase({ dataFolder, backupFile });
    await insertEvent(store, 'later');
    await store.close();
  }

  it('brings back what was there, and keeps what it replaces', async () => {
    await backUpWith('early');

    const restored = await restore();

    const store = await open();
    await expect(eventsOf(store, 'early', 'later')).resolves.toEqual(['early']);
    expect(restored).toEqual({
      schemaVersion: NEWEST,
      keptAs: path.join(dataFolder, 'backups', 'replaced-2026-03-01T03-00-00-000Z.sqlite'),
    });
    const kept = inDatabase(restored.keptAs ?? '', (database) => database.prepare('select id from raw_events order by sequence').all());
    expect(kept.map(({ id }) => id)).toEqual(['early', 'later']);
  });

  it('restores into a folder that has nothing yet', async () => {
    await backUpWith('early');
    await rm(dataFolder, { recursive: true });

    await expect(restore()).resolves.toEqual({ schemaVersion: NEWEST });

    await expect(eventsOf(await open(), 'early')).resolves.toEqual(['early']);
  });

  it('takes the place of a database that is damaged, its log with it', async () => {
    await backUpWith('early');
    writeFileSync(databaseFile(), 'damaged');
    writeFileSync(`${databaseFile()}-wal`, 'damaged too');

    const { keptAs = '' } = await restore();

    await expect(eventsOf(await open(), 'early')).resolves.toEqual(['early']);
    expect([keptAs, `${keptAs}-wal`].map((file) => existsSync(file))).toEqual([true, true]);
  });

  it('begins another chain of the audit log: the one of before had gone on', async () => {
    await backUpWith('early');
    const before = await open();
    await before.write(({ auditEvents }) => auditEvents.append(anAuditEvent({ id: 'after the backup' })));
    const { node } = before.records.auditEvents;
    await before.close();
    await restore();

    const after = await open();

    expect(after.records.auditEvents.node).not.toBe(node);
  });

  it('signs everybody out, as some were signed out since, and lets no link serve that did', async () => {
    const person = { userId: 'web:administrator', displayName: 'Administrator', isAdministrator: true, expiresAt: new Date('2026-04-01') };
    const store = await open();
    await store.write(async ({ signIns }) => {
      await signIns.insertSession({ ...person, tokenHash: 'lost', createdAt: now });
      await signIns.insertLink({ ...person, tokenHash: 'used' });
    });
    await store.close();
    await backUpWith('early');
    await restore();

    const { signIns } = (await open()).records;

    await expect(signIns.listSessions()).resolves.toEqual([]);
    await expect(signIns.findLink('used')).resolves.toBeUndefined();
  });

  it('is refused while a server runs', async () => {
    await backUpWith('early');
    const store = await open();

    await expect(restore()).rejects.toMatchObject({ code: 'data-folder-in-use' });

    await expect(eventsOf(store, 'later')).resolves.toEqual(['later']);
  });

  it.each<[string, string, () => void]>([
    ['that is not there', 'backup-unusable', () => rmSync(backupFile)],
    ['of something else', 'backup-unusable', () => writeFileSync(backupFile, 'no database at all, but long enough to be looked into')],
    [
      'that is another database',
      'backup-unusable',
      () => inDatabase(backupFile, (database) => database.exec('drop table schema_migrations')),
    ],
    [
      'that says what it is and is not',
      'backup-unusable',
      () => inDatabase(backupFile, (database) => database.exec('drop table sign_in_sessions')),
    ],
    ['of which the end is missing', 'backup-unusable', () => truncateSync(backupFile, statSync(backupFile).size / 2)],
    [
      'of a newer version',
      'store-schema-newer',
      () => inDatabase(backupFile, (database) => database.exec('update schema_migrations set number = 9999 where number = 1')),
    ],
  ])('refuses a file %s, and leaves everything as it was', async (_, code, change) => {
    await backUpWith('early');
    change();

    await expect(restore()).rejects.toMatchObject({ code });

    await expect(eventsOf(await open(), 'early', 'later')).resolves.toEqual(['early', 'later']);
    expect(readdirSync(dataFolder).filter((name) => name.includes('restored'))).toEqual([]);
  });
});

describe('the data of an earlier version', () => {
  it.each(migrations.slice(0, -1).map(({ number, name }) => [number, name]))(
    'is copied and brought up to date from version %i (%s), with what is in it',
    async (version) => {
      await makeVersion(version);

      const store = await open();

      await expect(eventsOf(store, 'event')).resolves.toEqual(['event']);
      await expect(store.write(({ events }) => events.recordRepeat('key', now))).resolves.toBe('event');
      await expect(store.records.incidents.findOpen('ops', 'alarm')).resolves.toMatchObject({ id: 'incident' });
      await expect(store.records.deliveries.findDue('web//ops', now)).resolves.toMatchObject({ message: { fallbackText: 'of before' } });
      await insertEvent(store, 'new');
      const copy = path.join(dataFolder, 'backups', `schema-${version}-before-${NEWEST}.sqlite`);
      const versionOfCopy = inDatabase(copy, (database) => database.prepare('select max(number) as version from schema_migrations').get());
      expect(versionOfCopy).toMatchObject({ version });
    },
  );

  it('is copied once, and only the newest two copies are kept', async () => {
    for (const version of [1, 2, 3]) {
      await makeVersion(version);
      await (await open()).close();
    }
    await (await open()).close();

    expect(readdirSync(path.join(dataFolder, 'backups')).toSorted()).toEqual(
      [2, 3].map((version) => `schema-${version}-before-${NEWEST}.sqlite`),
    );
  });
});

describe('reclaimSpace', () => {
  async function fillAndEmpty(store: Store): Promise<void> {
    const text = 'x'.repeat(20_000);
    for (let number = 0; number < 200; number += 1)
      await store.write(({ events }) => events.insert(aRawEvent({ id: `event-${number}`, text, receivedAt: now }), 'unrouted'));
    await store.write(({ events }) => events.deleteSettled({ before: new Date(now.getTime() + 1), after: 0, limit: 1_000 }));
  }

  const freePart = () =>
    inDatabase(databaseFile(), (database) => {
      const numberOf = (pragma: string) => Number(database.prepare(`pragma ${pragma}`).get()?.[pragma]);
      return numberOf('freelist_count') / numberOf('page_count');
    });

  it.each(['a new database', 'one of an earlier version'])(
    'gives what deleted rows left back to the disk, a little at a time: %s',
    async (age) => {
      if (age !== 'a new database') await makeVersion(NEWEST - 1);
      const store = await open();
      await fillAndEmpty(store);
      expect(freePart()).toBeGreaterThan(0.5);

      let steps = 0;
      while ((await store.reclaimSpace?.()) === true) steps += 1;

      expect(steps).toBeGreaterThan(3);
      expect(freePart()).toBeLessThan(0.15);
      await expect(store.reclaimSpace?.()).resolves.toBe(false);
    },
  );
});
