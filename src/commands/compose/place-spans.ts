// The line under every card: which account and Region, and whose credentials (R12: the id always stands).
import type { Block } from '../../messages/message.ts';
import { text, type Span } from '../../messages/spans.ts';
import type { CommandPlace } from '../command-place.ts';

function accountName({ accountId, credentials }: CommandPlace): string {
  return credentials === 'demo' ? `demo account ${accountId} (sample data)` : `account ${accountId}`;
}

/** Composes the footer: the place, and what else is worth a word. */
export function composePlace(place: CommandPlace, more: readonly string[] = []): Block {
  const region = place.isRegionRemembered === true ? `${place.region} (remembered)` : place.region;
  const parts = [accountName(place), region, ...more].filter((part) => part !== '');
  const spans: Span[] = [text(parts.join(' · '))];
  return { kind: 'footer', spans };
}
