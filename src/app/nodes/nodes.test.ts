import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSqliteStore } from '../../storage/sqlite/index.ts';
import type { Store } from '../../storage/store.ts';
import { aDelivery } from '../../storage/testing/a-delivery.ts';
import { aRawEvent } from '../../domain/testing/a-raw-event.ts';
import { LaneLeases } from './lane-leases.ts';
import { createNodeLeases } from './node-leases.ts';
import { ALIVE_FOR_MS, NodeMembership } from './node-membership.ts';
import { playNodes, type PlayedNodes } from './testing/played-exchange.ts';

const logger = pino({ level: 'silent' });
const OPS = 'web//ops';

let dataFolder: string;
let store: Store;
let played: PlayedNodes;

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'signalbox-nodes-'));
  store = await createSqliteStore({ dataFolder });
  played = playNodes(store);
});
afterEach(async () => {
  await store.close();
  await rm(dataFolder, { recursive: true });
});

/** A node whose timers come when the test says so. */
class TestNode {
  readonly exchange = played.exchange();
  readonly woken: string[] = [];
  readonly membership: NodeMembership;
  readonly lanes: LaneLeases;
  readonly #timers = new Set<() => void>();
  #ids = 0;

  constructor(name: string) {
    const setTimer = (callback: () => void): (() => void) => {
      this.#timers.add(callback);
      return () => this.#timers.delete(callback);
    };
    this.membership = new NodeMembership({
      exchange: this.exchange,
      name,
      version: '1.0.0',
      newId: () => {
        this.#ids += 1;
        return `${name}-${this.#ids}`;
      },
      setTimer,
      monotonicNow: () => played.now,
      wallNow: () => played.now,
      logger,
    });
    const { exchange, membership } = this;
    this.lanes = new LaneLeases({ store, exchange, membership, now: () => new Date(played.now), setTimer, logger });
  }

  static async start(name: string): Promise<TestNode> {
    const node = new TestNode(name);
    await node.membership.start();
    node.lanes.start((key) => node.woken.push(key));
    return node;
  }

  /** Lets its beat and its look come, and ends with both planned again. */
  async tick(): Promise<void> {
    const due = [...this.#timers];
    this.#timers.clear();
    for (const callback of due) callback();
    await vi.waitUntil(() => this.#timers.size === due.length);
  }
}

/** Two nodes that know each other; the first is the one whose lane `OPS` is. */
async function startTwo(): Promise<readonly [TestNode, TestNode]> {
  const nodes = [await TestNode.start('a'), await TestNode.start('b')] as const;
  for (const node of nodes) await node.tick();
  const [one, other] = nodes;
  return one.lanes.wakesHere(OPS) ? [one, other] : [other, one];
}

describe('NodeMembership', () => {
  it('knows who is alive, and hears when that changes', async () => {
    const [one, other] = [await TestNode.start('a'), await TestNode.start('b')];
    let changes = 0;
    one.membership.subscribe(() => {
      changes += 1;
    });

    await one.tick();
    expect(one.membership.nodeIds).toEqual(['a-1', 'b-1']);
    await other.membership.stop();
    await one.tick();

    expect(one.membership.nodeIds).toEqual(['a-1']);
    expect(changes).toBe(2);
  });

  it('is not sure of itself any more before others take it for dead', async () => {
    const node = await TestNode.start('a');
    played.isCutOff = true;

    played.now += ALIVE_FOR_MS - 1;
    await node.tick();

    expect(node.membership.isSurelyAlive()).toBe(false);
    await expect(store.records.leases.listNodes(new Date(played.now))).resolves.toHaveLength(1);
  });

  it('goes on as another node after it counted as dead, and says so', async () => {
    const node = await TestNode.start('a');
    let changes = 0;
    node.membership.subscribe(() => {
      changes += 1;
    });
    played.now += ALIVE_FOR_MS;

    await node.tick();

    expect(node.membership.id).toBe('a-2');
    expect(node.membership.isSurelyAlive()).toBe(true);
    expect(changes).toBeGreaterThan(0);
    await expect(store.records.leases.listNodes(new Date(played.now))).resolves.toMatchObject([{ id: 'a-2' }]);
  });
});

describe('LaneLeases', () => {
  it('gives a lane to one node, and wakes it there', async () => {
    const [one, other] = await startTwo();

    expect(other.lanes.wakesHere(OPS)).toBe(false);

    expect(one.woken).toContain(OPS);
    await expect(other.lanes.hold(OPS)).resolves.toBeUndefined();
    const hold = await one.lanes.hold(OPS);
    expect(hold?.mayCall()).toBe(true);
    await expect(store.write(async (records) => hold?.stands(records))).resolves.toBe(true);
  });

  it('knows among how many nodes the lanes are', async () => {
    const [one, other] = await startTwo();

    expect([one.lanes.nodeCount, other.lanes.nodeCount]).toEqual([2, 2]);
  });

  it('moves a lane from a dead node to another one, which sends again what was under way', async () => {
    const [one, other] = await startTwo();
    const hold = await one.lanes.hold(OPS);
    await store.write(async ({ events, deliveries }) => {
      await events.insert(aRawEvent({ id: 'event-1' }), 'routed');
      await deliveries.insert(aDelivery({ id: 'd1', status: 'sending' }));
    });

    played.now += ALIVE_FOR_MS;
    await other.tick();
    await other.tick();
    expect(other.woken).toContain(OPS);
    await expect(other.lanes.hold(OPS)).resolves.toBeDefined();

    await expect(store.records.deliveries.find('d1')).resolves.toMatchObject({ status: 'queued', isPossibleDuplicate: true });
    // The first one was only asleep: it marks nothing as being sent any more, and calls nobody.
    await expect(store.write(async (records) => hold?.stands(records))).resolves.toBe(false);
    expect(hold?.mayCall()).toBe(false);
    await expect(one.lanes.hold(OPS)).resolves.toBeUndefined();
  });

  it('gives lanes back to a node that ought to have them', async () => {
    const [one, other] = await startTwo();
    await one.membership.stop();
    await other.tick();
    await expect(other.lanes.hold(OPS)).resolves.toBeDefined();

    // Under the id that it had, the work is its own again.
    const again = new TestNode(one.membership.id.slice(0, 1));
    await again.membership.start();
    again.lanes.start((key) => again.woken.push(key));
    await other.tick();
    await expect(again.lanes.hold(OPS)).resolves.toBeUndefined();
    await expect(other.lanes.hold(OPS)).resolves.toBeUndefined();

    expect(again.woken).toContain(OPS);
    await expect(again.lanes.hold(OPS)).resolves.toBeDefined();
  });

  it('takes nothing while it is not sure to be alive', async () => {
    const [one] = await startTwo();
    played.isCutOff = true;
    played.now += ALIVE_FOR_MS - 1;

    await expect(one.lanes.hold(OPS)).resolves.toBeUndefined();
  });

  it('gives back a lane that it holds without knowing it, where another one wants it', async () => {
    const [one, other] = await startTwo();
    // Taken in a commit whose answer was lost.
    await other.exchange.leases.take({ name: `channel:${OPS}`, holder: other.membership.id }, new Date(played.now));

    await expect(one.lanes.hold(OPS)).resolves.toBeUndefined();
    await expect.poll(() => store.records.leases.find(`channel:${OPS}`)).toBeUndefined();

    await expect(one.lanes.hold(OPS)).resolves.toBeDefined();
  });
});

describe('createNodeLeases', () => {
  it('lets one node do a task until it dies', async () => {
    const [one, other] = await startTwo();
    const [ofOne, ofOther] = [one, other].map((node) => createNodeLeases('task', node));

    await expect(ofOne?.hold('tidy')).resolves.toBe(true);
    await expect(ofOther?.hold('tidy')).resolves.toBe(false);
    played.now += ALIVE_FOR_MS;
    await other.tick();

    await expect(ofOther?.hold('tidy')).resolves.toBe(true);
    await expect(ofOne?.hold('tidy')).resolves.toBe(false);
  });
});
