// Sets how updates are shown in a channel, and what somebody prefers for themselves in it. Of the channel any member may who may speak to the bot there, as in AWS Chatbot, and it is on record who did.
import { isDeepStrictEqual } from 'node:util';
import { channelKey } from '../domain/channel.ts';
import type { ChannelPreferences } from '../domain/channel-preferences.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import { DEFAULT_UPDATE_POLICY, type UpdatePolicy } from '../domain/update-policy.ts';
import type { Message } from '../messages/message.ts';
import { composeRefusedPreferences } from './compose/compose-preferences.ts';
import type { JudgingContext } from './judge-command.ts';
import type { ChannelPreferencesIntent, PreferenceChange } from './receive/read-channel-preferences.ts';
import { setOwnPreferences } from './set-own-preferences.ts';
import { tellPreferences } from './tell-preferences.ts';

/** Sets them, and tells how things are then; or why nothing is set. */
export async function setChannelPreferences(
  record: CommandRecord,
  { change, own = {}, problems }: Omit<ChannelPreferencesIntent, 'kind'>,
  context: JudgingContext,
): Promise<Message> {
  const rules = context.surroundings.rulesOf(record.channel);
  const isOfChannel = Object.keys(change).length > 0;
  if (rules === undefined) return composeRefusedPreferences(['This channel is in no channel configuration.']);
  if (isOfChannel && rules.updates !== undefined) return composeRefusedPreferences([setInFile(rules.configurationName)]);
  if (problems.length > 0) return composeRefusedPreferences(problems);
  const refused = await setOwnPreferences(record, own, context);
  if (refused !== undefined) return refused;
  if (isOfChannel) await write(record, change, context);
  return tellPreferences(record, context, isOfChannel ? "The channel's preferences are set" : 'Your preferences are set');
}

function setInFile(configurationName: string): string {
  return `The configuration file sets how updates are shown here (updates of ${configurationName}); it is changed there.`;
}

async function write({ id: commandId, channel, person }: CommandRecord, change: PreferenceChange, context: JudgingContext): Promise<void> {
  const { store, newId, now } = context;
  await store.write(async ({ channelPreferences, auditEvents }) => {
    const before: ChannelPreferences = (await channelPreferences.find(channelKey(channel))) ?? { channel, updates: {} };
    const after = { channel, updates: changed(before.updates, change) };
    // A form says everything that it shows; what counts already is no change.
    if (isDeepStrictEqual(before, after)) return;
    await channelPreferences.put(after);
    const detail = { before: before.updates, after: after.updates };
    await auditEvents.append({ id: newId(), kind: 'channel-preferences.changed', at: now(), commandId, person, channel, detail });
  });
}

/** What is the default is not kept, so that another default counts for it one day. */
function changed(kept: Partial<UpdatePolicy>, change: PreferenceChange): Partial<UpdatePolicy> {
  const defaults: Readonly<Record<string, unknown>> = { ...DEFAULT_UPDATE_POLICY };
  return Object.fromEntries(
    Object.entries({ ...kept, ...change }).filter(([name, value]) => value !== undefined && value !== defaults[name]),
  );
}
