// How the nodes on one database hear of each other: leases that are taken at once, a clock that all share, and signals.
// Signals are a courtesy: they come within milliseconds or not at all, so everything that waits for one also looks by itself now and then.
import type { LeaseWriter } from './lease-records.ts';

/** What one node lets the others know. */
export type NodeSignal =
  /** The channel of this key has something to send; `isWanted` where a node could not take its lane that ought to run it. */
  | { readonly kind: 'lane'; readonly channelKey: string; readonly isWanted?: true }
  /** Whoever runs the command of this code in a channel is to stop it. */
  | { readonly kind: 'stop-run'; readonly channelKey: string; readonly code: string }
  /** Something changed that others keep in memory. */
  | { readonly kind: 'news'; readonly about: NewsTopic };

/** What others keep in memory. */
export type NewsTopic = 'nodes' | 'web-chat' | 'topics' | 'silences' | 'actions';

/** What a listener hears: signals of other nodes, and that some may have been lost. */
export type HeardSignal = NodeSignal | { readonly kind: 'missed' };

/** The way to the other nodes. */
export interface NodeExchange {
  /** Leases outside the line of writers: each call is committed by itself, and waits for no unit. */
  readonly leases: LeaseWriter;
  /** Reads the database's clock, which no two nodes disagree about. Throws `store-unavailable`. */
  readClock(): Promise<Date>;
  /** Tells the others, soon and together with what else is to be told; never throws. */
  publish(signal: NodeSignal): void;
  /** Hears the others, not itself; the returned function ends it. */
  subscribe(listener: (signal: HeardSignal) => void): () => void;
}
