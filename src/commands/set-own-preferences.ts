// Sets what somebody prefers for themselves in a channel, all at once or by a form: the Region and the account of commands that name none.
import { findAccountCalled, type ChannelAccount } from '../domain/channel-account.ts';
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
  const refused = refuseUnknown({ region, account }, accounts);
  if (refused !== undefined) return refused;
  const kept = await findPreferences(record, context);
  if (account !== undefined && findAccountCalled(accounts, account)?.accountId !== kept?.defaultAccount) {
    await setDefaultAccount(record, account, context);
  }
  if (region !== undefined) await setRegion(region.toLowerCase(), kept?.defaultRegion, { record, context });
  return undefined;
}

async function setRegion(
  wanted: string,
  kept: string | undefined,
  { record, context }: { readonly record: CommandRecord; readonly context: JudgingContext },
): Promise<void> {
  if (wanted !== (kept ?? '')) await preferRegion(record, wanted === '' ? undefined : wanted, context);
}

function refuseUnknown({ region, account }: Named, accounts: readonly ChannelAccount[]): Message | undefined {
  if (isNamed(region) && partitionOfRegion(region.toLowerCase()) === undefined) return composeUnknownRegion(region);
  if (isNamed(account) && findAccountCalled(accounts, account) === undefined) return composeUnknownAccount(account, accounts);
  return undefined;
}

type Named = { readonly [Name in keyof OwnPreferenceChange]: OwnPreferenceChange[Name] | undefined };

function isNamed(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}
