// Tells where a silence was said that it ends soon, once: whoever is not done yet makes it longer with a button.
import type { Channel } from '../domain/channel.ts';
import type { Silence } from '../domain/silence.ts';
import type { Message } from '../messages/message.ts';
import { composeSilenceEnd } from './compose/compose-silence-end.ts';
import type { NotificationsContext } from './context.ts';

/** Posts a message in a channel under a key; the same key posts once. Nothing waits for it. */
export type TellInChannel = (channel: Channel, key: string, message: Message) => void;

/** How long before its end a silence is told of: time enough to look, and to press a button. */
const NOTICE_MS = 10 * 60_000;

/** Silences of at most this are over before anybody forgets them; our own bound. */
const SHORT_MS = 60 * 60_000;

/** Tells of the silences that end soon. */
export async function noteSilenceEnds({
  context: { store, now },
  tell,
}: {
  readonly context: Pick<NotificationsContext, 'store' | 'now'>;
  readonly tell: TellInChannel;
}): Promise<void> {
  const isDue = ({ isEndTold, channel, startsAt, endsAt }: Silence): boolean =>
    isEndTold !== true &&
    channel !== undefined &&
    endsAt.getTime() - startsAt.getTime() > SHORT_MS &&
    endsAt.getTime() - now().getTime() <= NOTICE_MS;
  const due = (await store.records.silences.listCurrent(now())).filter(isDue);
  for (const { id } of due) {
    const silence = await store.write(async ({ silences }) => {
      const found = await silences.find(id);
      if (found === undefined || !isDue(found)) return undefined;
      await silences.replace({ ...found, isEndTold: true });
      return found;
    });
    if (silence?.channel !== undefined) {
      tell(silence.channel, `silence-end:${silence.id}:${silence.endsAt.toISOString()}`, composeSilenceEnd(silence));
    }
  }
}
