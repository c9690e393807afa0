// This node among the others: it says again and again that it is alive, and hears who else is. Whoever was silent for longer than
// ALIVE_FOR_MS counts as dead, and what it held is anybody's; if it was only slow, it goes on as another node that holds nothing.
import type { Logger } from 'pino';
import type { SetTimer } from '../../lib/timers.ts';
import type { NodeExchange } from '../../storage/node-exchange.ts';

/** How long a node counts as alive after it was heard of: with the next look of another one, work moves well within 15 seconds. */
export const ALIVE_FOR_MS = 8_000;

/** How often it says so: three may fail, or a busy machine may be late, before it counts as dead. */
const BEAT_EVERY_MS = 2_000;

/** So much earlier than the others a node itself thinks that it is dead: a message that it has begun to send is then out. */
const CAUTION_MS = 2_000;

/** What it works with. */
export interface NodeMembershipOptions {
  readonly exchange: NodeExchange;
  /** The data folder's own. */
  readonly name: string;
  readonly version: string;
  readonly newId: () => string;
  readonly setTimer: SetTimer;
  /** A clock in milliseconds that never steps back and goes on while the process is stopped. */
  readonly monotonicNow?: () => number;
  /** A clock in milliseconds that also goes on while the whole machine is stopped. */
  readonly wallNow?: () => number;
  readonly logger: Logger;
}

const NEVER_SURE = { monotonic: Number.NEGATIVE_INFINITY, wall: Number.NEGATIVE_INFINITY };

/** Keeps a node among the others. */
export class NodeMembership {
  readonly #options: NodeMembershipOptions;
  readonly #monotonicNow: () => number;
  readonly #wallNow: () => number;
  readonly #listeners = new Set<() => void>();
  #id: string;
  #nodeIds: readonly string[] = [];
  /** By both clocks: until then nobody else can take this node for dead. */
  #sureUntil = NEVER_SURE;
  /** The database's clock less the monotonic one. */
  #clockOffset = 0;
  #beating: Promise<void> | undefined;
  #cancel: (() => void) | undefined;
  #isStopped = false;

  constructor(options: NodeMembershipOptions) {
    this.#options = options;
    this.#id = options.newId();
    this.#monotonicNow = options.monotonicNow ?? (() => performance.now());
    this.#wallNow = options.wallNow ?? Date.now;
  }

  /** The id of this run, or of this run since it was taken for dead. */
  get id(): string {
    return this.#id;
  }

  /** Those that were alive at the last beat. */
  get nodeIds(): readonly string[] {
    return this.#nodeIds;
  }

  /** The time by the database's clock. */
  now(): Date {
    return new Date(this.#monotonicNow() + this.#clockOffset);
  }

  /** False where others may take this node for dead at any moment. */
  isSurelyAlive(): boolean {
    const { monotonic, wall } = this.#sureUntil;
    return this.#monotonicNow() < monotonic && this.#wallNow() < wall;
  }

  /** Hears that nodes have come or gone, or that this one is heard of again; the returned function ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Joins the others. Throws `store-unavailable`. */
  async start(): Promise<void> {
    await this.#readClock();
    await this.#join();
    await this.#look();
    this.#plan();
    this.#options.exchange.publish({ kind: 'news', about: 'nodes' });
  }

  /** Leaves: from now on what it held is anybody's. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel?.();
    await this.#beating;
    this.#sureUntil = NEVER_SURE;
    const { exchange, logger } = this.#options;
    try {
      await exchange.leases.leave(this.#id);
      exchange.publish({ kind: 'news', about: 'nodes' });
    } catch (error) {
      logger.warn({ error }, 'this node could not say that it leaves; the others notice within seconds');
    }
  }

  /** Looks who is alive, out of turn: somebody has come or gone. */
  async refresh(): Promise<void> {
    await this.#look().catch((error: unknown) => {
      this.#options.logger.warn({ error }, 'other nodes cannot be looked up at the moment');
    });
  }

  #plan(): void {
    if (this.#isStopped) return;
    this.#cancel = this.#options.setTimer(() => {
      this.#beating = this.#beat().finally(() => {
        this.#plan();
      });
    }, BEAT_EVERY_MS);
  }

  async #beat(): Promise<void> {
    const wasSure = this.isSurelyAlive();
    try {
      await this.#readClock();
      if (!(await this.#renew())) {
        this.#options.logger.warn({ node: this.#id }, 'this node was not heard of for too long; it goes on with nothing in hand');
        this.#id = this.#options.newId();
        this.#nodeIds = [];
        await this.#join();
      }
      await this.#look();
      if (!wasSure) this.#tell();
    } catch (error) {
      this.#options.logger.warn({ error }, 'this node cannot say that it is alive; after some seconds others take its place');
    }
  }

  async #readClock(): Promise<void> {
    const before = this.#monotonicNow();
    const databaseNow = await this.#options.exchange.readClock();
    // The answer was made at some moment between; the earliest makes this node's clock run ahead, and never behind the others' view of it.
    this.#clockOffset = databaseNow.getTime() - before;
  }

  async #renew(): Promise<boolean> {
    const sureUntil = this.#sureFromNow();
    const now = this.now();
    const aliveUntil = new Date(now.getTime() + ALIVE_FOR_MS);
    const isRenewed = await this.#options.exchange.leases.renew(this.#id, { now, aliveUntil });
    if (isRenewed) this.#sureUntil = sureUntil;
    return isRenewed;
  }

  #sureFromNow(): { readonly monotonic: number; readonly wall: number } {
    const sureForMs = ALIVE_FOR_MS - CAUTION_MS;
    return { monotonic: this.#monotonicNow() + sureForMs, wall: this.#wallNow() + sureForMs };
  }

  async #join(): Promise<void> {
    const sureUntil = this.#sureFromNow();
    const now = this.now();
    const { name, version } = this.#options;
    const node = { id: this.#id, name, version, startedAt: now, aliveUntil: new Date(now.getTime() + ALIVE_FOR_MS) };
    await this.#options.exchange.leases.join(node, now);
    this.#sureUntil = sureUntil;
  }

  async #look(): Promise<void> {
    const nodes = await this.#options.exchange.leases.listNodes(this.now());
    const before = this.#nodeIds.join(' ');
    this.#nodeIds = nodes.map(({ id }) => id);
    if (before === this.#nodeIds.join(' ')) return;
    this.#options.logger.info({ nodes: nodes.map(({ name, version }) => ({ name, version })) }, 'the nodes that are alive have changed');
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
