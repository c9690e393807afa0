// Ends a digest: its message says so, and what is told of it carries all of it as a file.
import { channelKey } from '../../domain/channel.ts';
import type { Digest } from '../../domain/digest.ts';
import { FILE_LIFETIME_MS, type FileReference, type StoredFile } from '../../domain/stored-file.ts';
import type { RecordWriters } from '../../storage/store.ts';
import { announceDigest, digestDelivery } from './announce-digest.ts';
import { FILES_KEPT } from './storm-limits.ts';
import type { TakingTools } from './digest-words.ts';
import type { DigestFile } from './write-digest-file.ts';

/** Closes a digest; nothing where it is closed already. */
export async function closeDigest(
  records: RecordWriters,
  { digestId, file: { content, rowCount, total } }: { readonly digestId: string; readonly file: DigestFile },
  { words, now, newId }: TakingTools,
): Promise<Digest | undefined> {
  const open = await records.digests.find(digestId);
  if (open === undefined || open.closedAt !== undefined) return undefined;
  const digest = await endDigest(records, open, now);
  const stored = toFile(digest, { content, id: newId(), now });
  await records.files.insert(stored);
  await records.files.deleteBeyond(channelKey(digest.channel), FILES_KEPT);
  await announceDigest(records, { digest, message: words.compose(digest, 0), now, newId, changeEveryMs: 0 });
  const message = words.composeEnd(digest, toReference(stored), total - rowCount);
  await records.deliveries.insert(digestDelivery({ digest, now, newId }, { action: 'reply', message, nextAttemptAt: now, show: 'both' }));
  return digest;
}

/** Ends the message of a group: what comes from then on is shown by another one. */
export async function closeGroup(records: RecordWriters, open: Digest, { words, now, newId }: TakingTools): Promise<void> {
  const digest = await endDigest(records, open, now);
  await announceDigest(records, { digest, message: words.compose(digest, 0), now, newId, changeEveryMs: 0 });
}

async function endDigest({ digests, incidents }: RecordWriters, open: Digest, now: Date): Promise<Digest> {
  // What a reply was still to say stands in the file.
  const { unsaidNames: _inTheFile, ...told } = open;
  const digest: Digest = { ...told, closedAt: now };
  await digests.replace(digest);
  const incident = await incidents.find(open.id);
  if (incident !== undefined) await incidents.replace({ ...incident, closedAt: now.toISOString() });
  return digest;
}

function toFile(
  { channel, openedAt }: Digest,
  { content, id, now }: { readonly content: string; readonly id: string; readonly now: Date },
): StoredFile {
  // Match: 2026-03-01T03:00:00.000Z. Near miss: none, it is our own.
  const stamp = openedAt.toISOString().slice(0, 16).replaceAll(/[:T]/g, '-');
  return {
    id,
    channel,
    name: `messages-${stamp}.csv`,
    mediaType: 'text/csv',
    content: new TextEncoder().encode(content),
    expiresAt: new Date(now.getTime() + FILE_LIFETIME_MS),
  };
}

function toReference({ id, name, mediaType, content, expiresAt }: StoredFile): FileReference {
  return { fileId: id, name, mediaType, byteCount: content.byteLength, expiresAt: expiresAt.toISOString() };
}
