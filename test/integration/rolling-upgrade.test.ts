// A cluster is upgraded node by node: the version before the newest migration, from the history of the project, runs beside this one on
// one PostgreSQL.
import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startServerProcess, type ServerProcess } from '../server-process.ts';
import { startPostgres, type TestDatabase, type TestPostgres } from './start-postgres.ts';
import { findVersionBefore, unpackVersion, type UnpackedVersion } from './version-before.ts';

/** Four starts of a server, and twice the time in which lanes move from a dead node. */
const UPGRADE_LIMIT_MS = 5 * 60_000;

const TOKEN = 'token-of-the-upgrade-for-tests-only-0000';
const CHANNELS = Array.from({ length: 8 }, (_, index) => `c${index}`);
const yaml = `
channelConfigurations:
${CHANNELS.map((id) => `  - { configurationName: ${id}, platform: web, channelId: ${id} }`).join('\n')}
notify: { tokens: [{ name: upgrade, token: ${TOKEN} }] }
`;

const commit = await findVersionBefore();

let postgres: TestPostgres;
let database: TestDatabase;
let before: UnpackedVersion;
let nodes: ServerProcess[];

async function startNode(program?: string): Promise<ServerProcess> {
  const environment = { SIGNALBOX_STORAGE_POSTGRES_URL: database.url.reveal() };
  const node = await startServerProcess({ yaml, environment, isQuiet: true, ...(program === undefined ? {} : { program }) });
  nodes.push(node);
  return node;
}

/** Hands an event in as senders do: what is answered with 503 comes again. */
async function send(node: ServerProcess, body: string): Promise<void> {
  const post = () =>
    fetch(`${node.url}/notify`, { method: 'POST', body, headers: { authorization: `Bearer ${TOKEN}` } }).then(({ status }) => status);
  await expect.poll(post).toBe(200);
}

function alert(index: number, status: 'firing' | 'resolved'): string {
  const labels = { alertname: `Alert${index}` };
  const times = { startsAt: '2026-03-01T02:00:00Z', ...(status === 'firing' ? {} : { endsAt: '2026-03-01T03:00:00Z' }) };
  return JSON.stringify({ receiver: 'r', status, alerts: [{ status, labels, ...times }] });
}

async function sendAll(bodies: readonly string[], between: readonly ServerProcess[]): Promise<void> {
  await Promise.all(
    between.map(async (node, turn) => {
      for (const [index, body] of bodies.entries()) if (index % between.length === turn) await send(node, body);
    }),
  );
}

const count = async (question: string): Promise<number> => {
  const [row] = await database.query<{ count: number }>(`select count(*)::int as count from ${question}`);
  return row?.count ?? -1;
};

/** Waits until all is shown, and says how many deliveries were not. */
async function countUnshown(): Promise<number> {
  await expect.poll(() => count(`deliveries where status in ('queued', 'sending')`), { timeout: 60_000 }).toBe(0);
  return count(`deliveries where status not in ('sent', 'folded', 'digested')`);
}

describe.skipIf(commit === undefined)('an upgrade node by node (skipped where the history does not hold the version before)', () => {
  beforeAll(async () => {
    postgres = await startPostgres();
    before = await unpackVersion(commit ?? '');
  });
  afterAll(async () => {
    await before.remove();
    await postgres.stop();
  });
  beforeEach(async () => {
    database = await postgres.createDatabase();
    nodes = [];
  });
  afterEach(async () => {
    await Promise.all(nodes.map((node) => node.kill()));
    await Promise.all(nodes.map(({ dataFolder }) => rm(dataFolder, { recursive: true, force: true })));
    await database.drop();
  });

  it(
    'takes in, shows and ends everything while both versions run, and after either is gone',
    async () => {
      const alerts = Array.from({ length: 12 }, (_, index) => index);
      const old = await startNode(before.folder);
      await sendAll(
        alerts.map((index) => alert(index, 'firing')),
        [old],
      );
      const newer = await startNode();

      await sendAll(
        alerts.flatMap((index) => [alert(index, 'resolved'), `while both run ${index}`]),
        [old, newer],
      );
      expect(await countUnshown()).toBe(0);
      expect(await count('incidents where is_open = 1')).toBe(0);

      await newer.kill();
      await sendAll(
        alerts.map((index) => `while the old one runs alone ${index}`),
        [old],
      );
      expect(await countUnshown()).toBe(0);

      await expect(startNode(before.folder)).rejects.toThrow('before it greeted');
      const again = await startNode();
      await old.kill();
      await sendAll(
        alerts.map((index) => `behind the upgrade ${index}`),
        [again],
      );
      expect(await countUnshown()).toBe(0);
      expect(await count('raw_events')).toBe(5 * alerts.length);
    },
    UPGRADE_LIMIT_MS,
  );
});
