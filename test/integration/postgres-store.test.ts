// The PostgreSQL store keeps the port's promises on a real server, also when connections, answers or the server are lost.
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/app/open-store.ts';
import { anIncident } from '../../src/domain/testing/an-incident.ts';
import { aRawEvent } from '../../src/domain/testing/a-raw-event.ts';
import { Secret } from '../../src/lib/secret.ts';
import { createPostgresStore } from '../../src/storage/postgres/index.ts';
import { migrations } from '../../src/storage/sql/migrations/migrations.ts';
import { describeStoreContract } from '../../src/storage/store.contract.ts';
import type { Store } from '../../src/storage/store.ts';
import { aCommandRecord } from '../../src/storage/testing/a-command-record.ts';
import { anchorChains } from '../../src/audit/anchor-chains.ts';
import { auditEntryToJson } from '../../src/domain/audit-line.ts';
import { AuditVerifier } from '../../src/domain/audit-verifier.ts';
import { anAuditEvent } from '../../src/storage/testing/an-audit-event.ts';
import type { OpenedStore } from '../../src/storage/testing/opened-store.ts';
import { startServerProcess } from '../server-process.ts';
import { BreakableConnections, type Breakage } from './breakable-connections.ts';
import { startPostgres, type TestDatabase, type TestPostgres } from './start-postgres.ts';

/** How a commit stands on the wire: length and text of a simple query (protocol 3.0). */
const COMMIT = '\0\0\0\u000bcommit\0';

let postgres: TestPostgres;
let shared: TestDatabase;
beforeAll(async () => {
  postgres = await startPostgres();
  shared = await postgres.createDatabase();
});
afterAll(async () => {
  await shared.drop();
  await postgres.stop();
});

// A schema of its own is as good as a database for these tests, and made ten times faster.
describeStoreContract('createPostgresStore', async (): Promise<OpenedStore> => {
  const schema = await shared.createSchema();
  let current = await createPostgresStore({ url: schema.url, node: 'node-of-test' });
  return {
    store: current,
    async reopen() {
      await current.close();
      current = await createPostgresStore({ url: schema.url, node: 'node-of-test' });
      return current;
    },
    async runSql(sql) {
      await schema.query(sql);
    },
    async close() {
      await current.close();
      await schema.drop();
    },
  };
});

describe('createPostgresStore', () => {
  let database: TestDatabase;
  const stores: Store[] = [];

  beforeEach(async () => {
    database = await postgres.createDatabase();
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await database.drop();
  });

  async function open(url: Secret = database.url, queryTimeoutMs = 5_000): Promise<Store> {
    const store = await createPostgresStore({ url, node: 'node-of-test', queryTimeoutMs });
    stores.push(store);
    return store;
  }

  const insertEvent = (store: Store, id: string) => store.write((records) => records.events.insert(aRawEvent({ id }), 'routed'));
  const terminateConnections = () =>
    database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'signalbox'`,
    );

  describe('when its connections are terminated', () => {
    it('leaves nothing of the unit under way, and goes on', async () => {
      const store = await open();

      const broken = store.write(async (records) => {
        await records.events.insert(aRawEvent({ id: 'half' }), 'routed');
        await terminateConnections();
        await records.events.setState('half', 'held');
      });

      await expect(broken).rejects.toMatchObject({ code: 'store-unavailable' });
      await insertEvent(store, 'next');
      await expect(store.records.events.find('half')).resolves.toBeUndefined();
      await expect(store.records.events.find('next')).resolves.toBeDefined();
    });

    it('fails the units of the same commit and none that were acknowledged', async () => {
      const store = await open();
      let acknowledged = 0;

      // A commit has a hundred units at most.
      const outcomes = await Promise.allSettled(
        Array.from({ length: 250 }, async (_, index) => {
          await store.write(async (records) => {
            await records.events.insert(aRawEvent({ id: `event-${index}` }), 'routed');
            if (index === 140) await terminateConnections();
          });
          acknowledged += 1;
        }),
      );

      const found = await Promise.all(outcomes.map((_, index) => store.records.events.find(`event-${index}`)));
      expect(found.map((event) => event !== undefined)).toEqual(outcomes.map(({ status }) => status === 'fulfilled'));
      expect(acknowledged).toBeGreaterThan(0);
      expect(outcomes[140]?.status).toBe('rejected');
    });

    it('does not even notice while it is idle', async () => {
      const store = await open();
      await insertEvent(store, 'before');
      await terminateConnections();

      await expect(store.records.events.find('before')).resolves.toBeDefined();
    });
  });

  describe('when the connection breaks during a commit', () => {
    let proxy: BreakableConnections;
    let store: Store;

    beforeEach(async () => {
      // Its schema is made at leisure: on a busy machine some of that takes longer than a lost answer is to be waited for.
      await open();
      const broken = await BreakableConnections.before(database.url.reveal());
      ({ proxy } = broken);
      store = await open(new Secret(broken.url), 500);
    });
    afterEach(() => proxy.close());

    it('acknowledges the unit where the commit happened and only its answer was lost', async () => {
      proxy.breakAt(COMMIT, 'lose the answer');

      await insertEvent(store, 'event-1');

      expect(proxy.isBroken).toBe(true);
      await expect(store.records.events.find('event-1')).resolves.toBeDefined();
    });

    it.each<Breakage>(['lose the question', 'go silent'])('fails the unit where the commit never happened (%s)', async (breakage) => {
      proxy.breakAt(COMMIT, breakage);

      await expect(insertEvent(store, 'event-1')).rejects.toMatchObject({ code: 'store-unavailable' });

      expect(proxy.isBroken).toBe(true);
      await expect(store.records.events.find('event-1')).resolves.toBeUndefined();
      await insertEvent(store, 'event-1');
      await expect(store.records.events.find('event-1')).resolves.toBeDefined();
    });

    it('gets over a connection that goes silent in the middle of a unit, with the locks that the server holds for it', async () => {
      proxy.breakAt('"event_identities"', 'go silent');

      await expect(insertEvent(store, 'event-1')).rejects.toMatchObject({ code: 'store-unavailable' });

      await insertEvent(store, 'event-1');
      await expect(store.records.events.find('event-1')).resolves.toBeDefined();
    });

    it('does not wait for ever for a read that nobody answers', async () => {
      await insertEvent(store, 'event-1');
      proxy.breakAt('"raw_events"', 'go silent');

      await expect(store.records.events.find('event-1')).resolves.toBeDefined();

      expect(proxy.isBroken).toBe(true);
    });
  });

  it('keeps what it acknowledged, and goes on, when the server crashes and starts again', async ({ skip }) => {
    const { crashAndRestart } = postgres;
    if (crashAndRestart === undefined) skip('the server of DATABASE_URL is not ours to crash');
    const store = await open();
    const outcomes = Promise.allSettled(Array.from({ length: 300 }, (_, index) => insertEvent(store, `event-${index}`)));
    await insertEvent(store, 'last');
    await crashAndRestart?.();

    const statuses = (await outcomes).map(({ status }) => status);
    const found = await Promise.all(statuses.map((_, index) => store.records.events.find(`event-${index}`)));
    expect(found.map((event) => event !== undefined)).toEqual(statuses.map((status) => status === 'fulfilled'));
    await expect(store.records.events.find('last')).resolves.toBeDefined();
    await insertEvent(store, 'afterwards');
    await expect(store.isHealthy()).resolves.toBe(true);
  });

  it('says that the disk is full, writes nothing by halves, and goes on by itself', async () => {
    const store = await open();
    await database.query(`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no space left' using errcode = '53100'; end $$;
      create trigger full_disk before insert on deliveries for each row execute function refuse();
      create trigger full_disk_too before update on store_numbers for each row execute function refuse();`);

    const attempt = store.write(async (records) => {
      await records.events.insert(aRawEvent(), 'routed');
      await records.webMessages.put({ id: 'm', channelId: 'ops', payload: '{}', now: new Date() });
    });

    await expect(attempt).rejects.toMatchObject({ code: 'store-full' });
    await expect(store.isHealthy()).resolves.toBe(false);
    await database.query('drop function refuse cascade');
    await expect(store.records.events.find('event-1')).resolves.toBeUndefined();
    await insertEvent(store, 'event-1');
    await expect(store.isHealthy()).resolves.toBe(true);
  });

  describe('when commands go out without waiting for each other', () => {
    const anIncidentOf = (id: string) => anIncident({ id, incidentKey: id });

    it('leaves nothing of a unit one of whose commands failed behind others, and says what was wrong with it', async () => {
      const store = await open();
      await store.write(({ incidents }) => incidents.insert(anIncidentOf('taken')));

      const attempt = store.write(async ({ events, incidents }) => {
        await events.insert(aRawEvent({ id: 'half' }), 'routed');
        await incidents.insert(anIncidentOf('taken'));
        await incidents.insert(anIncidentOf('behind'));
      });

      await expect(attempt).rejects.toMatchObject({ code: '23505' });
      await expect(store.records.events.find('half')).resolves.toBeUndefined();
      await expect(store.records.incidents.find('behind')).resolves.toBeUndefined();
    });

    it('leaves nothing of a unit that changed what does not exist', async () => {
      const store = await open();

      const attempt = store.write(async ({ events, deliveries }) => {
        await events.insert(aRawEvent({ id: 'half' }), 'routed');
        await deliveries.update('nowhere', { status: 'sent' });
      });

      await expect(attempt).rejects.toMatchObject({ code: 'delivery-unknown' });
      await expect(store.records.events.find('half')).resolves.toBeUndefined();
    });

    it('lets each unit of a commit have its own end', async () => {
      const store = await open();
      const units = Array.from({ length: 30 }, (_, index) =>
        store.write(async ({ events, deliveries }) => {
          await events.insert(aRawEvent({ id: `event-${index}`, identity: { key: `sns:${index}` } }), 'routed');
          if (index % 7 === 3) await deliveries.update('nowhere', { status: 'sent' });
        }),
      );

      const outcomes = await Promise.allSettled(units);

      const stored = await Promise.all(outcomes.map((_, index) => store.records.events.find(`event-${index}`)));
      expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(outcomes.map((_, index) => index % 7 !== 3));
      expect(stored.map((event) => event !== undefined)).toEqual(outcomes.map((_, index) => index % 7 !== 3));
    });
  });

  it('goes on where another program version has added a column to a table that it knows the statements of', async () => {
    const store = await open();
    await insertEvent(store, 'before');
    await store.records.events.find('before');
    const touch = () => store.write(async ({ events }) => (await events.find('before'))?.arrivalCount);
    await touch();
    await database.query('alter table raw_events add column added_later text');

    await expect(store.records.events.find('before')).resolves.toMatchObject({ arrivalCount: 1 });
    await database.query('alter table raw_events add column added_later_still text');

    await expect(touch()).resolves.toBe(1);
    await insertEvent(store, 'after');
    await expect(store.records.events.find('after')).resolves.toBeDefined();
  });

  it('makes its schema once when several processes start together', async () => {
    const together = await Promise.all([open(), open(), open()]);

    await Promise.all(together.map((store, index) => insertEvent(store, `event-${index}`)));
    const rows = await database.query<{ number: string }>('select number from schema_migrations order by number');
    expect(rows).toEqual(migrations.map(({ number }) => ({ number: String(number) })));
    await expect(together[0]?.records.events.find('event-2')).resolves.toBeDefined();
  });

  it('lets one of two processes be the first to store an event', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    const arrive = (store: Store, id: string) =>
      store.write(async ({ events }) => {
        const original = await events.recordRepeat('sns:1', new Date());
        if (original === undefined) await events.insert(aRawEvent({ id, identity: { key: 'sns:1' } }), 'routed');
        return original ?? id;
      });

    const outcomes = await Promise.all([arrive(one, 'a'), arrive(other, 'b')]);

    const stored = await Promise.all(['a', 'b'].map((id) => one.records.events.find(id)));
    expect(stored.filter((event) => event !== undefined)).toHaveLength(1);
    // The later one was run again, and saw the earlier event.
    expect(new Set(outcomes).size).toBe(1);
  });

  it('lets one of two processes confirm a command', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    const count = 20;
    const inserting = Array.from({ length: count }, (_, index) =>
      one.write(({ commands }) => commands.insert(aCommandRecord({ id: `command-${index}`, status: 'awaiting-confirmation' }))),
    );
    await Promise.all(inserting);
    const confirm = (store: Store, index: number) =>
      store.write(({ commands }) => commands.advance(`command-${index}`, 'awaiting-confirmation', { status: 'executing' }));

    const outcomes = await Promise.all(
      Array.from({ length: count }, (_, index) => Promise.all([confirm(one, index), confirm(other, index)])),
    );

    expect(outcomes.map((pair) => pair.filter((hasMoved) => hasMoved).length)).toEqual(outcomes.map(() => 1));
  });

  it('lets one of two processes be the first to store a command', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    const insert = (store: Store, id: string) =>
      store.write(({ commands }) => commands.insert(aCommandRecord({ id, idempotencyKey: 'slack:T0:C0:1.2' })));

    const outcomes = await Promise.all([insert(one, 'a'), insert(other, 'b')]);

    expect(outcomes.filter((isNew) => isNew)).toHaveLength(1);
  });

  it('keeps a chain for each of two nodes on one database, which say where the other stood', async () => {
    const store = await open();
    const other = await createPostgresStore({ url: database.url, node: 'other-node' });
    stores.push(other);
    const append = (to: Store, id: string) => to.write(({ auditEvents }) => auditEvents.append(anAuditEvent({ id })));
    await Promise.all([0, 1, 2, 3].flatMap((index) => [append(store, `one-${index}`), append(other, `other-${index}`)]));
    await anchorChains('hour', { store: other, now: () => new Date(), newId: () => 'anchor' });

    const verifier = new AuditVerifier({ scope: 'whole' });
    for (const entry of await store.records.auditEvents.listEntries({ after: 0, limit: 99 })) verifier.add(auditEntryToJson(entry), '');
    expect(verifier.finish()).toMatchObject({ isIntact: true, eventCount: 9, anchorCount: 2 });
  });

  it('lets nodes hear of each other, each other alone, also what was said while a connection was broken', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    const heard: unknown[] = [];
    const echoes: unknown[] = [];
    other.exchange?.subscribe((signal) => heard.push(signal));
    one.exchange?.subscribe((signal) => echoes.push(signal));
    const many = Array.from({ length: 500 }, (_, index) => ({ kind: 'lane', channelKey: `slack/T1/C${index}` }) as const);

    for (const signal of many) one.exchange?.publish(signal);
    await expect.poll(() => heard).toEqual(many);
    expect(echoes).toEqual([]);
    await database.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'signalbox signals'`);
    await expect.poll(() => heard.at(-1)).toEqual({ kind: 'missed' });
    one.exchange?.publish({ kind: 'news', about: 'topics' });

    await expect.poll(() => heard.at(-1)).toEqual({ kind: 'news', about: 'topics' });
    await expect(other.exchange?.readClock()).resolves.toBeInstanceOf(Date);
  });

  it('refuses to empty the audit log', async () => {
    const store = await open();
    await store.write(({ auditEvents }) => auditEvents.append(anAuditEvent()));

    await expect(database.query('truncate audit_events')).rejects.toThrow('rows of audit_events are unique, and never changed or deleted');

    await expect(store.records.auditEvents.list({ limit: 9 })).resolves.toStrictEqual([anAuditEvent()]);
  });

  it('refuses a schema that is newer than itself', async () => {
    await (await open()).close();
    await database.query(`insert into schema_migrations values (999, 'from-the-future', 0)`);

    await expect(open()).rejects.toMatchObject({ code: 'store-schema-newer' });
  });

  it('refuses a database that cannot hold every text', async () => {
    const ascii = await postgres.createDatabase(`encoding 'SQL_ASCII' template template0`);

    await expect(open(ascii.url)).rejects.toMatchObject({ code: 'config-invalid' });

    await ascii.drop();
  });

  it('keeps its password to itself when the server refuses it', async () => {
    const url = new URL(database.url.reveal());
    url.password = 'not-the-password';

    const error: unknown = await open(new Secret(url.href)).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ code: 'store-unavailable' });
    expect(inspect(error, { depth: 9 })).not.toContain('not-the-password');
  });

  it('keeps a URL that is none to itself', async () => {
    const error: unknown = await open(new Secret('postgres://me:pass word@[nowhere')).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ code: 'config-invalid' });
    expect(inspect(error, { depth: 9 })).not.toContain('pass word');
  });

  it('waits for the disk also where the database is set not to', async () => {
    await database.query(`alter database ${new URL(database.url.reveal()).pathname.slice(1)} set synchronous_commit = off`);
    const { proxy, url } = await BreakableConnections.before(database.url.reveal());
    const store = await open(new Secret(url));

    // Fails at the note that comes before every commit, and that makes the commit wait.
    proxy.breakAt(`set_config('synchronous_commit', 'on', true)`, 'lose the question');
    await expect(insertEvent(store, 'event-1')).rejects.toMatchObject({ code: 'store-unavailable' });

    expect(proxy.isBroken).toBe(true);
    await proxy.close();
  });
});

describe('openStore', () => {
  let database: TestDatabase;
  let folder: string;
  const stores: Store[] = [];

  beforeEach(async () => {
    database = await postgres.createDatabase();
    folder = await mkdtemp(join(tmpdir(), 'signalbox-postgres-'));
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await database.drop();
    await rm(folder, { recursive: true });
  });

  async function open(folderName: string, url: Secret = database.url): Promise<Store> {
    const store = await openStore({ dataFolder: join(folder, folderName), storage: { postgresUrl: url } });
    stores.push(store);
    return store;
  }
  const insertEvent = (store: Store, id: string) => store.write((records) => records.events.insert(aRawEvent({ id }), 'routed'));

  it('makes the data folder, for its owner only, and holds it until it is closed', async () => {
    const store = await open('made');

    expect((await stat(join(folder, 'made'))).mode & 0o777).toBe(0o700);
    await expect(open('made')).rejects.toMatchObject({ code: 'data-folder-in-use' });
    await store.close();
    await insertEvent(await open('made'), 'event-1');
  });

  it('lets several nodes share a database, each under a name of its own', async () => {
    const [one, two] = await Promise.all([open('one'), open('two')]);

    await insertEvent(one, 'event-1');

    await expect(two.records.events.find('event-1')).resolves.toBeDefined();
    expect(one.records.auditEvents.node).not.toBe(two.records.auditEvents.node);
  });

  it('refuses a second node under the same name, as in a copied folder, until the first one has closed', async () => {
    const first = await open('one');
    await cp(join(folder, 'one', 'node-id'), join(folder, 'two', 'node-id'));

    await expect(open('two')).rejects.toMatchObject({ code: 'store-in-use' });

    await insertEvent(first, 'event-1');
    await first.close();
    await expect((await open('two')).records.events.find('event-1')).resolves.toBeDefined();
  });

  it('lets processes share a server in schemas of their own', async () => {
    const [one, two] = await Promise.all([database.createSchema(), database.createSchema()]);

    await open('one', one.url);

    await expect((await open('two', two.url)).isHealthy()).resolves.toBe(true);
  });

  it('goes on after a process that was killed', async () => {
    const server = await startServerProcess({ environment: { SIGNALBOX_STORAGE_POSTGRES_URL: database.url.reveal() } });
    await cp(join(server.dataFolder, 'node-id'), join(folder, 'two', 'node-id'));
    await expect(open('two')).rejects.toMatchObject({ code: 'store-in-use' });

    await server.kill();

    await insertEvent(await open('two'), 'event-1');
    await rm(server.dataFolder, { recursive: true });
  });

  it('writes nothing while somebody else holds the lock that it lost, and goes on once it has it again', async () => {
    const store = await open('one');
    // Waits in the queue for the lock, and so has it before the store can take it again.
    const thief = database.query(
      `select pg_advisory_lock(hashtextextended('signalbox node ' || current_schema() || ' ${store.records.auditEvents.node}', 0)); select pg_sleep(1.5)`,
    );
    const waiting = () => database.query(`select 1 from pg_locks where locktype = 'advisory' and not granted`);
    await expect.poll(waiting).toHaveLength(1);
    await database.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'signalbox lock'`);

    await expect.poll(() => insertEvent(store, randomUUID()).catch((error: unknown) => error)).toMatchObject({ code: 'store-in-use' });
    await expect(store.isHealthy()).resolves.toBe(false);
    await thief;
    await expect.poll(() => store.isHealthy(), { timeout: 10_000 }).toBe(true);

    await insertEvent(store, 'event-1');
  });
});
