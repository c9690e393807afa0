// A command that an answer offers, said so that it goes where the answer came from, whatever account and Region are chosen meanwhile.
import { accountOfPlace } from './command-place.ts';
import type { JudgedCommand } from './judge-command.ts';
import { withAccount } from './parse/read-account.ts';

/** Adds to its text the account, where the channel has any, and the Region, where it is not the channel's own. */
export function sayInPlace(text: string, { command, place }: Pick<JudgedCommand, 'command' | 'place'>): string {
  const isElsewhere = command.region !== undefined || place.isRegionRemembered === true;
  return withAccount(isElsewhere ? `${text} --region ${place.region}` : text, accountOfPlace(place).account);
}
