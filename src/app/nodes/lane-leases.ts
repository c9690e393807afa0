// Gives each channel's lane to one node by a lease, spread evenly, and lets work that one node takes in wake the lane on another.
import type { Logger } from 'pino';
import type { SetTimer } from '../../lib/timers.ts';
import type { LaneHold, LaneOwnership } from '../../notifications/deliver/lane-ownership.ts';
import type { Lease } from '../../storage/lease-records.ts';
import type { NodeExchange, NodeSignal } from '../../storage/node-exchange.ts';
import type { Store } from '../../storage/store.ts';
import type { NodeMembership } from './node-membership.ts';
import { preferredNode } from './preferred-node.ts';

/** How often a node looks for lanes that are its own by right and that it does not hold yet: of dead nodes, or whose signal was lost. */
const LOOK_EVERY_MS = 1_000;

/** At every how many of these looks it also looks into the lanes that it holds: signals of other nodes get lost with a connection only. */
const LOOKS_PER_OWN_LOOK = 10;

/** What it works with. */
export interface LaneLeasesOptions {
  readonly store: Store;
  readonly exchange: NodeExchange;
  readonly membership: Pick<NodeMembership, 'id' | 'nodeIds' | 'now' | 'isSurelyAlive' | 'subscribe'>;
  /** The clock of deliveries. */
  readonly now: () => Date;
  readonly setTimer: SetTimer;
  readonly logger: Logger;
}

interface Held extends LaneHold {
  readonly lease: Lease;
}

/** Holds lanes for this node. */
export class LaneLeases implements LaneOwnership {
  readonly #options: LaneLeasesOptions;
  readonly #held = new Map<string, Held>();
  #wakeLane: ((channelKey: string) => void) | undefined;
  #ends: (() => void)[] = [];
  #cancel: (() => void) | undefined;
  #looking: Promise<void> | undefined;
  #looks = 0;
  #isStopped = false;

  constructor(options: LaneLeasesOptions) {
    this.#options = options;
  }

  /** Begins to hear of work, and to look for it; `wakeLane` runs a lane here. */
  start(wakeLane: (channelKey: string) => void): void {
    this.#wakeLane = wakeLane;
    const { exchange, membership } = this.#options;
    this.#ends = [
      exchange.subscribe((signal) => {
        if (signal.kind === 'lane') this.#hear(signal);
        if (signal.kind === 'missed') void this.look({ own: true });
      }),
      membership.subscribe(() => void this.look({ own: true })),
    ];
    this.#plan();
  }

  /** Hears and looks no more; lanes under way are still held. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const end of this.#ends) end();
    this.#cancel?.();
    await this.#looking;
  }

  get nodeCount(): number {
    return Math.max(this.#options.membership.nodeIds.length, 1);
  }

  wakesHere(channelKey: string): boolean {
    if (this.#held.has(channelKey) || this.#isPreferred(channelKey)) return true;
    this.#options.exchange.publish({ kind: 'lane', channelKey });
    return false;
  }

  async hold(channelKey: string): Promise<LaneHold | undefined> {
    const { membership, exchange } = this.#options;
    // Others may have taken the lane already; once this node is heard of again, it looks into all of them.
    if (!membership.isSurelyAlive()) return undefined;
    const held = this.#held.get(channelKey);
    if (held !== undefined && held.lease.holder === membership.id) {
      if (this.#isPreferred(channelKey)) return held;
      await this.#release(channelKey);
      exchange.publish({ kind: 'lane', channelKey });
      return undefined;
    }
    this.#held.delete(channelKey);
    if (!this.#isPreferred(channelKey)) return undefined;
    return this.#take(channelKey);
  }

  /** Wakes the lanes that this node ought to run and does not; with `own` those that it holds as well, where there is something to do. */
  async look({ own }: { readonly own: boolean }): Promise<void> {
    const { store, logger } = this.#options;
    try {
      const { deliveries, digests } = store.records;
      const found = [deliveries.listWaitingChannels(), deliveries.listSendingChannels(), digests.listOpenChannels()];
      const keys = new Set((await Promise.all(found)).flat().filter((key) => (this.#held.has(key) ? own : this.#isPreferred(key))));
      // What another node ought to have is given back by its lane.
      for (const key of this.#held.keys()) if (!this.#isPreferred(key)) keys.add(key);
      for (const key of keys) this.#wakeLane?.(key);
    } catch (error) {
      logger.warn({ error }, 'lanes that nobody holds cannot be looked for at the moment');
    }
  }

  #hear({ channelKey, isWanted }: Extract<NodeSignal, { kind: 'lane' }>): void {
    if (this.#held.has(channelKey) || this.#isPreferred(channelKey)) this.#wakeLane?.(channelKey);
    // Taken in a commit whose answer was lost, it would be held here without anybody's knowing.
    else if (isWanted === true) void this.#release(channelKey).catch(() => undefined);
  }

  #plan(): void {
    if (this.#isStopped) return;
    this.#cancel = this.#options.setTimer(() => {
      this.#looks += 1;
      this.#looking = this.look({ own: this.#looks % LOOKS_PER_OWN_LOOK === 0 }).finally(() => {
        this.#plan();
      });
    }, LOOK_EVERY_MS);
  }

  #isPreferred(channelKey: string): boolean {
    const { membership } = this.#options;
    return preferredNode(leaseName(channelKey), membership.nodeIds) === membership.id;
  }

  async #take(channelKey: string): Promise<LaneHold | undefined> {
    const { store, membership, now, exchange, logger } = this.#options;
    const lease: Lease = { name: leaseName(channelKey), holder: membership.id };
    const requeued = await store.write(
      async ({ leases, deliveries }) => {
        if (!(await leases.take(lease, membership.now()))) return undefined;
        return deliveries.requeueInterrupted(now(), channelKey);
      },
      // No other lane has to do with this one's lease and deliveries.
      { isIndependent: true },
    );
    if (requeued === undefined) {
      // Whoever has it looks at it, and gives it back where it is not its own any more.
      exchange.publish({ kind: 'lane', channelKey, isWanted: true });
      return undefined;
    }
    if (requeued > 0) logger.warn({ channel: channelKey, interrupted: requeued }, 'deliveries were interrupted; they are sent again');
    const held: Held = {
      lease,
      stands: async ({ leases }) => {
        const stands = await leases.isHeld(lease);
        if (!stands && this.#held.get(channelKey) === held) this.#held.delete(channelKey);
        return stands;
      },
      mayCall: () => membership.id === lease.holder && membership.isSurelyAlive(),
    };
    this.#held.set(channelKey, held);
    return held;
  }

  /** Gives the lane back; it is held until that is on record. */
  async #release(channelKey: string): Promise<void> {
    const { exchange, membership } = this.#options;
    await exchange.leases.release({ name: leaseName(channelKey), holder: membership.id });
    this.#held.delete(channelKey);
  }
}

function leaseName(channelKey: string): string {
  return `channel:${channelKey}`;
}
