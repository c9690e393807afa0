// The code by which a card is confirmed, approved or taken back.
import { channelKey } from '../domain/channel.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { Store } from '../storage/store.ts';
import { chooseFreeCode } from './confirm/confirmation-code.ts';

/** Chooses a code under which nothing of the channel waits. */
export function chooseWaitingCode({ channel }: CommandRecord, { records: { commands } }: Pick<Store, 'records'>): Promise<string> {
  const key = channelKey(channel);
  return chooseFreeCode(
    async (code) => ((await commands.findAwaiting(key, code)) ?? (await commands.findAwaitingApproval(key, code))) !== undefined,
  );
}
