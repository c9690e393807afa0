// What somebody set for good about their commands, with what it was before: in the unit that sets it.
import { channelKey } from '../../domain/channel.ts';
import type { CommandRecord } from '../../domain/command-record.ts';
import type { Preferences } from '../../domain/preferences.ts';
import type { RecordWriters } from '../../storage/store.ts';
import type { CommandsContext } from '../context.ts';

/** The command that changes them. */
type Asked = Pick<CommandRecord, 'id' | 'channel' | 'person'>;

/** Puts the preferences that an edit leaves, with its audit event. What a command says in passing, such as its Region, is no such edit. */
export async function changePreferences(
  { preferences, auditEvents }: RecordWriters,
  { id: commandId, channel, person }: Asked,
  {
    edit,
    context: { now, newId },
  }: { readonly edit: (kept: Preferences) => Preferences; readonly context: Pick<CommandsContext, 'now' | 'newId'> },
): Promise<void> {
  const before = (await preferences.find(channelKey(channel), person.userId)) ?? { channel, userId: person.userId };
  const after = edit(before);
  await preferences.put(after);
  const detail = { before: describe(before), after: describe(after) };
  await auditEvents.append({ id: newId(), kind: 'preferences.changed', at: now(), commandId, person, channel, detail });
}

function describe({ defaultRegion, defaultAccount }: Preferences): Readonly<Record<string, unknown>> {
  return { ...(defaultRegion === undefined ? {} : { defaultRegion }), ...(defaultAccount === undefined ? {} : { defaultAccount }) };
}
