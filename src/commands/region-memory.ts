// Where a command goes that names no Region: where its person's last one here went by name, where they prefer, else where the channel does.
import { channelKey } from '../domain/channel.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { Preferences } from '../domain/preferences.ts';
import type { CommandsContext } from './context.ts';
import { changePreferences } from './record/record-preferences.ts';

/** How long the Region that somebody named counts for what they say next: a week, as in AWS Chatbot. */
export const REGION_MEMORY_MS = 7 * 24 * 60 * 60_000;

/** How old a remembered choice may become before it is written anew: a write for every command would be too many. */
const REFRESH_AFTER_MS = 60 * 60_000;

/** A Region, and whether it is remembered rather than named or the channel's own. */
export interface ChosenRegion {
  readonly region: string;
  readonly isRemembered: boolean;
}

type Asked = Pick<CommandRecord, 'channel' | 'person'>;
type MemoryContext = Pick<CommandsContext, 'store' | 'now'>;

/** Chooses the Region of a command that names none. */
export async function chooseRegion(asked: Asked, channelDefault: string, context: MemoryContext): Promise<ChosenRegion> {
  const preferences = await findPreferences(asked, context);
  const region = lastRegionOf(preferences, context.now()) ?? preferences?.defaultRegion;
  return region === undefined ? { region: channelDefault, isRemembered: false } : { region, isRemembered: true };
}

/** Remembers the Region that a command named. */
export async function rememberRegion(asked: Asked, region: string, context: MemoryContext): Promise<void> {
  const { store, now } = context;
  const preferences = await findPreferences(asked, context);
  const last = preferences?.lastRegion;
  if (last?.region === region && now().getTime() - last.chosenAt.getTime() < REFRESH_AFTER_MS) return;
  await store.write(async (records) => {
    const kept = await records.preferences.find(channelKey(asked.channel), asked.person.userId);
    await records.preferences.put({ ...(kept ?? noPreferences(asked)), lastRegion: { region, chosenAt: now() } });
  });
}

/** Sets the Region that somebody prefers in a channel, or takes it back; what they named before counts no more. */
export async function preferRegion(record: CommandRecord, region: string | undefined, context: CommandsContext): Promise<void> {
  const edit = ({ defaultRegion: _default, lastRegion: _last, ...others }: Preferences): Preferences => ({
    ...others,
    ...(region === undefined ? {} : { defaultRegion: region }),
  });
  await context.store.write((records) => changePreferences(records, record, { edit, context }));
}

/** Finds what somebody prefers in a channel. */
export function findPreferences({ channel, person }: Asked, { store }: MemoryContext): Promise<Preferences | undefined> {
  return store.records.preferences.find(channelKey(channel), person.userId);
}

/** The Region that was named last, as long as it counts. */
export function lastRegionOf(preferences: Preferences | undefined, now: Date): string | undefined {
  const last = preferences?.lastRegion;
  return last === undefined || now.getTime() - last.chosenAt.getTime() >= REGION_MEMORY_MS ? undefined : last.region;
}

/** What is kept of somebody who prefers nothing. */
export function noPreferences({ channel, person }: Asked): Preferences {
  return { channel, userId: person.userId };
}
