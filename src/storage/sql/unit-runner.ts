// The query runner that one unit is given: it breaks for good at the first failed query and ends with its unit.
import type { CompiledQuery } from 'kysely';
import { AppError } from '../../domain/errors.ts';
import type { QueryRunner } from './query-runner.ts';

/** Lends a transaction's runner to one unit. */
export class UnitRunner implements QueryRunner {
  readonly #runner: QueryRunner;
  #failure: { readonly error: unknown } | undefined;
  #isEnded = false;

  constructor(runner: QueryRunner) {
    this.#runner = runner;
  }

  get locksRows(): boolean {
    return this.#runner.locksRows === true;
  }

  async run<Row>(query: CompiledQuery<Row>): Promise<readonly Row[]> {
    // A write that comes after its unit would otherwise land in a neighbour's.
    if (this.#isEnded) throw new AppError('internal', 'a unit used its records after its end');
    this.assertUnbroken();
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

  /** Lets nothing through any more. */
  end(): void {
    this.#isEnded = true;
  }
}
