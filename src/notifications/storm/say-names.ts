// Says under a digest the names for which its message has no room.
import type { Digest } from '../../domain/digest.ts';
import type { RecordWriters } from '../../storage/store.ts';
import { digestDelivery } from './announce-digest.ts';
import type { TakingTools } from './digest-words.ts';
import { NAMES_EVERY_MS, NAMES_IN_A_MESSAGE } from './storm-limits.ts';

/** Says them, in as many replies as they need. */
export async function sayNames(
  { deliveries }: RecordWriters,
  { digest, names }: { readonly digest: Digest; readonly names: readonly string[] },
  { words, now, newId, hasThreads }: TakingTools,
): Promise<void> {
  for (let from = 0; from < names.length; from += NAMES_IN_A_MESSAGE) {
    const message = words.composeFurtherNames(digest, names.slice(from, from + NAMES_IN_A_MESSAGE));
    const show = hasThreads ? 'thread' : 'channel';
    await deliveries.insert(digestDelivery({ digest, now, newId }, { action: 'reply', message, nextAttemptAt: now, show }));
  }
}

/** Returns when the next reply with names that wait is due; undefined where none wait. */
export function nextNamesAt({ unsaidNames = [], namesSaidAt }: Digest, now: Date): Date | undefined {
  if (unsaidNames.length === 0) return undefined;
  const at = now.getTime();
  // A clock that stepped back must not hold them up for as long as it stepped.
  const isRecent = namesSaidAt !== undefined && namesSaidAt <= at;
  return new Date(isRecent ? Math.max(namesSaidAt + NAMES_EVERY_MS, at) : at);
}

/** Says as many of the names that wait as one reply takes. */
export async function sayNextNames(records: RecordWriters, digestId: string, tools: TakingTools): Promise<void> {
  const digest = await records.digests.find(digestId);
  if (digest === undefined || digest.closedAt !== undefined) return;
  const { unsaidNames = [] } = digest;
  await sayNames(records, { digest, names: unsaidNames.slice(0, NAMES_IN_A_MESSAGE) }, tools);
  const rest = { unsaidNames: unsaidNames.slice(NAMES_IN_A_MESSAGE), namesSaidAt: tools.now.getTime() };
  await records.digests.replace({ ...digest, ...rest });
}
