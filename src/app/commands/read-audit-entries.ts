// The audit events of the running server, page by page.
import { askServer } from '../../cli/admin-client.ts';
import { AuditEntryList, type AuditEventJson } from '../../contract/audit.ts';

/**
 * Reads the events of the server in the order of their writing.
 *
 * @yields {AuditEventJson} The next event.
 */
export async function* readEntries(
  socketPath: string,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): AsyncIterable<AuditEventJson> {
  const query = new URLSearchParams();
  if (from !== undefined) query.set('from', from);
  if (to !== undefined) query.set('to', to);
  for (let after: number | undefined = 0; after !== undefined;) {
    query.set('after', String(after));
    const page: AuditEntryList = await askServer(
      socketPath,
      { method: 'GET', path: `/api/audit/entries?${query.toString()}` },
      AuditEntryList,
    );
    yield* page.entries;
    after = page.after;
  }
}
