// Sets how updates are shown in a channel: any member may who may speak to the bot there, as in AWS Chatbot, and it is on record who did.
import { channelKey } from '../domain/channel.ts';
import type { ChannelPreferences } from '../domain/channel-preferences.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { UpdatePolicy } from '../domain/update-policy.ts';
import type { Message } from '../messages/message.ts';
import { composeRefusedPreferences } from './compose/compose-preferences.ts';
import type { JudgingContext } from './judge-command.ts';
import type { ChannelPreferencesIntent, PreferenceChange } from './receive/read-channel-preferences.ts';
import { tellPreferences } from './tell-preferences.ts';

/** Sets them, and tells how things are then; or why nothing is set. */
export async function setChannelPreferences(
  record: CommandRecord,
  { change, problems }: Pick<ChannelPreferencesIntent, 'change' | 'problems'>,
  context: JudgingContext,
): Promise<Message> {
  const rules = context.surroundings.rulesOf(record.channel);
  if (rules === undefined) return composeRefusedPreferences(['This channel is in no channel configuration.']);
  if (rules.updates !== undefined) return composeRefusedPreferences([setInFile(rules.configurationName)]);
  if (problems.length > 0) return composeRefusedPreferences(problems);
  await write(record, change, context);
  return tellPreferences(record, context, "The channel's preferences are set");
}

function setInFile(configurationName: string): string {
  return `The configuration file sets how updates are shown here (updates of ${configurationName}); it is changed there.`;
}

async function write({ id: commandId, channel, person }: CommandRecord, change: PreferenceChange, context: JudgingContext): Promise<void> {
  const { store, newId, now } = context;
  await store.write(async ({ channelPreferences, auditEvents }) => {
    const before: ChannelPreferences = (await channelPreferences.find(channelKey(channel))) ?? { channel, updates: {} };
    const after = { channel, updates: changed(before.updates, change) };
    await channelPreferences.put(after);
    const detail = { before: before.updates, after: after.updates };
    await auditEvents.append({ id: newId(), kind: 'channel-preferences.changed', at: now(), commandId, person, channel, detail });
  });
}

/** What goes back to the default is not kept, so that another default counts for it one day. */
function changed(kept: Partial<UpdatePolicy>, change: PreferenceChange): Partial<UpdatePolicy> {
  return Object.fromEntries(Object.entries({ ...kept, ...change }).filter(([, value]) => value !== undefined));
}
