// Leases of what one node does at a time besides lanes: periodic tasks, and the watches that somebody has begun.
import type { NodeExchange } from '../../storage/node-exchange.ts';
import type { TaskLeases } from '../periodic-tasks.ts';
import type { WatchLeases } from '../watch-scheduler.ts';
import type { NodeMembership } from './node-membership.ts';

/** What it works with. */
export interface NodeLeasesOptions {
  readonly exchange: Pick<NodeExchange, 'leases'>;
  readonly membership: Pick<NodeMembership, 'id' | 'now' | 'isSurelyAlive'>;
}

/** Makes leases of a kind; a lease that is held stays held until it is given back, or the node dies. */
export function createNodeLeases(kind: 'task' | 'watch', { exchange, membership }: NodeLeasesOptions): TaskLeases & WatchLeases {
  return {
    async hold(name) {
      if (!membership.isSurelyAlive()) return false;
      return exchange.leases.take({ name: `${kind}:${name}`, holder: membership.id }, membership.now());
    },
    async release(name) {
      await exchange.leases.release({ name: `${kind}:${name}`, holder: membership.id });
    },
  };
}
