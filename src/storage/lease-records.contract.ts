// The promises about nodes and leases as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Lease, Node } from './lease-records.ts';
import type { Store } from './store.ts';
import { aNode } from './testing/a-node.ts';
import { DIFFICULT_TEXTS } from './testing/difficult-texts.ts';
import { minutesLater, noon } from './testing/instants.ts';
import type { OpenedStore } from './testing/opened-store.ts';

/** Runs them against the store that the test has opened. */
export function describeLeaseRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  const join = (node: Node, now = noon) => store.write(({ leases }) => leases.join(node, now));
  const renew = (id: string, now: Date) => store.write(({ leases }) => leases.renew(id, { now, aliveUntil: minutesLater(9) }));
  const take = (lease: Lease, now = noon) => store.write(({ leases }) => leases.take(lease, now));
  const idsAt = async (now: Date) => (await store.records.leases.listNodes(now)).map(({ id }) => id);
  const mine: Lease = { name: 'channel:web//ops', holder: 'node-1' };
  const theirs: Lease = { ...mine, holder: 'node-2' };

  describe('nodes', () => {
    it('are listed while they are alive, over a restart, difficult texts and all', async () => {
      const nodes = DIFFICULT_TEXTS.map((text, index) => aNode({ id: `${index}${text}`, name: text, version: text }));
      for (const node of nodes) await join(node);

      const reopened = await opened().reopen();
      const listed = await reopened.records.leases.listNodes(noon);
      expect(listed).toHaveLength(nodes.length);
      expect(listed).toEqual(expect.arrayContaining(nodes));
      await expect(reopened.records.leases.listNodes(minutesLater(1))).resolves.toEqual([]);
    });

    it('live on as long as they are renewed in time', async () => {
      await join(aNode());

      await expect(renew('node-1', noon)).resolves.toBe(true);
      await expect(idsAt(minutesLater(8))).resolves.toEqual(['node-1']);
      await expect(renew('node-1', minutesLater(9))).resolves.toBe(false);
      await expect(renew('another', noon)).resolves.toBe(false);
    });

    it('take the place of earlier runs of the same folder, and clear away the dead', async () => {
      await join(aNode({ id: 'dead', name: 'folder-2' }));
      await join(aNode({ id: 'earlier', aliveUntil: minutesLater(9) }));
      await join(aNode({ id: 'other', name: 'folder-3', aliveUntil: minutesLater(9) }));

      await join(aNode({ id: 'later', aliveUntil: minutesLater(9) }), minutesLater(1));

      await expect(idsAt(noon)).resolves.toEqual(['later', 'other']);
    });
  });

  describe('leases', () => {
    it('are held by one node as long as it lives', async () => {
      await join(aNode());
      await expect(take(mine)).resolves.toBe(true);
      await expect(take(mine)).resolves.toBe(true);

      await expect(take(theirs)).resolves.toBe(false);
      await expect(take({ ...theirs, name: 'task:another' })).resolves.toBe(true);
      const reopened = await opened().reopen();
      await expect(reopened.records.leases.find(mine.name)).resolves.toEqual(mine);
      await expect(reopened.records.leases.find('task:unknown')).resolves.toBeUndefined();
    });

    it('are free from the instant on at which their node counts as dead', async () => {
      await join(aNode());
      await take(mine);

      await expect(take(theirs, minutesLater(1))).resolves.toBe(true);

      await expect(store.records.leases.isHeld(mine)).resolves.toBe(false);
      await expect(store.records.leases.isHeld(theirs)).resolves.toBe(true);
    });

    it('are free where nobody knows their node', async () => {
      await take({ ...mine, holder: 'of before' });

      await expect(take(mine)).resolves.toBe(true);
    });

    it('can be given back by their holder alone', async () => {
      await join(aNode());
      await take(mine);

      await store.write(({ leases }) => leases.release(theirs));
      await expect(store.records.leases.isHeld(mine)).resolves.toBe(true);

      await store.write(({ leases }) => leases.release(mine));
      await expect(take(theirs)).resolves.toBe(true);
    });

    it('are all given back by a node that leaves', async () => {
      await join(aNode());
      await take(mine);
      await take({ ...mine, name: 'task:housekeeping' });

      await store.write(({ leases }) => leases.leave('node-1'));

      await expect(idsAt(noon)).resolves.toEqual([]);
      await expect(store.records.leases.find(mine.name)).resolves.toBeUndefined();
      await expect(store.records.leases.find('task:housekeeping')).resolves.toBeUndefined();
    });
  });
}
