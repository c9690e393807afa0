// Several nodes on one PostgreSQL: one order, one message, one decision, and nothing lost where one of them dies or stands still.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NO_CONTROL } from '../../src/domain/channel-control.ts';
import { createPeople } from '../../src/domain/people.ts';
import { aGuardrail, openCommandsFlow, rulesWith } from '../../src/commands/testing/open-commands-flow.ts';
import { createPostgresStore } from '../../src/storage/postgres/index.ts';
import { BrowserSession } from '../e2e/browser-session.ts';
import { startServerProcess, type ServerProcess } from '../server-process.ts';
import { CountingSlack } from './counting-slack.ts';
import { startPostgres, type TestDatabase, type TestPostgres } from './start-postgres.ts';

/** How long a lane may take to move from a dead node to another. */
const MOVED_WITHIN_MS = 15_000;

const SLACK_CHANNELS = Array.from({ length: 24 }, (_, index) => `C${index}`);

let postgres: TestPostgres;
let database: TestDatabase;
let chat: CountingSlack;
let nodes: ServerProcess[];

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  database = await postgres.createDatabase();
  chat = await CountingSlack.start();
  nodes = [];
});
afterEach(async () => {
  chat.release();
  for (const { child } of nodes) child.kill('SIGCONT');
  await Promise.all(nodes.map((node) => node.kill()));
  await Promise.all(nodes.map(({ dataFolder }) => rm(dataFolder, { recursive: true, force: true })));
  await chat.stop();
  await database.drop();
});

const yaml = (node: string): string => `
slack:
  apiUrl: ${chat.url}
  workspaces: [{ workspaceId: T1, botToken: xoxb-test-token-of-${node} }]
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops }
${SLACK_CHANNELS.map((id) => `  - { configurationName: slack-${id}, platform: slack, workspaceId: T1, channelId: ${id} }`).join('\n')}
notify:
  tokens:
    - { name: ops, token: token-of-ops-for-tests-only-000000000000, configurationNames: [ops] }
${SLACK_CHANNELS.map((id) => `    - { name: ${id}, token: token-of-${id}-for-tests-only-000000000000, configurationNames: [slack-${id}] }`).join('\n')}
`;

async function startNode(name: string): Promise<ServerProcess> {
  const node = await startServerProcess({
    yaml: yaml(name),
    environment: { SIGNALBOX_STORAGE_POSTGRES_URL: database.url.reveal() },
  });
  nodes.push(node);
  return node;
}

function notify(node: ServerProcess, sender: string, body: string): Promise<number> {
  const headers = { authorization: `Bearer token-of-${sender}-for-tests-only-000000000000`, 'content-type': 'application/json' };
  return fetch(`${node.url}/notify`, { method: 'POST', body, headers }).then(
    ({ status }) => status,
    () => 0,
  );
}

const customNotification = (description: string, threadId?: string): string =>
  JSON.stringify({
    version: '1.0',
    source: 'custom',
    content: { textType: 'client-markdown', title: 'Deployment', description },
    ...(threadId === undefined ? {} : { metadata: { threadId } }),
  });

/** Does work for every item, so many at a time. */
async function forAll<Item>(items: readonly Item[], atOnce: number, work: (item: Item, index: number) => Promise<void>): Promise<void> {
  const entries = items.entries();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [index, item] of entries) await work(item, index);
    }),
  );
}

const countUnsettled = async (): Promise<number> => {
  const [row] = await database.query<{ count: number }>(
    `select count(*)::int as count from deliveries where status in ('queued', 'sending')`,
  );
  return row?.count ?? -1;
};

const listLanes = () =>
  database.query<{ name: string; node: string }>(
    `select leases.name, nodes.name as node from leases join nodes on nodes.id = leases.holder where leases.name like 'channel:%'`,
  );

const nodeIdOf = async ({ dataFolder }: ServerProcess): Promise<string> => (await readFile(join(dataFolder, 'node-id'), 'utf8')).trim();

describe('two nodes on one database', () => {
  it('make one message in order of one incident whose events come through both doors, and take each event once', async () => {
    const [one, other] = [await startNode('one'), await startNode('other')];
    const bodies = Array.from({ length: 1_000 }, (_, index) => customNotification(`step number ${index};`, 'deployment-1'));
    const statuses: number[] = [];

    await forAll(bodies, 40, async (body, index) => {
      statuses.push(await notify(index % 2 === 0 ? one : other, 'ops', body));
      // Every tenth comes again, through the other door.
      if (index % 10 === 0) statuses.push(await notify(index % 2 === 0 ? other : one, 'ops', body));
    });
    await forAll([...bodies.keys()].slice(0, 50), 25, async (index) => {
      const body = customNotification(`at both doors at once ${index};`, 'deployment-2');
      statuses.push(...(await Promise.all([notify(one, 'ops', body), notify(other, 'ops', body)])));
    });
    await expect.poll(countUnsettled, { timeout: 60_000 }).toBe(0);

    expect(new Set(statuses)).toEqual(new Set([200]));
    const events = await database.query<{ arrivals: number }>(`select arrival_count::int as arrivals from raw_events`);
    expect(events).toHaveLength(1_050);
    expect(events.filter(({ arrivals }) => arrivals > 1)).toHaveLength(150);
    const incidents = await database.query<{ details: string }>('select details from incidents order by id');
    expect(incidents.map(({ details }) => (JSON.parse(details) as { notificationCount: number }).notificationCount)).toEqual([1_000, 50]);
    // One message each, and what came later was shown later.
    const sent = await database.query<{ incident_id: string; action: string; finished_at: string }>(
      `select incident_id, action, finished_at from deliveries where status = 'sent' order by incident_id, sequence`,
    );
    expect(sent.filter(({ action }) => action === 'post')).toHaveLength(2);
    const isTurnedRound = sent.map(({ incident_id: incident, finished_at: finishedAt }, index) => {
      const next = sent[index + 1];
      return next?.incident_id === incident && Number(next.finished_at) < Number(finishedAt);
    });
    expect(isTurnedRound).not.toContain(true);
    const [shown] = await database.query<{ count: number }>('select count(*)::int as count from web_messages');
    expect(shown?.count).toBe(2);
  });

  it('share the lanes, and show on one page what the other has posted', async () => {
    const [one, other] = [await startNode('one'), await startNode('other')];
    const browser = await BrowserSession.signIn(other.signInUrl);

    await forAll(SLACK_CHANNELS, 8, async (id) => {
      expect(await notify(one, id, customNotification(`hello ${id};`))).toBe(200);
    });
    const following = browser.follow((messages) => messages.length === 1);
    await notify(one, 'ops', customNotification('seen elsewhere;'));

    await following;
    await expect.poll(() => chat.posts.length).toBe(SLACK_CHANNELS.length);
    expect(new Set(chat.posts.map(({ token }) => token)).size).toBe(2);
    const lanes = await listLanes();
    expect(new Set(lanes.map(({ node }) => node))).toEqual(new Set([await nodeIdOf(one), await nodeIdOf(other)]));
  });

  it('lose nothing when one is killed under load, and its lanes move within 15 seconds', async () => {
    const [one, other] = [await startNode('one'), await startNode('other')];
    await forAll(SLACK_CHANNELS, 8, async (id) => {
      await notify(one, id, customNotification(`first of ${id};`));
    });
    await expect.poll(() => chat.posts.length).toBe(SLACK_CHANNELS.length);
    const ofOther = await nodeIdOf(other);
    const itsLanes = (await listLanes()).filter(({ node }) => node === ofOther);
    expect(itsLanes.length).toBeGreaterThan(0);

    const acknowledged: { readonly id: string; readonly text: string }[] = [];
    const numbers = [0, 1, 2].flatMap((round) => SLACK_CHANNELS.map((id) => ({ id, text: `number ${round} of ${id};` })));
    const loading = forAll(numbers, 6, async (sent, index) => {
      const node = index % 2 === 0 ? one : other;
      if ((await notify(node, sent.id, customNotification(sent.text))) === 200) acknowledged.push(sent);
    });
    await expect.poll(() => acknowledged.length, { interval: 5 }).toBeGreaterThan(10);
    await other.kill();
    const killedAt = performance.now();
    await loading;
    // Something to do for every lane that it had.
    await forAll(SLACK_CHANNELS, 8, async (id) => {
      const sent = { id, text: `after the death of another, ${id};` };
      if ((await notify(one, id, customNotification(sent.text))) === 200) acknowledged.push(sent);
    });

    const moved = (): boolean =>
      itsLanes.every(({ name }) => chat.posts.some(({ channelId, token }) => name.endsWith(`/${channelId}`) && token.endsWith('-one')));
    await expect.poll(moved, { timeout: MOVED_WITHIN_MS }).toBe(true);
    expect(performance.now() - killedAt).toBeLessThan(MOVED_WITHIN_MS);
    await expect.poll(countUnsettled, { timeout: 60_000 }).toBe(0);
    const lost = acknowledged.filter(({ id, text }) => !chat.posts.some((post) => post.channelId === id && post.text.includes(text)));
    expect(lost).toEqual([]);
    await expect(listUnmarkedFaults()).resolves.toEqual([]);
  });

  it('never send twice knowingly where one stands still for longer than its leases last', async () => {
    const [one, other] = [await startNode('one'), await startNode('other')];
    await forAll(SLACK_CHANNELS, 8, async (id) => {
      await notify(one, id, customNotification(`first of ${id};`));
    });
    await expect.poll(() => chat.posts.length).toBe(SLACK_CHANNELS.length);
    const ofOther = await nodeIdOf(other);
    const itsLanes = (await listLanes()).filter(({ node }) => node === ofOther).map(({ name }) => name.replace(/^.*\//, ''));
    // Two of each of its lanes wait while one of each is under way.
    chat.hold();
    await forAll(
      [0, 1, 2].flatMap((round) => itsLanes.map((id) => ({ id, round }))),
      6,
      async ({ id, round }) => {
        expect(await notify(one, id, customNotification(`number ${round} of ${id};`))).toBe(200);
      },
    );
    await expect.poll(() => chat.heldCount).toBe(itsLanes.length);

    other.child.kill('SIGSTOP');
    const heldCount = chat.posts.length;
    chat.release();
    const isTakenOver = async (): Promise<boolean> => (await listLanes()).every(({ node }) => node !== ofOther);
    await expect.poll(isTakenOver, { timeout: MOVED_WITHIN_MS }).toBe(true);
    await expect.poll(() => chat.posts.length).toBeGreaterThan(heldCount);
    other.child.kill('SIGCONT');

    await expect.poll(countUnsettled, { timeout: 60_000 }).toBe(0);
    const sent = itsLanes.flatMap((id) => [0, 1, 2].map((round) => ({ id, text: `number ${round} of ${id};` })));
    for (const { id, text } of sent) expect(chat.posts.some((post) => post.channelId === id && post.text.includes(text))).toBe(true);
    await expect(listUnmarkedFaults()).resolves.toEqual([]);
    // It goes on as a node like any other.
    await expect.poll(async () => (await listLanes()).some(({ node }) => node === ofOther)).toBe(true);
  });

  it('decide once where fifty people approve at the same time on both', async () => {
    const approvers = Array.from({ length: 50 }, (_, index) => ({ userId: `web:approver-${index}`, displayName: `Approver ${index}` }));
    const stores = await Promise.all(['one', 'other'].map((node) => createPostgresStore({ url: database.url, node })));
    const flows = await Promise.all(stores.map((store, index) => openCommandsFlow({ store, node: `n${index}-` })));
    for (const flow of flows) {
      const rule = {
        name: 'production',
        actions: ['ec2:Stop*'],
        resources: [],
        accounts: [],
        regions: [],
        tags: [],
        channelConfigurations: [],
        approvers: approvers.map(({ userId }) => userId),
        allowSelfApproval: false,
        minimumApprovals: 1,
        expiresMinutes: 60,
      };
      flow.surroundings.rules = {
        ...rulesWith(aGuardrail('ops', {})),
        control: { ...NO_CONTROL, people: createPeople([]), approvalRules: [rule] },
      };
    }
    const [first] = flows;
    const card = (await first?.say('ec2 stop-instances --instance-ids i-0123456789abcdef0')) ?? '';
    const code = /confirm ([A-Z0-9]{6})/.exec(card)?.[1] ?? '';
    expect(await first?.say(`confirm ${code}`)).toContain('Waits for approval by');

    await Promise.all(approvers.map(async (person, index) => flows[index % 2]?.say(`approve ${code}`, { person })));

    expect(flows.flatMap(({ calls }) => calls.map(({ operation }) => operation))).toEqual(['StopInstances']);
    const kinds = (await first?.auditKinds()) ?? [];
    expect(kinds.filter((kind) => kind === 'command.executing')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'command.approved')).toHaveLength(1);
    await Promise.all(flows.map((flow) => flow.close()));
  });
});

/** What stands in a channel twice without a mark, or not at all: only what was under way when its node was gone may be there twice. */
async function listUnmarkedFaults(): Promise<readonly unknown[]> {
  const rows = await database.query<{ message: string; is_possible_duplicate: string }>(
    'select message, is_possible_duplicate from deliveries',
  );
  return rows.flatMap(({ message, is_possible_duplicate: mark }) => {
    // Match: number 2 of C13; Near miss: a message that the test has not sent.
    const text = /(?:first|number \d|after the death of another,) (?:of )?C\d+;/.exec(message)?.[0];
    if (text === undefined || Number(mark) === 1) return [];
    const count = chat.posts.filter((post) => post.text.includes(text)).length;
    return count === 1 ? [] : [{ text, count }];
  });
}
