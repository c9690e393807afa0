// Commands of a button, said so that they go to the account and Region of the event, whatever whoever presses has chosen (R12).
import { withAccount } from '../../commands/parse/read-account.ts';
import type { ShownNotification } from '../../notifications/compose/offered-buttons.ts';

/** Adds the Region of the event, and its account where the channel names accounts; undefined where the event does not say where it is from. */
export function inPlaceOfEvent(line: string, { notification, configuration }: ShownNotification): string | undefined {
  const { accountId, region } = notification;
  if (accountId === undefined || region === undefined) return undefined;
  const hasAccounts = (configuration.accounts ?? []).length > 0;
  return withAccount(`${line} --region ${region}`, hasAccounts ? accountId : undefined);
}
