// What somebody prefers in a channel, and how to change it.
import { findAccountCalled, type ChannelAccount } from '../../domain/channel-account.ts';
import type { Block, Field, Message } from '../../messages/message.ts';
import { text, type Span } from '../../messages/spans.ts';
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
