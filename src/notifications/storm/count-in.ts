// Counts a message into a digest.
import type { DigestTally } from '../../domain/digest.ts';
import type { DeliveryGist } from '../../messages/delivery.ts';
import { NAMES_COUNTED } from './storm-limits.ts';

/** Returns the tally with some messages more. */
export function countIn(tally: DigestTally, gists: readonly DeliveryGist[]): DigestTally {
  const bySeverity = { ...tally.bySeverity };
  const byKind = { ...tally.byKind };
  const byPlace = { ...tally.byPlace };
  const byName = { ...tally.byName };
  for (const gist of gists) {
    bySeverity[gist.severity] = (bySeverity[gist.severity] ?? 0) + 1;
    add(byKind, gist.kind);
    add(byPlace, placeOf(gist));
    add(byName, gist.name ?? gist.kind);
  }
  return { ...tally, total: tally.total + gists.length, bySeverity, byKind, byPlace, byName };
}

/** Returns `<account id> <Region>`, as far as they are known. */
function placeOf({ accountId = '', region = '' }: Pick<DeliveryGist, 'accountId' | 'region'>): string {
  return [accountId, region].filter((part) => part !== '').join(' ');
}

function add(counts: Record<string, number>, name: string): void {
  const isCounted = Object.hasOwn(counts, name) || Object.keys(counts).length < NAMES_COUNTED;
  const key = isCounted ? name : '';
  counts[key] = (counts[key] ?? 0) + 1;
}
