// The query runner that one unit is given: it breaks for good at the first failed query and ends with its unit.
import type { CompiledQuery } from 'kysely';
import { AppError } from '../../domain/errors.ts';
import type { QueryRunner } from './query-runner.ts';

/** Lends a transaction's runner to one unit. */
export class UnitRunner implements QueryRunner {
  /** Present where the unit need not wait for each of its commands. */
  readonly send?: NonNullable<QueryRunner['send']>;
  readonly #runner: QueryRunner;
  /** True where the unit did not wait for all of its commands. */
  hasSent = false;
  #failure: { readonly error: unknown } | undefined;
  #isEnded = false;

  /** Takes the transaction's runner; a unit that is not `isHurried` waits for everything, and hears at once what goes wrong. */
  constructor(runner: QueryRunner, { isHurried = false }: { readonly isHurried?: boolean } = {}) {
    this.#runner = runner;
    if (isHurried && runner.send !== undefined) {
      this.send = (query, check) => {
        this.#assertUsable();
        this.hasSent = true;
        runner.send?.(query, check);
      };
    }
  }

  get locksRows(): boolean {
    return this.#runner.locksRows === true;
  }

  async run<Row>(query: CompiledQuery<Row>): Promise<readonly Row[]> {
    this.#assertUsable();
    try {
      return await this.#runner.run(query);
    } catch (error) {
      this.#failure ??= { error };
      throw error;
    }
  }

  /** Throws the error of a query that failed, also where the unit has caught it: the database may have dropped earlier writes with it. */
  assertUnbroken(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  #assertUsable(): void {
    // A write that comes after its unit would otherwise land in a neighbour's.
    if (this.#isEnded) throw new AppError('internal', 'a unit used its records after its end');
    this.assertUnbroken();
  }

  /** Lets nothing through any more. */
  end(): void {
    this.#isEnded = true;
  }
}
