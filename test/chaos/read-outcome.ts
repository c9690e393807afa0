// What the database holds at the end of a run, read past everything of Signalbox.
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import pg from 'pg';
import { stepOfText, type FoundDelivery } from './verdict.ts';

/** Runs SQL on the database of a run. */
export interface OutcomeReader {
  deliveries(): Promise<readonly FoundDelivery[]>;
  /** How many deliveries are not final yet, and how many events have none because they are to go through the flow yet. */
  countUnsettled(): Promise<number>;
  close(): Promise<void>;
}

interface Row {
  readonly sequence: number | string;
  readonly configuration_name: string;
  readonly action: FoundDelivery['action'];
  readonly status: string;
  readonly incident_id: string | null;
  readonly is_possible_duplicate: number | string;
  readonly reason: string | null;
  readonly next_attempt_at: number | string;
  readonly text: string;
}

const DELIVERIES = `select d.sequence, d.configuration_name, d.action, d.status, d.incident_id, d.is_possible_duplicate, d.reason, d.next_attempt_at,
  case when d.digest_id is not null and d.status <> 'digested' then '' else e.text end as text
  from deliveries d join raw_events e on e.id = d.event_id order by d.sequence`;
const UNSETTLED = `select (select count(*) from deliveries where status in ('queued', 'sending'))
  + (select count(*) from raw_events where state = 'accepted') as count`;

/** Reads the SQLite database of a data folder. */
export function readSqlite(dataFolder: string): OutcomeReader {
  const database = new DatabaseSync(join(dataFolder, 'signalbox.sqlite'), { readOnly: true });
  return {
    deliveries: async () =>
      database
        .prepare(DELIVERIES)
        .all()
        .map((row) => toFound(row as unknown as Row)),
    countUnsettled: async () => Number(database.prepare(UNSETTLED).get()?.['count']),
    close: async () => {
      database.close();
    },
  };
}

/** Reads a PostgreSQL database. */
export async function readPostgres(url: string): Promise<OutcomeReader> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    deliveries: async () => (await client.query<Row>(DELIVERIES)).rows.map(toFound),
    countUnsettled: async () => Number((await client.query<{ count: string }>(UNSETTLED)).rows[0]?.count),
    close: () => client.end(),
  };
}

function toFound(row: Row): FoundDelivery {
  return {
    sequence: Number(row.sequence),
    configuration: row.configuration_name,
    action: row.action,
    status: row.status,
    incident: row.incident_id,
    isPossibleDuplicate: Number(row.is_possible_duplicate) === 1,
    why: `${row.reason ?? 'no reason'}, next at ${new Date(Number(row.next_attempt_at)).toISOString()}`,
    step: stepOfText(row.text),
  };
}
