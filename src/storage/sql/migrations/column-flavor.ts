// Where the two databases define tables differently; migrations ask this and nothing else about the database.
import type { ColumnDataType, ColumnDefinitionBuilder, Expression, RawBuilder } from 'kysely';

/** How one database spells the columns, tables and triggers of the store. */
export interface ColumnFlavor {
  /** Text compared byte by byte, so that both databases sort alike. */
  readonly text: ColumnDataType | Expression<unknown>;
  /** 64-bit integer. */
  readonly integer: ColumnDataType | Expression<unknown>;
  readonly bytes: ColumnDataType | Expression<unknown>;
  /** Makes an integer column the primary key, numbered by the database in order of insertion. */
  numbered(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder;
  /** What stands at the end of a table of numbered rows. */
  readonly numberedTable: RawBuilder<unknown>;
  /** What stands at the end of a table found by its text key. */
  readonly keyedTable: RawBuilder<unknown>;
  /**
   * Statements after which the database refuses to change or delete rows of a table, whoever asks. They guard against mistakes:
   * the owner of a database can lift them.
   */
  refuseChanges(table: string): readonly RawBuilder<unknown>[];
  /** The same for rows that would take the place of one with these values, which are unique. */
  refuseReplacements(table: string, columns: readonly string[]): readonly RawBuilder<unknown>[];
}
