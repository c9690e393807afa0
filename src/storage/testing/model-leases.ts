// Nodes and leases over plain lists.
import type { Lease, LeaseWriter, Node } from '../lease-records.ts';
import type { ModelState } from './model-state.ts';
import { refuseIf } from './refuse-if.ts';

/** Makes the records of nodes and leases over a state, which they change. */
export function modelLeases(state: ModelState): LeaseWriter {
  const isAlive = ({ aliveUntil }: Node, now: Date) => aliveUntil > now;
  const isSame = (left: Lease, right: Lease) => left.name === right.name && left.holder === right.holder;
  return {
    listNodes: async (now) => state.nodes.filter((node) => isAlive(node, now)).toSorted((left, right) => (left.id < right.id ? -1 : 1)),
    find: async (name) => state.leases.find((lease) => lease.name === name),
    isHeld: async (lease) => state.leases.some((other) => isSame(other, lease)),
    async join(node, now) {
      state.nodes = state.nodes.filter((other) => other.name !== node.name && isAlive(other, now));
      refuseIf(
        state.nodes.some(({ id }) => id === node.id),
        'the node exists',
      );
      state.nodes.push(node);
    },
    async renew(id, { now, aliveUntil }) {
      const isRenewed = state.nodes.some((node) => node.id === id && isAlive(node, now));
      if (isRenewed) state.nodes = state.nodes.map((node) => (node.id === id ? { ...node, aliveUntil } : node));
      return isRenewed;
    },
    async leave(id) {
      state.nodes = state.nodes.filter((node) => node.id !== id);
      state.leases = state.leases.filter(({ holder }) => holder !== id);
    },
    async take(lease, now) {
      const held = state.leases.find(({ name }) => name === lease.name);
      const isFree = held === undefined || held.holder === lease.holder;
      if (!isFree && state.nodes.some((node) => node.id === held.holder && isAlive(node, now))) return false;
      state.leases = [...state.leases.filter((other) => other !== held), lease];
      return true;
    },
    async release(lease) {
      state.leases = state.leases.filter((other) => !isSame(other, lease));
    },
  };
}
