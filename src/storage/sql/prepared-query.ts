// A query that is built and compiled once and then run many times: building costs more than running it.
import { sql, type Compilable, type CompiledQuery, type RawBuilder } from 'kysely';
import type { QueryRunner } from './query-runner.ts';

/** Marks the place of a value that each run brings. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Puts a named value into a query under construction. */
export type Placeholders<Values> = <Name extends keyof Values & string>(name: Name) => RawBuilder<Values[Name]>;

/** A compiled query that waits for its values. */
export type PreparedQuery<Values, Row> = (runner: QueryRunner, values: Values) => Promise<readonly Row[]>;

/** Builds and compiles the query; values not named by a placeholder are the same in every run. */
export function prepareQuery<Values extends object, Row>(
  build: (value: Placeholders<Values>) => Compilable<Row>,
): PreparedQuery<Values, Row> {
  const query = compileQuery(build);
  return (runner, values) => runner.run(query(values));
}

/**
 * The same for a query of whole rows, which a unit reads to change them: where several processes write, another one that wants the same
 * rows waits until the unit has ended, and then reads what it wrote.
 */
export function prepareLockingQuery<Values extends object, Row>(
  build: (value: Placeholders<Values>) => Compilable<Row>,
): PreparedQuery<Values, Row> {
  const query = compileQuery(build);
  return (runner, values) => {
    const compiled = query(values);
    return runner.run(runner.locksRows === true ? { ...compiled, sql: `${compiled.sql} for update` } : compiled);
  };
}

/** A compiled command that waits for its values; what it tells is at most that it worked. */
export type PreparedCommand<Values> = (runner: QueryRunner, values: Values) => Promise<void>;

/** Builds and compiles a command; `check` throws where its rows say that it did not do what was meant. */
export function prepareCommand<Values extends object, Row>(
  build: (value: Placeholders<Values>) => Compilable<Row>,
  check?: (rows: readonly Row[], values: Values) => void,
): PreparedCommand<Values> {
  const query = compileQuery(build);
  return async (runner, values) => {
    const checkRows = check === undefined ? undefined : (rows: readonly Row[]) => check(rows, values);
    if (runner.send !== undefined) {
      runner.send(query(values), checkRows);
      return;
    }
    const rows = await runner.run(query(values));
    checkRows?.(rows);
  };
}

function compileQuery<Values extends object, Row>(
  build: (value: Placeholders<Values>) => Compilable<Row>,
): (values: Values) => CompiledQuery<Row> {
  const compiled = build((name) => sql`${new Placeholder(name)}`).compile();
  const slots = compiled.parameters.map((parameter) => ({
    name: parameter instanceof Placeholder ? (parameter.name as keyof Values) : undefined,
    parameter,
  }));
  return (values) => {
    const parameters = slots.map(({ name, parameter }) => (name === undefined ? parameter : values[name]));
    return { ...compiled, parameters };
  };
}

/** Names the same columns and values at once, for inserting whole rows. */
export function placeAll<Values, Name extends keyof Values & string>(
  value: Placeholders<Values>,
  names: readonly Name[],
): { readonly [Column in Name]: RawBuilder<Values[Column]> } {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as { [Column in Name]: RawBuilder<Values[Column]> };
}
