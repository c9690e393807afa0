// The line under every card: which account, role and Region (R12: the id always stands).
import type { Block } from '../../messages/message.ts';
import { text, type Span } from '../../messages/spans.ts';
import { UNKNOWN_ACCOUNT, type CommandPlace } from '../command-place.ts';
import { labelAccount, labelRole, type ShownAccount } from './account-label.ts';

/** A place on a card. */
export interface ShownPlace extends ShownAccount, Pick<CommandPlace, 'region' | 'isRegionRemembered' | 'isUserRole'> {}

function accountAndRole(place: ShownPlace): string {
  if (place.credentials === 'demo') return `demo account ${place.accountId} (sample data)`;
  if (place.accountId === UNKNOWN_ACCOUNT && place.credentials === 'none') return 'no account';
  const role = labelRole(place);
  return `account ${labelAccount(place)}${role === undefined ? '' : ` · ${place.isUserRole === true ? 'user role' : 'role'} ${role}`}`;
}

/** Composes the footer: the place, and what else is worth a word. */
export function composePlace(place: ShownPlace, more: readonly string[] = []): Block {
  const region = place.isRegionRemembered === true ? `${place.region} (remembered)` : place.region;
  const parts = [accountAndRole(place), region, ...more].filter((part) => part !== '');
  const spans: Span[] = [text(parts.join(' · '))];
  return { kind: 'footer', spans };
}
