// What somebody prefers in a channel, and how to change it.
import type { Field, Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';

/** What is preferred, and what would count otherwise. */
export interface ShownPreferences {
  /** Set with `set default-region`. */
  readonly defaultRegion?: string;
  /** Named by a command within the last seven days. */
  readonly lastRegion?: string;
  readonly channelRegion: string;
}

/** Composes the card. */
export function composePreferences(shown: ShownPreferences, title = 'Your preferences in this channel'): Message {
  const { defaultRegion, lastRegion, channelRegion } = shown;
  const region = lastRegion ?? defaultRegion ?? channelRegion;
  const fields: Field[] = [
    { label: 'Your commands go to', value: [text(region === '' ? 'nowhere: this channel is not configured' : region)], isShort: true },
    { label: 'Your default Region', value: [text(defaultRegion ?? 'none')], isShort: true },
    { label: 'Named last, for 7 days', value: [text(lastRegion ?? 'none')], isShort: true },
    { label: "The channel's Region", value: [text(channelRegion === '' ? 'none' : channelRegion)], isShort: true },
  ];
  return {
    title: { emoji: '⚙️', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      { kind: 'fields', fields },
      {
        kind: 'paragraph',
        spans: [
          text('A command that names a Region goes there, and so do those after it. Set your default with '),
          { kind: 'code', text: '@aws set default-region REGION' },
          text('; take it back, and forget what was named, with '),
          { kind: 'code', text: '@aws set default-region none' },
        ],
      },
    ],
    fallbackText: `${title}: commands go to ${region}`,
  };
}

/** Composes the refusal of a Region that there is not. */
export function composeUnknownRegion(region: string): Message {
  const title = 'There is no such Region';
  const sentence = `AWS has no Region "${region.slice(0, 40)}". Write one such as eu-west-1, or none.`;
  return {
    title: { emoji: '❔', spans: [text(title)] },
    tone: 'neutral',
    blocks: [{ kind: 'paragraph', spans: [text(sentence)] }],
    fallbackText: `${title}: ${sentence}`,
  };
}
