// An exchange between nodes for tests: leases in a store of one process, signals by hand, and one clock that the test moves.
import type { LeaseWriter } from '../../../storage/lease-records.ts';
import type { HeardSignal, NodeExchange, NodeSignal } from '../../../storage/node-exchange.ts';
import type { Store } from '../../../storage/store.ts';

/** What all nodes of a test share. */
export interface PlayedNodes {
  /** What was published, in order. */
  readonly published: NodeSignal[];
  /** The time in milliseconds. */
  now: number;
  /** While true, the database does not answer. */
  isCutOff: boolean;
  /** Makes the exchange of one node. */
  exchange(): NodeExchange;
}

/** Plays them over a store. */
export function playNodes(store: Store): PlayedNodes {
  const listeners = new Map<NodeExchange, Set<(signal: HeardSignal) => void>>();
  const nodes: PlayedNodes = { published: [], now: Date.parse('2026-03-01T12:00:00Z'), isCutOff: false, exchange };

  function assertReached(): void {
    if (nodes.isCutOff) throw new Error('the database does not answer');
  }

  function exchange(): NodeExchange {
    const own = new Set<(signal: HeardSignal) => void>();
    const made: NodeExchange = {
      leases: createLeases(store, assertReached),
      async readClock() {
        assertReached();
        return new Date(nodes.now);
      },
      publish(signal) {
        nodes.published.push(signal);
        for (const [other, heard] of listeners) if (other !== made) for (const listener of heard) listener(signal);
      },
      subscribe(listener) {
        own.add(listener);
        return () => own.delete(listener);
      },
    };
    listeners.set(made, own);
    return made;
  }

  return nodes;
}

function createLeases(store: Store, assertReached: () => void): LeaseWriter {
  const write = <Outcome>(work: (leases: LeaseWriter) => Promise<Outcome>): Promise<Outcome> => {
    assertReached();
    return store.write(({ leases }) => work(leases));
  };
  return {
    listNodes: async (now) => write((leases) => leases.listNodes(now)),
    find: async (name) => write((leases) => leases.find(name)),
    isHeld: async (lease) => write((leases) => leases.isHeld(lease)),
    join: async (node, now) => write((leases) => leases.join(node, now)),
    renew: async (id, beat) => write((leases) => leases.renew(id, beat)),
    leave: async (id) => write((leases) => leases.leave(id)),
    take: async (lease, now) => write((leases) => leases.take(lease, now)),
    release: async (lease) => write((leases) => leases.release(lease)),
  };
}
