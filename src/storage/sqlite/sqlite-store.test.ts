// The embedded store keeps the port's promises, also when its process is killed or its disk is full.
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PendingConfirmation } from '../../domain/command-record.ts';
import { aRawEvent } from '../../domain/testing/a-raw-event.ts';
import { describeStoreContract } from '../store.contract.ts';
import type { Store } from '../store.ts';
import { aCommandRecord } from '../testing/a-command-record.ts';
import { aPendingConfirmation } from '../testing/a-pending-confirmation.ts';
import { anAuditEvent } from '../testing/an-audit-event.ts';
import type { OpenedStore } from '../testing/opened-store.ts';
import { createSqliteStore, type SqliteStoreOptions } from './index.ts';
import type { FillDiskReport } from './testing/fill-disk.ts';
import { findNumbered, writeNumbered } from './testing/numbered-unit.ts';
import { NumberedProcess } from './testing/numbered-process.ts';

/** Runs SQL on the database of a folder, beside the store. */
async function runSql(dataFolder: string, sql: string): Promise<void> {
  const database = new DatabaseSync(path.join(dataFolder, 'signalbox.sqlite'));
  try {
    database.exec(sql);
  } finally {
    database.close();
  }
}

const waitingFor = (secret: string, number: number): PendingConfirmation =>
  aPendingConfirmation({ code: `CODE${number}`, commandText: `rds modify-db-instance --master-user-password ${secret}` });

const newFolder = () => mkdtemp(path.join(tmpdir(), 'signalbox-store-'));

describeStoreContract('createSqliteStore', async (): Promise<OpenedStore> => {
  const dataFolder = await newFolder();
  let current = await createSqliteStore({ dataFolder });
  return {
    store: current,
    async reopen() {
      await current.close();
      current = await createSqliteStore({ dataFolder });
      return current;
    },
    runSql: (sql) => runSql(dataFolder, sql),
    async close() {
      await current.close();
      await rm(dataFolder, { recursive: true });
    },
  };
});

describe('createSqliteStore', () => {
  let dataFolder: string;
  const stores: Store[] = [];

  beforeEach(async () => {
    dataFolder = await newFolder();
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await rm(dataFolder, { recursive: true });
  });

  async function open(options: Partial<SqliteStoreOptions> = {}): Promise<Store> {
    const store = await createSqliteStore({ dataFolder, ...options });
    stores.push(store);
    return store;
  }

  describe('when its process is killed', () => {
    it('has every unit that was acknowledged, and no half of any', async () => {
      let next = 0;
      for (const acknowledgedCount of [1, 60, 200]) {
        const child = await NumberedProcess.start(dataFolder, next, acknowledgedCount);
        const acknowledged = await child.kill();
        const log = await stat(path.join(dataFolder, 'signalbox.sqlite-wal'));
        const store = await open();
        next = Math.max(...acknowledged) + 100;
        const found = await Promise.all(Array.from({ length: next }, (_, number) => findNumbered(store.records, number)));
        await store.close();

        expect(log.size).toBeGreaterThan(0);
        expect(acknowledged.length).toBeGreaterThanOrEqual(acknowledgedCount);
        expect(new Set(acknowledged.map((number) => found[number]))).toEqual(new Set(['all']));
        expect(found).not.toContain('some');
      }
    });

    it('holds its data folder until then, and not after', async () => {
      const child = await NumberedProcess.start(dataFolder, 0, 1);
      await expect(open()).rejects.toMatchObject({ code: 'data-folder-in-use' });

      await child.kill();

      await expect(open()).resolves.toBeDefined();
    });
  });

  describe('when the disk is full', () => {
    it('says so, keeps what it acknowledged and nothing else, and goes on once there is space', async ({ skip }) => {
      const report = await fillDisk(dataFolder);
      if (report === undefined) return skip('this machine lets nobody mount a small file system');

      expect(report).toEqual({
        acknowledged: expect.any(Number),
        refusals: ['store-full'],
        isHealthyWhileFull: false,
        isHealthyAfterwards: true,
        ofAcknowledged: ['all'],
        ofRefused: ['none'],
      });
      expect(report.acknowledged).toBeGreaterThan(10);
    });

    it('does the same when the database has reached its largest size', async () => {
      const store = await open({ maxPageCount: 150 });
      const outcomes = await Promise.allSettled(Array.from({ length: 100 }, (_, number) => writeNumbered(store, number)));
      const found = await Promise.all(outcomes.map((_, number) => findNumbered(store.records, number)));
      await store.close();

      const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
      expect(reasons.length).toBeGreaterThan(10);
      for (const reason of reasons) expect(reason).toMatchObject({ code: 'store-full' });
      expect(found).toEqual(outcomes.map(({ status }) => (status === 'fulfilled' ? 'all' : 'none')));

      const larger = await open();
      await writeNumbered(larger, 1_000);
      await expect(findNumbered(larger.records, 1_000)).resolves.toBe('all');
    });

    it('says so too when there is no space for the schema', async () => {
      await expect(open({ maxPageCount: 5 })).rejects.toMatchObject({ code: 'store-full' });

      await expect(open()).resolves.toBeDefined();
    });

    it('takes units that still fit after one that did not', async () => {
      const store = await open({ maxPageCount: 150 });
      const tooLarge = store.write((records) =>
        records.events.insert(aRawEvent({ id: 'large', body: new Uint8Array(2_000_000) }), 'routed'),
      );
      await expect(tooLarge).rejects.toMatchObject({ code: 'store-full' });

      await writeNumbered(store, 1);

      await expect(findNumbered(store.records, 1)).resolves.toBe('all');
      await expect(store.records.events.find('large')).resolves.toBeUndefined();
    });

    it('tells the neighbours in the same commit, whose writes SQLite takes back with those of the unit', async () => {
      const store = await open({ maxPageCount: 150 });
      const outcomes = await Promise.allSettled([
        writeNumbered(store, 1),
        store.write((records) => records.events.insert(aRawEvent({ id: 'large', body: new Uint8Array(2_000_000) }), 'routed')),
        writeNumbered(store, 2),
      ]);
      const found = await Promise.all([1, 2].map((number) => findNumbered(store.records, number)));

      expect(outcomes[1]).toMatchObject({ status: 'rejected', reason: { code: 'store-full' } });
      expect(found).toEqual([outcomes[0], outcomes[2]].map((outcome) => (outcome?.status === 'fulfilled' ? 'all' : 'none')));
      await writeNumbered(store, 3);
      await expect(findNumbered(store.records, 3)).resolves.toBe('all');
    });
  });

  it.each(['id', 'sequence', 'place'])('refuses to replace a row of the audit log by its %s', async (column) => {
    const store = await open();
    await store.write(({ auditEvents }) => auditEvents.append(anAuditEvent({ id: '1' })));
    const { node } = store.records.auditEvents;
    const place = column === 'place' ? 1 : 2;
    const replacement = { id: column === 'id' ? '1' : '2', sequence: column === 'sequence' ? 1 : 2 };

    const attempt = runSql(
      dataFolder,
      `insert or replace into audit_events values (${replacement.sequence}, '${replacement.id}', '', 0, '', '', '', '', '', '', '', '${node}', '', '', '', ${place})`,
    );

    await expect(attempt).rejects.toThrow('rows of audit_events are unique, and never changed or deleted');
    await expect(store.records.auditEvents.list({ limit: 9 })).resolves.toStrictEqual([anAuditEvent({ id: '1' })]);
  });

  it('leaves one file behind, and in it nothing of what was overwritten', async () => {
    const store = await createSqliteStore({ dataFolder });
    for (let number = 0; number < 20; number += 1) {
      const record = aCommandRecord({
        id: `command-${number}`,
        status: 'awaiting-confirmation',
        confirmation: waitingFor('hunter2'.repeat(40), number),
      });
      await store.write(({ commands }) => commands.insert(record));
      await store.write(({ commands }) =>
        commands.advance(record.id, 'awaiting-confirmation', { status: 'cancelled', confirmation: waitingFor('•', number) }),
      );
    }

    await store.close();

    expect((await readdir(dataFolder)).filter((name) => name.startsWith('signalbox.sqlite'))).toEqual(['signalbox.sqlite']);
    expect((await readFile(path.join(dataFolder, 'signalbox.sqlite'))).includes('hunter2')).toBe(false);
  });

  describe('the data folder', () => {
    it('is made, with everything in it, for its owner only', async () => {
      const folder = path.join(dataFolder, 'made', 'for', 'it');
      const store = await open({ dataFolder: folder });
      await writeNumbered(store, 1);

      const names = await readdir(folder);
      const modes = await Promise.all(
        [folder, ...names.map((name) => path.join(folder, name))].map(async (name) => (await stat(name)).mode),
      );
      expect(names.toSorted()).toEqual(['node-id', 'signalbox.lock', 'signalbox.sqlite', 'signalbox.sqlite-shm', 'signalbox.sqlite-wal']);
      expect(modes.map((mode) => mode % 0o100)).toEqual(modes.map(() => 0));
    });

    it('loses the rights of others on a database that was readable by all', async () => {
      await (await open()).close();
      const file = path.join(dataFolder, 'signalbox.sqlite');
      await chmod(file, 0o644);

      await open();

      const { mode } = await stat(file);
      expect(mode % 0o1000).toBe(0o600);
    });

    it('belongs to one store at a time within a process too', async () => {
      const store = await open();
      await expect(open()).rejects.toMatchObject({ code: 'data-folder-in-use' });
      // The attempt must not have loosened the lock that other processes see.
      await expect(NumberedProcess.start(dataFolder, 0, 1)).rejects.toThrow('data-folder-in-use');

      await store.close();

      await expect(open()).resolves.toBeDefined();
    });

    it.each([0x6969, 0xff534d42, 0xff534d42 - 2 ** 32, 0xfe534d42, 0x01021997])(
      'is refused on a network file system (type %i)',
      async (type) => {
        await expect(open({ readFileSystemType: () => Promise.resolve(type) })).rejects.toMatchObject({ code: 'data-folder-on-network' });
      },
    );

    it.each([0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630])('is accepted on a local one (type %i)', async (type) => {
      await expect(open({ readFileSystemType: () => Promise.resolve(type) })).resolves.toBeDefined();
    });

    it('is left unlocked where opening fails', async () => {
      await (await open()).close();
      const database = new DatabaseSync(path.join(dataFolder, 'signalbox.sqlite'));
      database.exec(`insert into schema_migrations values (999, 'from-the-future', 0)`);
      await expect(open()).rejects.toMatchObject({ code: 'store-schema-newer' });

      database.exec('delete from schema_migrations where number = 999');
      database.close();

      await expect(open()).resolves.toBeDefined();
    });

    it('is refused where the database in it is damaged', async () => {
      const file = path.join(dataFolder, 'signalbox.sqlite');
      await writeFile(file, 'this is no database, but it is long enough to be taken for the header of one'.repeat(100));

      await expect(open()).rejects.toMatchObject({ code: 'store-unavailable' });
    });
  });
});

/** Runs `fill-disk.ts` on a file system of six megabytes; undefined where this machine does not let us mount one. */
async function fillDisk(mount: string): Promise<FillDiskReport | undefined> {
  const script = fileURLToPath(new URL('testing/fill-disk.ts', import.meta.url));
  // A namespace of our own lets anybody mount, where the kernel allows it.
  const mounting = `mount -t tmpfs -o size=6m tmpfs "$1" && echo mounted && exec "$2" "$3" "$1"`;
  const command = `exec unshare --user --map-root-user --mount sh -c '${mounting}' sh "$@"`;
  return new Promise((resolve, reject) => {
    execFile('sh', ['-c', command, 'sh', mount, process.execPath, script], (_, output, errorOutput) => {
      const [isMounted, report] = output.split('\n');
      if (isMounted !== 'mounted') resolve(undefined);
      else if (report === undefined || report === '') reject(new Error(errorOutput));
      else resolve(JSON.parse(report) as FillDiskReport);
    });
  });
}
