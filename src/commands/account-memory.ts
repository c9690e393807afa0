// Which account a command goes to that names none, where a channel has several: the one that its person chose here last, else the one
// that they prefer; else they are asked.
import { findAccountCalled, type ChannelAccount } from '../domain/channel-account.ts';
import { channelKey } from '../domain/channel.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { Preferences } from '../domain/preferences.ts';
import type { CommandsContext } from './context.ts';
import { changePreferences } from './record/record-preferences.ts';
import { findPreferences, noPreferences } from './region-memory.ts';

/** How long the account that somebody chose counts for what they say next: a week, as in AWS Chatbot. */
export const ACCOUNT_MEMORY_MS = 7 * 24 * 60 * 60_000;

type Asked = Pick<CommandRecord, 'channel' | 'person'>;
type MemoryContext = Pick<CommandsContext, 'store' | 'now'>;

/** Chooses the account of a command that names none; undefined where its person has to be asked. */
export async function chooseAccount(
  asked: Asked,
  accounts: readonly ChannelAccount[],
  context: MemoryContext,
): Promise<ChannelAccount | undefined> {
  const [only, ...others] = accounts;
  if (others.length === 0) return only;
  const preferences = await findPreferences(asked, context);
  // What was chosen may have gone from the channel: then it does not count.
  const chosen = [lastAccountOf(preferences, context.now()), preferences?.defaultAccount];
  return chosen.flatMap((id) => (id === undefined ? [] : [findAccountCalled(accounts, id)])).find((found) => found !== undefined);
}

/** Remembers the account that somebody chose. With the text of a command that waited for it: tells whether it still does, and takes it. */
export async function rememberAccount(
  asked: Asked,
  { accountId }: ChannelAccount,
  { store, now, waitingText }: MemoryContext & { readonly waitingText?: string | undefined },
): Promise<boolean> {
  const key = channelKey(asked.channel);
  const { userId } = asked.person;
  return store.write(async ({ preferences, drafts }) => {
    const kept = (await preferences.find(key, userId)) ?? noPreferences(asked);
    await preferences.put({ ...kept, lastAccount: { accountId, chosenAt: now() } });
    // Of two who press the same button at once, one takes it.
    const draft = waitingText === undefined ? undefined : await drafts.find(key, userId);
    return draft?.commandText === waitingText && draft !== undefined && drafts.delete(key, userId);
  });
}

/** Sets the account that somebody prefers in a channel, or takes it back; what they chose before counts no more. */
export async function preferAccount(record: CommandRecord, accountId: string | undefined, context: CommandsContext): Promise<void> {
  const edit = ({ defaultAccount: _default, lastAccount: _last, ...others }: Preferences): Preferences => ({
    ...others,
    ...(accountId === undefined ? {} : { defaultAccount: accountId }),
  });
  await context.store.write((records) => changePreferences(records, record, { edit, context }));
}

/** The account that was chosen last, as long as it counts. */
export function lastAccountOf(preferences: Preferences | undefined, now: Date): string | undefined {
  const last = preferences?.lastAccount;
  return last === undefined || now.getTime() - last.chosenAt.getTime() >= ACCOUNT_MEMORY_MS ? undefined : last.accountId;
}
