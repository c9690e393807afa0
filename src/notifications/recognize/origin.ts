// Account and Region of an event; what a sender wrote in another form is kept as a fact, so that nothing is lost.
import type { Fact } from '../../domain/notification.ts';
import { readAccountId, readRegion } from './account-and-region.ts';
import { readableText } from './readable-text.ts';

/** Where an event comes from. */
export interface Origin {
  readonly accountId?: string;
  readonly region?: string;
  /** What was given for account or Region without being one. */
  readonly facts: readonly Fact[];
}

/** Reads account and Region of an event, each undefined where the event has none. */
export function readOrigin(account: unknown, region: unknown): Origin {
  // AWS's documentation prints some events with the account as a number.
  const accountId = readAccountId(typeof account === 'number' ? String(account) : account);
  const regionCode = readRegion(region);
  return {
    ...(accountId === undefined ? {} : { accountId }),
    ...(regionCode === undefined ? {} : { region: regionCode }),
    facts: [...(accountId === undefined ? asFact('Account', account) : []), ...(regionCode === undefined ? asFact('Region', region) : [])],
  };
}

function asFact(label: string, value: unknown): readonly Fact[] {
  const text = typeof value === 'string' ? readableText(value).trim() : '';
  return text === '' ? [] : [{ label, value: { kind: 'text', text } }];
}
