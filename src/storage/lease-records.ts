// What the store keeps of the nodes that share it, and of what each of them does alone. A lease lasts as long as its node lives, so that
// a heartbeat is one row however many leases a node has, and a node loses all of them at one instant.

/** A running Signalbox among several on one database. */
export interface Node {
  /** Of this run alone: whoever starts again, or was taken for dead, is another node. */
  readonly id: string;
  /** The data folder's own: the same over restarts, and the name of the node's audit chain. */
  readonly name: string;
  /** Of the program. */
  readonly version: string;
  readonly startedAt: Date;
  /** From this instant on it counts as dead, unless it has been heard of again. */
  readonly aliveUntil: Date;
}

/** What one node does alone. */
export interface Lease {
  /** `channel:<key>` for the lane of a channel, `task:<name>` for a periodic task. */
  readonly name: string;
  /** The id of its node, which may be dead by now. */
  readonly holder: string;
}

/** Reads about nodes and leases. */
export interface LeaseReader {
  /** Those that are alive at `now`, in the order of their ids. */
  listNodes(now: Date): Promise<readonly Node[]>;
  find(name: string): Promise<Lease | undefined>;
  /** True while nobody else has taken the lease. Within a unit nobody takes it until the unit has ended. */
  isHeld(lease: Lease): Promise<boolean>;
}

/** Writes about nodes and leases. */
export interface LeaseWriter extends LeaseReader {
  /** Adds a node, and forgets earlier runs under its name together with those that are dead at `now`. */
  join(node: Node, now: Date): Promise<void>;
  /** Tells that a node is alive; false where it counts as dead at `now`: others may have taken what it held. */
  renew(id: string, beat: { readonly now: Date; readonly aliveUntil: Date }): Promise<boolean>;
  /** Removes a node and all its leases. */
  leave(id: string): Promise<void>;
  /** Takes a lease that nobody alive at `now` holds; true where it is the holder's afterwards, also where it was before. */
  take(lease: Lease, now: Date): Promise<boolean>;
  /** Gives a lease back; nothing happens where it is somebody else's. */
  release(lease: Lease): Promise<void>;
}
