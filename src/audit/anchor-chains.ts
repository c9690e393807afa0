// Says in the log itself, and so in every sink, how far the chains of all nodes go: whoever cuts one off later is found out.
import type { AuditHead } from '../domain/audit-chain.ts';
import type { Person } from '../domain/person.ts';
import type { RecordWriters, Store } from '../storage/store.ts';

/** Who is named where no person did it. */
export const SIGNALBOX: Person = { userId: 'signalbox', displayName: 'Signalbox' };

/** Why it is said at this moment. */
export type AnchorOccasion = 'start' | 'hour' | 'stop';

/** A head, and how many events of its day are before it with it. */
export interface AnchoredHead extends AuditHead {
  readonly count: number;
}

/** Clock, identifiers and store. */
export interface AnchorContext {
  readonly store: Store;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Writes the heads; returns what was written. */
export function anchorChains(occasion: AnchorOccasion, { store, now, newId }: AnchorContext): Promise<readonly AnchoredHead[]> {
  return store.write(async ({ auditEvents }) => {
    const heads = await readHeads(auditEvents);
    await auditEvents.append({ id: newId(), kind: 'audit.anchored', at: now(), person: SIGNALBOX, detail: { occasion, heads } });
    return heads;
  });
}

async function readHeads(auditEvents: RecordWriters['auditEvents']): Promise<readonly AnchoredHead[]> {
  const heads = [];
  for (const head of await auditEvents.listHeads()) heads.push({ ...head, count: await auditEvents.countOfDay(head.node, head.day) });
  return heads;
}
