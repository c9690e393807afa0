// All that was taken into a digest, as a file for a spreadsheet.
import { writeCsv } from '../../lib/write-csv.ts';
import type { RecordReaders } from '../../storage/store.ts';
import type { DigestedDelivery } from '../../storage/delivery-records.ts';
import { FILE_MAX_BYTES, PAGE_SIZE } from './storm-limits.ts';

/** The file's content, and how many of how many lines are in it. */
export interface DigestFile {
  readonly content: string;
  readonly rowCount: number;
  readonly total: number;
}

/** Writes it, page after page; what is more than the file may hold is counted and stays in the list of deliveries. */
export async function writeDigestFile({ deliveries }: Pick<RecordReaders, 'deliveries'>, digestId: string): Promise<DigestFile> {
  const parts: string[] = [];
  let room = FILE_MAX_BYTES;
  let rowCount = 0;
  let total = 0;
  let afterSequence = 0;
  for (;;) {
    const page = await deliveries.listDigested(digestId, { afterSequence, limit: PAGE_SIZE });
    total += page.length;
    const { content, rowCount: written } = writeCsv(page.map(toLine), { maxRows: PAGE_SIZE, maxBytes: room });
    if (written > 0) {
      // Each page has the same columns; they are named once.
      const lines = parts.length === 0 ? content : content.slice(content.indexOf('\r\n') + 2);
      parts.push(lines);
      room -= Buffer.byteLength(lines);
      rowCount += written;
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_SIZE) return { content: parts.join(''), rowCount, total };
    afterSequence = last.sequence;
  }
}

function toLine({ queuedAt, gist, eventId, configurationName }: DigestedDelivery): Record<string, string> {
  const { severity, kind, name = '', state = '', accountId = '', region = '' } = gist;
  return {
    at: queuedAt.toISOString(),
    severity,
    kind,
    name,
    state,
    account: accountId,
    region,
    configuration: configurationName,
    event: eventId,
  };
}
