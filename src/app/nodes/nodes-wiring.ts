// This node among those that share its store, as the composition root starts and stops it. Where one process has the store for itself,
// everything is done here and nobody needs to be told.
import type { Logger } from 'pino';
import { setRealTimer } from '../../lib/timers.ts';
import type { LaneOwnership } from '../../notifications/deliver/lane-ownership.ts';
import type { NewsTopic, NodeExchange } from '../../storage/node-exchange.ts';
import type { Store } from '../../storage/store.ts';
import { ALL_TASKS_HERE, type TaskLeases } from '../periodic-tasks.ts';
import type { WatchLeases } from '../watch-scheduler.ts';
import { LaneLeases } from './lane-leases.ts';
import { createNodeLeases } from './node-leases.ts';
import { NodeMembership } from './node-membership.ts';

/** What the wiring needs. */
export interface NodesWiringOptions {
  readonly store: Store;
  readonly version: string;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly logger: Logger;
}

/** The nodes as the rest of the program sees them. */
export interface NodesWiring {
  /** Which lanes run here; undefined where all do. */
  readonly ownership: LaneOwnership | undefined;
  readonly tasks: TaskLeases;
  /** Who makes the rounds of watches; undefined where this process does. */
  readonly watches: WatchLeases | undefined;
  /**
   * Names the nodes that are alive; not this one where it has just started, as what is under its name is of an earlier run. Undefined
   * where one process has the store for itself.
   */
  readonly listAliveNodes: ((isStart: boolean) => Promise<readonly string[]>) | undefined;
  /** Tells whose audit chains this node brings into its sinks: its own, and one node those of the dead. Undefined for all of them. */
  readonly findChains: (() => Promise<(node: string) => boolean>) | undefined;
  /** Commands that go on, and are stopped at another node than the one that runs them; undefined where this process runs all. */
  readonly runs: NodeRuns | undefined;
  /** Tells the other nodes that something has changed that they keep in memory. */
  tell(about: NewsTopic): void;
  /** Hears that another node has changed something, or may have. */
  hear(about: NewsTopic, listener: () => void): void;
  /** Joins the others; before it, no task and no watch is held. */
  join(): Promise<void>;
  /** Begins to look for lanes. */
  serveLanes(wakeLane: (channelKey: string) => void): Promise<void>;
  /** Leaves the others: what this node held is theirs at once. */
  leave(): Promise<void>;
}

/** How one node stops what another one runs. */
interface NodeRuns {
  stopElsewhere(this: void, channelKey: string, code: string): void;
  hearStop(listener: (channelKey: string, code: string) => void): void;
}

const ALONE: NodesWiring = {
  ownership: undefined,
  tasks: ALL_TASKS_HERE,
  watches: undefined,
  listAliveNodes: undefined,
  findChains: undefined,
  runs: undefined,
  tell: () => undefined,
  hear: () => undefined,
  join: () => Promise.resolve(),
  serveLanes: () => Promise.resolve(),
  leave: () => Promise.resolve(),
};

/** Wires the node up. */
export function wireNodes(options: NodesWiringOptions): NodesWiring {
  const { exchange } = options.store;
  return exchange === undefined ? ALONE : wireShared(exchange, options);
}

function wireShared(exchange: NodeExchange, { store, version, now, newId, logger }: NodesWiringOptions): NodesWiring {
  const { node: name } = store.records.auditEvents;
  const membership = new NodeMembership({ exchange, name, version, newId, setTimer: setRealTimer, logger });
  const lanes = new LaneLeases({ store, exchange, membership, now, setTimer: setRealTimer, logger });
  const hear: NodesWiring['hear'] = (about, listener) => {
    exchange.subscribe((signal) => {
      if (signal.kind === 'missed' || (signal.kind === 'news' && signal.about === about)) listener();
    });
  };
  hear('nodes', () => void membership.refresh());
  const tasks = createNodeLeases('task', { exchange, membership });
  const listAliveNodes = async (isStart: boolean): Promise<readonly string[]> => {
    // Asked before this node has joined as well.
    const nodes = await exchange.leases.listNodes(await exchange.readClock());
    return nodes.flatMap((node) => (isStart && node.name === name ? [] : [node.name]));
  };
  return {
    ownership: lanes,
    tasks,
    watches: createNodeLeases('watch', { exchange, membership }),
    listAliveNodes,
    async findChains() {
      if (!(await tasks.hold('audit log of dead nodes'))) return (node) => node === name;
      const alive = await listAliveNodes(false);
      return (node) => node === name || !alive.includes(node);
    },
    runs: {
      stopElsewhere(channelKey, code) {
        exchange.publish({ kind: 'stop-run', channelKey, code });
      },
      hearStop(listener) {
        exchange.subscribe((signal) => {
          if (signal.kind === 'stop-run') listener(signal.channelKey, signal.code);
        });
      },
    },
    tell: (about) => {
      exchange.publish({ kind: 'news', about });
    },
    hear,
    join: () => membership.start(),
    async serveLanes(wakeLane) {
      lanes.start(wakeLane);
      await lanes.look({ own: false });
    },
    async leave() {
      await lanes.stop();
      await membership.stop();
    },
  };
}
