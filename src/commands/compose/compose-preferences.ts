// What somebody prefers in a channel, and how to change it.
import { findAccountCalled, type ChannelAccount } from '../../domain/channel-account.ts';
import { formatNewThreadAfter, UPDATE_PLACES, type UpdatePolicy } from '../../domain/update-policy.ts';
import type { Block, Field, Message } from '../../messages/message.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import { labelChannelAccount } from './account-label.ts';
import { composeDefaultButtons } from './compose-accounts.ts';

/** What is preferred, and what would count otherwise. */
export interface ShownPreferences {
  /** Set with `set default-region`. */
  readonly defaultRegion?: string;
  /** Named by a command within the last seven days. */
  readonly lastRegion?: string;
  readonly channelRegion: string;
  /** The accounts of the channel; one or none leave nothing to choose. */
  readonly accounts: readonly ChannelAccount[];
  /** Set with `set default-account`. */
  readonly defaultAccount?: string;
  /** Chosen within the last seven days. */
  readonly lastAccount?: string;
  /** How updates of incidents are shown in the channel; absent where that is not configured. */
  readonly updates?: { readonly policy: UpdatePolicy; readonly isOfFile: boolean };
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
      { kind: 'fields', fields: [...composeAccountFields(shown), ...fields] },
      {
        kind: 'paragraph',
        spans: [
          text('A command that names a Region goes there, and so do those after it. Set your default with '),
          { kind: 'code', text: '@aws set default-region REGION' },
          text('; take it back, and forget what was named, with '),
          { kind: 'code', text: '@aws set default-region none' },
        ],
      },
      ...composeAccountAdvice(shown),
      ...composeUpdates(shown),
    ],
    fallbackText: `${title}: commands go to ${region}`,
  };
}

function composeAccountFields({ accounts, defaultAccount, lastAccount }: ShownPreferences): readonly Field[] {
  const [only] = accounts;
  if (only === undefined) return [];
  const labelOf = (called: string | undefined): string | undefined => {
    const account = called === undefined ? undefined : findAccountCalled(accounts, called);
    return account === undefined ? undefined : labelChannelAccount(account);
  };
  const [preferred, last] = [labelOf(defaultAccount), labelOf(lastAccount)];
  if (accounts.length === 1) return [{ label: 'Account', value: [text(labelChannelAccount(only))], isShort: true }];
  return [
    { label: 'Account', value: [text(last ?? preferred ?? 'you are asked')], isShort: true },
    { label: 'Your default account', value: [text(preferred ?? 'none')], isShort: true },
    { label: 'Chosen last, for 7 days', value: [text(last ?? 'none')], isShort: true },
  ];
}

function composeAccountAdvice({ accounts }: ShownPreferences): readonly Block[] {
  if (accounts.length < 2) return [];
  const spans: readonly Span[] = [
    text('Choose an account for 7 days with '),
    { kind: 'code', text: '@aws account NAME' },
    text(', for one command with '),
    { kind: 'code', text: '@aws --account NAME ...' },
    text(', for good with a button below; take it back with '),
    { kind: 'code', text: '@aws set default-account none' },
  ];
  return [{ kind: 'paragraph', spans }, composeDefaultButtons(accounts)];
}

const PLACE_WORDS: Readonly<Record<UpdatePolicy['show'], string>> = {
  thread: 'in the thread of its message',
  channel: 'as messages of their own',
  both: 'in the thread and in the channel',
};

function composeUpdates({ updates }: ShownPreferences): readonly Block[] {
  if (updates === undefined) return [];
  const { policy, isOfFile } = updates;
  const fields: readonly Field[] = [
    { label: 'Updates of an incident', value: [text(PLACE_WORDS[policy.show])], isShort: true },
    { label: 'Its message', value: [text(policy.edit ? 'changed to the newest state' : 'stays as it was posted')], isShort: true },
    { label: 'A new thread starts', value: [text(`after ${formatNewThreadAfter(policy.newThreadAfterMs)}`)], isShort: true },
    { label: 'An OK without its ALARM', value: [text(policy.postOkWithoutAlarm ? 'is posted' : 'is not posted')], isShort: true },
  ];
  const heading: Block = { kind: 'paragraph', spans: [bold('For the whole channel')] };
  return [heading, { kind: 'fields', fields }, ...(isOfFile ? [OF_FILE] : composeUpdateAdvice(policy))];
}

const OF_FILE: Block = { kind: 'paragraph', spans: [text('The configuration file sets this; it is changed there.')] };

function composeUpdateAdvice({ show }: UpdatePolicy): readonly Block[] {
  const others = UPDATE_PLACES.filter((place) => place !== show);
  return [
    {
      kind: 'paragraph',
      spans: [
        text('Set it with '),
        { kind: 'code', text: '@aws preferences show=both edit=on new-thread-after=12h ok-without-alarm=off' },
        text('; take back what is set with '),
        { kind: 'code', text: '@aws preferences show=default' },
      ],
    },
    {
      kind: 'actions',
      actions: others.map((place) => ({ text: `Updates ${PLACE_WORDS[place]}`, command: `preferences show=${place}`, style: 'plain' })),
    },
  ];
}

/** Composes why nothing is set for a channel. */
export function composeRefusedPreferences(reasons: readonly string[]): Message {
  const title = 'The preferences of the channel stay as they are';
  return {
    title: { emoji: '❔', spans: [text(title)] },
    tone: 'neutral',
    blocks: reasons.map((reason) => ({ kind: 'paragraph', spans: [text(reason)] })),
    fallbackText: `${title}: ${reasons.join(' ')}`,
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
