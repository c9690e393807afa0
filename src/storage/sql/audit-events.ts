// The audit log in SQL: appended to, and read; the table itself refuses everything else.
import type { Kysely } from 'kysely';
import type { AuditHead, LinkedAuditEntry } from '../../domain/audit-chain.ts';
import type { AuditReader, AuditWriter } from '../audit-records.ts';
import { prepareAuditQueries, selectAuditEntries, selectAuditEvents } from './audit-queries.ts';
import { toAuditEntry, toAuditEvent, toAuditRow } from './audit-rows.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { StoreSchema } from './schema.ts';

/** Prepares the records of the audit log, whose events join the chain of a node. */
export function prepareAuditEvents(db: Kysely<StoreSchema>, node: string): PreparedRecords<AuditReader, AuditWriter> {
  const queries = prepareAuditQueries(db);

  async function findHead(runner: QueryRunner, of: string): Promise<AuditHead | undefined> {
    const [row] = await queries.findHead(runner, { node: of });
    return row === undefined ? undefined : { node: of, day: row.day ?? '', sequence: row.chain_sequence ?? 0, hash: row.hash ?? '' };
  }

  function reader(runner: QueryRunner): AuditReader {
    return {
      node,
      async list(filter) {
        const rows = await runner.run(selectAuditEvents(db, filter).compile());
        return rows.map(toAuditEvent);
      },
      async listEntries(range) {
        const rows = await runner.run(selectAuditEntries(db, range).compile());
        return rows.map((row) => ({ ...toAuditEntry(row), position: row.sequence }));
      },
      async listChain(part) {
        const rows = await queries.listChain(runner, part);
        return rows.map((row) => toAuditEntry(row) as LinkedAuditEntry);
      },
      async listHeads() {
        const heads = [];
        for (const { node: each } of await queries.listNodes(runner, {})) {
          const head = await findHead(runner, each);
          if (head !== undefined) heads.push(head);
        }
        return heads;
      },
      async countOfDay(of, day) {
        const [row] = await queries.countOfDay(runner, { node: of, day });
        return row?.count ?? 0;
      },
      async listCursors() {
        const rows = await queries.listCursors(runner, {});
        return rows.map(({ sink, node: of, chain_sequence: sequence, hash }) => ({ sink, node: of, sequence, hash }));
      },
    };
  }

  function writer(runner: QueryRunner): AuditWriter {
    return {
      ...reader(runner),
      async append(event) {
        // Units run one after the other, so nobody else takes the place meanwhile.
        const head = await findHead(runner, node);
        await queries.insert(runner, toAuditRow(event, node, head));
        if (head === undefined) await queries.insertNode(runner, { node });
      },
      async putCursor({ sink, node: of, sequence, hash }) {
        await queries.putCursor(runner, { sink, node: of, chain_sequence: sequence, hash });
      },
    };
  }

  return { reader, writer };
}
