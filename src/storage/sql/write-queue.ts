// The one line of writers: units run one after the other in the order in which they were handed in, and a few of them
// share a commit, because a commit waits for the disk and a unit does not.
import { setImmediate } from 'node:timers/promises';
import { AppError, isAppError } from '../../domain/errors.ts';
import type { QueryRunner } from './query-runner.ts';
import type { WriteTransaction } from './write-transaction.ts';
import { UnitRunner } from './unit-runner.ts';

/**
 * The most units of one commit. Measured, of a hundred that take in an event each writes a sixth fewer pages than of twenty-five, and waits
 * for the disk a quarter as often where so many wait; how long they block the event loop of an embedded database is bounded by the time below.
 */
const GROUP_MAX_UNITS = 100;

/** After this long a group takes no further unit: sockets and timers are to have their turn. */
const GROUP_MAX_MS = 5;

/** The most units that wait: a second's work or less, and with bodies of 256 KB (the largest SNS message) half a gigabyte. */
const WAITING_MAX_UNITS = 2_000;

/** How often a unit is run that other processes come between: each time another one has got on. Our own bound. */
const CONFLICT_TRIES_MAX = 8;

/** What the queue works with. */
export interface WriteQueueOptions {
  readonly begin: () => Promise<WriteTransaction>;
  /** Tells whether another process came between; the unit is run again then. Without it nobody else writes. */
  readonly isConflict?: (error: unknown) => boolean;
  /** Only tests give another one. */
  readonly maxWaitingUnits?: number;
  /** A clock in milliseconds that never steps back. */
  readonly now?: () => number;
}

interface WaitingUnit {
  /** Runs the unit; what it returns tells its caller of the success. */
  run(runner: QueryRunner): Promise<() => void>;
  /** How often it was run already. */
  tries: number;
  reject(reason: unknown): void;
}

/** Commits units in groups. */
export class WriteQueue {
  readonly #begin: () => Promise<WriteTransaction>;
  readonly #isConflict: (error: unknown) => boolean;
  readonly #maxWaitingUnits: number;
  readonly #now: () => number;
  readonly #waiting: WaitingUnit[] = [];
  #running: Promise<void> | undefined;
  #isClosed = false;

  constructor({ begin, isConflict = () => false, maxWaitingUnits = WAITING_MAX_UNITS, now = () => performance.now() }: WriteQueueOptions) {
    this.#begin = begin;
    this.#isConflict = isConflict;
    this.#maxWaitingUnits = maxWaitingUnits;
    this.#now = now;
  }

  /** Runs the unit in its turn; resolves after the commit. Throws `overloaded`, `stopping`, and what unit or commit throw. */
  async add<Outcome>(unit: (runner: QueryRunner) => Promise<Outcome>): Promise<Outcome> {
    if (this.#isClosed) throw new AppError('stopping');
    if (this.#waiting.length >= this.#maxWaitingUnits) throw new AppError('overloaded');
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    const run: WaitingUnit['run'] = async (runner) => {
      const outcome = await unit(runner);
      return () => {
        resolve(outcome);
      };
    };
    this.#waiting.push({ run, reject, tries: 0 });
    this.#running ??= this.#drain();
    return promise;
  }

  /** Takes no more units; resolves when those that wait are done. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Sockets and timers get their turn between groups, and what they hand in joins the next one.
      await setImmediate();
      await this.#commitGroup();
    }
    this.#running = undefined;
  }

  async #commitGroup(): Promise<void> {
    let transaction: WriteTransaction;
    try {
      transaction = await this.#begin();
    } catch (error) {
      // Without a connection no unit has a chance; each trying by itself would only make them wait longer for the news.
      for (const unit of this.#waiting.splice(0)) unit.reject(error);
      return;
    }
    const group: WaitingUnit[] = [];
    try {
      const announcements = await this.#runGroup(transaction, group);
      await transaction.commit();
      for (const announce of announcements) announce();
    } catch (error) {
      await transaction.rollback();
      for (const unit of group.toReversed()) this.#failOrTryAgain(unit, error);
    }
  }

  async #runGroup(transaction: WriteTransaction, group: WaitingUnit[]): Promise<readonly (() => void)[]> {
    const endsAt = this.#now() + GROUP_MAX_MS;
    const announcements = [];
    while (group.length < GROUP_MAX_UNITS && this.#now() < endsAt) {
      const unit = this.#waiting.shift();
      if (unit === undefined) break;
      group.push(unit);
      // When the first unit fails, the whole transaction holds nothing but its writes: it needs no savepoint.
      if (group.length === 1) {
        announcements.push(await runAlone(transaction, unit));
        continue;
      }
      const outcome = await runBesideOthers(transaction, unit);
      if (outcome.status === 'done') announcements.push(outcome.announce);
      else if (this.#mayTryAgain(unit, outcome.error)) {
        // What the group has locked so far is let go before it waits for what others have locked: nobody waits in a circle.
        group.pop();
        this.#tryAgain(unit);
        break;
      } else announcements.push(() => unit.reject(outcome.error));
    }
    return announcements;
  }

  #failOrTryAgain(unit: WaitingUnit, error: unknown): void {
    if (this.#mayTryAgain(unit, error)) this.#tryAgain(unit);
    else unit.reject(error);
  }

  #mayTryAgain({ tries }: WaitingUnit, error: unknown): boolean {
    return tries + 1 < CONFLICT_TRIES_MAX && this.#isConflict(error);
  }

  /** It keeps its place: the first of the next group. */
  #tryAgain(unit: WaitingUnit): void {
    unit.tries += 1;
    this.#waiting.unshift(unit);
  }
}

async function runAlone(transaction: WriteTransaction, unit: WaitingUnit): Promise<() => void> {
  const runner = new UnitRunner(transaction.runner);
  try {
    const announce = await unit.run(runner);
    runner.assertUnbroken();
    return announce;
  } finally {
    runner.end();
  }
}

type RunBesideOthers = { readonly status: 'done'; readonly announce: () => void } | { readonly status: 'undone'; readonly error: unknown };

async function runBesideOthers(transaction: WriteTransaction, unit: WaitingUnit): Promise<RunBesideOthers> {
  await transaction.savepoint();
  try {
    const announce = await runAlone(transaction, unit);
    await transaction.releaseSavepoint();
    return { status: 'done', announce };
  } catch (error) {
    await undo(transaction, unit, error);
    return { status: 'undone', error };
  }
}

async function undo(transaction: WriteTransaction, unit: WaitingUnit, error: unknown): Promise<void> {
  try {
    await transaction.rollbackToSavepoint();
  } catch (rollbackError) {
    // The database has given up the whole transaction (SQLite does so when the disk is full); the neighbours hear why.
    unit.reject(error);
    unit.tries = CONFLICT_TRIES_MAX;
    throw isAppError(error) ? error : rollbackError;
  }
}
