// What is said to whoever is not heard in a channel, and to whoever sends too much at once.
import type { SpeakerStatus } from '../../domain/speaker.ts';
import type { Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';

const WHO: Readonly<Record<SpeakerStatus, readonly [who: string, setting: string]>> = {
  bot: ['bots and workflows', 'allowBots'],
  guest: ['guests of the workspace', 'allowGuests'],
  external: ['people of other organizations', 'allowExternal'],
  member: ['you', ''],
  unknown: ['you', ''],
};

/** Composes the answer to somebody who may not speak here. */
export function composeRefusedSpeaker(speaker: SpeakerStatus): Message {
  const [who, setting] = WHO[speaker];
  const sentence = `Commands are not taken from ${who} in this channel. Nothing was run. An administrator can allow it with "${setting}: true" in the channel configuration.`;
  return {
    title: { emoji: '⛔', spans: [text('Not taken from you here')] },
    tone: 'warning',
    blocks: [{ kind: 'paragraph', spans: [text(sentence)] }],
    fallbackText: sentence,
    audience: 'asker',
  };
}

/** Composes the one answer to somebody who is too fast. */
export function composeTooFast(perMinute: number, againAt: Date): Message {
  const sentence = `At most ${perMinute} commands a minute are taken from one person. This one was not run, and what you send until then is not answered.`;
  return {
    title: { emoji: '⏱️', spans: [text('Too many commands at once')] },
    tone: 'warning',
    blocks: [
      { kind: 'paragraph', spans: [text(`${sentence} Try again from `), { kind: 'time', at: againAt.toISOString() }, text(' on.')] },
    ],
    fallbackText: `${sentence} Try again from ${againAt.toISOString()} on.`,
    audience: 'asker',
  };
}
