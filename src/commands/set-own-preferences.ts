// Sets what somebody prefers for themselves in a channel, all at once or by a form: the Region and the account of commands that name none.
import { findAccountCalled } from '../domain/channel-account.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import { partitionOfRegion } from '../domain/partition.ts';
import type { Message } from '../messages/message.ts';
import { setDefaultAccount } from './ask-which-account.ts';
import { composeUnknownAccount } from './compose/compose-accounts.ts';
import { composeUnknownRegion } from './compose/compose-preferences.ts';
import type { JudgingContext } from './judge-command.ts';
import type { OwnPreferenceChange } from './receive/read-channel-preferences.ts';
import { findPreferences, preferRegion } from './region-memory.ts';

/** Sets them; or sets nothing and says why. What is the default already is not set anew: what was named or chosen last goes on counting. */
export async function setOwnPreferences(
  record: CommandRecord,
  { region, account }: OwnPreferenceChange,
  context: JudgingContext,
): Promise<Message | undefined> {
  const accounts = context.surroundings.rulesOf(record.channel)?.accounts ?? [];
  if (isNamed(region) && partitionOfRegion(region.toLowerCase()) === undefined) return composeUnknownRegion(region);
  if (isNamed(account) && findAccountCalled(accounts, account) === undefined) return composeUnknownAccount(account, accounts);
  const kept = await findPreferences(record, context);
  const accountId = account === undefined ? undefined : findAccountCalled(accounts, account)?.accountId;
  if (account !== undefined && accountId !== kept?.defaultAccount) await setDefaultAccount(record, account, context);
  const wanted = isNamed(region) ? region.toLowerCase() : undefined;
  if (region !== undefined && wanted !== kept?.defaultRegion) await preferRegion(record, wanted, context);
  return undefined;
}

function isNamed(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}
