// Commands of a button, said so that they go to the account and Region of the event, whatever whoever presses has chosen (R12).
import { withAccount } from '../../commands/parse/read-account.ts';
import type { ShownNotification } from '../../notifications/compose/offered-buttons.ts';

/** Where the command of a button runs. */
export interface ButtonPlace {
  /** Absent where the event names none and the channel's commands reach the account of the machine's own credentials alone. */
  readonly accountId?: string;
  readonly region: string;
}

/** Returns the place of an event; undefined where it is not known. An event that names no account is of the only one that the channel has. */
export function placeOfEvent({
  notification,
  configuration,
}: Pick<ShownNotification, 'notification' | 'configuration'>): ButtonPlace | undefined {
  const { accountId, region } = notification;
  const [first, ...others] = configuration.accounts ?? [];
  if (region === undefined || (accountId === undefined && others.length > 0)) return undefined;
  const known = accountId ?? first?.accountId;
  return { region, ...(known === undefined ? {} : { accountId: known }) };
}

/** Adds the Region of the event, and its account where the channel names accounts; undefined where the place is not known. */
export function inPlaceOfEvent(line: string, subject: Pick<ShownNotification, 'notification' | 'configuration'>): string | undefined {
  const place = placeOfEvent(subject);
  if (place === undefined) return undefined;
  const hasAccounts = (subject.configuration.accounts ?? []).length > 0;
  return withAccount(`${line} --region ${place.region}`, hasAccounts ? place.accountId : undefined);
}
