// The records of one noun with their queries compiled, before they have a connection to run on.
import type { QueryRunner } from './query-runner.ts';

/** Makes a noun's reader or writer over a connection. */
export interface PreparedRecords<Reader, Writer extends Reader> {
  reader(runner: QueryRunner): Reader;
  writer(runner: QueryRunner): Writer;
}
