// From the file's rules for messages to what applies them.
import type { Config } from '../config/schema.ts';
import { createRestyler, type Restyler } from '../notifications/restyle/create-restyler.ts';

/** Compiles the rules; undefined where there are none, so that events pay nothing for them. */
export function toRestyler({ notifications, accountNames }: Pick<Config, 'notifications' | 'accountNames'>): Restyler | undefined {
  if (notifications.rules.length === 0) return undefined;
  return createRestyler(notifications.rules, new Map(accountNames.map(({ accountId, name }) => [accountId, name])));
}
