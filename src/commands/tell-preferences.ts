// What somebody prefers in a channel, and what is set for all of it.
import { channelKey } from '../domain/channel.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import { updatePolicyOf } from '../domain/channel-preferences.ts';
import type { Message } from '../messages/message.ts';
import { lastAccountOf } from './account-memory.ts';
import { composePreferences } from './compose/compose-preferences.ts';
import type { JudgingContext } from './judge-command.ts';
import { findPreferences, lastRegionOf } from './region-memory.ts';

/** How long the forms are good: what they show may be another's by the next day. Our own bound. */
const FORM_LIFETIME_MS = 24 * 60 * 60_000;

/** Composes the answer, under another title where something was changed. */
export async function tellPreferences(record: CommandRecord, context: JudgingContext, title?: string): Promise<Message> {
  const preferences = await findPreferences(record, context);
  const ofChannel = await context.store.records.channelPreferences.find(channelKey(record.channel));
  const lastRegion = lastRegionOf(preferences, context.now());
  const lastAccount = lastAccountOf(preferences, context.now());
  const rules = context.surroundings.rulesOf(record.channel);
  const shown = {
    ...(preferences?.defaultRegion === undefined ? {} : { defaultRegion: preferences.defaultRegion }),
    ...(lastRegion === undefined ? {} : { lastRegion }),
    channelRegion: rules?.defaultRegion ?? '',
    formExpiresAt: new Date(context.now().getTime() + FORM_LIFETIME_MS),
    accounts: rules?.accounts ?? [],
    ...(preferences?.defaultAccount === undefined ? {} : { defaultAccount: preferences.defaultAccount }),
    ...(lastAccount === undefined ? {} : { lastAccount }),
    ...(rules === undefined
      ? {}
      : { updates: { policy: updatePolicyOf(rules.updates, ofChannel), isOfFile: rules.updates !== undefined } }),
  };
  return composePreferences(shown, title);
}
