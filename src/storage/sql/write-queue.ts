// The one line of writers: units run one after the other in the order in which they were handed in, and a few of them
// share a commit, because a commit waits for the disk and a unit does not. Where a unit may be run again, a group is first run as if nothing
// could go wrong in it, without savepoints and without waiting for commands; where something does, it is run again, unit by unit.
import { setImmediate } from 'node:timers/promises';
import { AppError, isAppError } from '../../domain/errors.ts';
import type { UnitTraits } from '../store.ts';
import type { QueryRunner } from './query-runner.ts';
import type { WriteTransaction } from './write-transaction.ts';
import { UnitRunner } from './unit-runner.ts';

/**
 * The most units of one commit. Measured, of a hundred that take in an event each writes a sixth fewer pages than of twenty-five, and waits
 * for the disk a quarter as often where so many wait; how long they block the event loop of an embedded database is bounded by the time below.
 */
const GROUP_MAX_UNITS = 100;

/** After this long a group takes no further unit: sockets and timers are to have their turn, which an embedded database does not let them have. */
const GROUP_MAX_MS = 5;

/** The same where they have it while a unit waits for answers: what shares a commit with others waits for them this long. */
const GROUP_MAX_MS_BESIDE_OTHERS = 50;

/** The most units that wait: a second's work or less, and with bodies of 256 KB (the largest SNS message) half a gigabyte. */
const WAITING_MAX_UNITS = 2_000;

/** How often a unit is run that other processes come between: each time another one has got on. Our own bound. */
const CONFLICT_TRIES_MAX = 8;

/** What the queue works with. */
export interface WriteQueueOptions {
  readonly begin: () => Promise<WriteTransaction>;
  /** Tells whether another process came between; the unit is run again then. Without it nobody else writes, and no unit is run again. */
  readonly isConflict?: (error: unknown) => boolean;
  /** Only tests give another one. */
  readonly maxWaitingUnits?: number;
  /** A clock in milliseconds that never steps back. */
  readonly now?: () => number;
}

interface WaitingUnit {
  /** Runs the unit; what it returns tells its caller of the success. */
  run(runner: QueryRunner): Promise<() => void>;
  /** How often it was run already, but for the first time in a hurry. */
  tries: number;
  /** True where it is run without being able to take back it alone. */
  isHurried: boolean;
  /** True where it may run at the same time as its like. */
  readonly isIndependent: boolean;
  /** True where it did not wait for all of its commands. */
  hasSent: boolean;
  reject(reason: unknown): void;
}

/** Commits units in groups. */
export class WriteQueue {
  readonly #begin: () => Promise<WriteTransaction>;
  readonly #isConflict: (error: unknown) => boolean;
  readonly #mayRunAgain: boolean;
  readonly #maxWaitingUnits: number;
  readonly #now: () => number;
  readonly #waiting: WaitingUnit[] = [];
  #running: Promise<void> | undefined;
  #isClosed = false;

  constructor({ begin, isConflict, maxWaitingUnits = WAITING_MAX_UNITS, now = () => performance.now() }: WriteQueueOptions) {
    this.#begin = begin;
    this.#isConflict = isConflict ?? (() => false);
    this.#mayRunAgain = isConflict !== undefined;
    this.#maxWaitingUnits = maxWaitingUnits;
    this.#now = now;
  }

  /** Runs the unit in its turn; resolves after the commit. Throws `overloaded`, `stopping`, and what unit or commit throw. */
  async add<Outcome>(unit: (runner: QueryRunner) => Promise<Outcome>, { isIndependent = false }: UnitTraits = {}): Promise<Outcome> {
    if (this.#isClosed) throw new AppError('stopping');
    if (this.#waiting.length >= this.#maxWaitingUnits) throw new AppError('overloaded');
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    const run: WaitingUnit['run'] = async (runner) => {
      const outcome = await unit(runner);
      return () => {
        resolve(outcome);
      };
    };
    this.#waiting.push({ run, reject, tries: 0, isHurried: this.#mayRunAgain, isIndependent, hasSent: false });
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
    const isHurried = this.#waiting[0]?.isHurried === true;
    try {
      const announcements = await (isHurried ? this.#hurryGroup(transaction, group) : this.#runGroup(transaction, group));
      await transaction.commit();
      for (const announce of announcements) announce();
    } catch (error) {
      await transaction.rollback();
      if (isHurried && (isKnownToBeUndone(error) || this.#isConflict(error))) this.#runAgainOneByOne(group, error);
      else for (const unit of group.toReversed()) this.#failOrTryAgain(unit, error);
    }
  }

  async #hurryGroup(transaction: WriteTransaction, group: WaitingUnit[]): Promise<readonly (() => void)[]> {
    const place = { isHurried: true, endsAt: this.#endOfGroup() };
    const announcements = [];
    for (let unit = this.#nextOf(group, place); unit !== undefined; unit = this.#nextOf(group, place)) {
      const together = [unit];
      while (unit.isIndependent && this.#waiting[0]?.isIndependent === true) {
        const next = this.#nextOf(group, place);
        if (next === undefined) break;
        together.push(next);
      }
      if (group.length > 1) transaction.limitWaits?.();
      announcements.push(...(await runTogether(transaction, together)));
    }
    return announcements;
  }

  async #runGroup(transaction: WriteTransaction, group: WaitingUnit[]): Promise<readonly (() => void)[]> {
    const place = { isHurried: false, endsAt: this.#endOfGroup() };
    const announcements = [];
    for (let unit = this.#nextOf(group, place); unit !== undefined; unit = this.#nextOf(group, place)) {
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

  /** Moves the next that waits into the group, as long as there is room and time. */
  #nextOf(
    group: WaitingUnit[],
    { isHurried, endsAt }: Pick<WaitingUnit, 'isHurried'> & { readonly endsAt: number },
  ): WaitingUnit | undefined {
    const [next] = this.#waiting;
    if (next?.isHurried !== isHurried || group.length >= GROUP_MAX_UNITS || this.#now() >= endsAt) return undefined;
    this.#waiting.shift();
    group.push(next);
    return next;
  }

  #endOfGroup(): number {
    return this.#now() + (this.#mayRunAgain ? GROUP_MAX_MS_BESIDE_OTHERS : GROUP_MAX_MS);
  }

  /** Of what was run in a hurry nobody knows what went wrong, and in which unit: of a single one that sent nothing ahead one does. */
  #runAgainOneByOne(group: readonly WaitingUnit[], error: unknown): void {
    for (const unit of group) unit.isHurried = false;
    const [first] = group;
    if (first !== undefined && group.length === 1 && !first.hasSent) this.#failOrTryAgain(first, error);
    else this.#waiting.unshift(...group);
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
  const { isHurried } = unit;
  const runner = new UnitRunner(transaction.runner, { isHurried });
  try {
    const announce = await unit.run(runner);
    runner.assertUnbroken();
    return announce;
  } finally {
    unit.hasSent = runner.hasSent;
    runner.end();
  }
}

/** Where the store itself does not serve, a unit is not worth another try, and may even have been committed. */
function isKnownToBeUndone(error: unknown): boolean {
  return !isAppError(error) || (error.code !== 'store-unavailable' && error.code !== 'store-full');
}

/** Resolves once all of them have ended: what one of them does after another has failed must not come behind the end of the transaction. */
async function runTogether(transaction: WriteTransaction, units: readonly WaitingUnit[]): Promise<readonly (() => void)[]> {
  const runs = units.map((unit) => runAlone(transaction, unit));
  await Promise.allSettled(runs);
  return Promise.all(runs);
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
