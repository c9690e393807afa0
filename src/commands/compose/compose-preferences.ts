// What somebody prefers in a channel, and how to change it.
import { findAccountCalled, type ChannelAccount } from '../../domain/channel-account.ts';
import type { AskedParameter } from '../../domain/draft.ts';
import { partitionOfRegion } from '../../domain/partition.ts';
import { formatNewThreadAfter, UPDATE_PLACES, type UpdatePolicy } from '../../domain/update-policy.ts';
import type { Block, Field, Message } from '../../messages/message.ts';
import { bold, text } from '../../messages/spans.ts';
import { labelChannelAccount } from './account-label.ts';

/** What is preferred, and what would count otherwise. */
export interface ShownPreferences {
  /** Set with `set default-region`. */
  readonly defaultRegion?: string;
  /** Named by a command within the last seven days. */
  readonly lastRegion?: string;
  readonly channelRegion: string;
  /** Until when the forms are good. */
  readonly formExpiresAt: Date;
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
          text('A command that names a Region or an account goes there, and so do those after it, for 7 days. '),
          text('Take your defaults back, and forget what was named, with '),
          { kind: 'code', text: '@aws set default-region none' },
          ...(shown.accounts.length < 2 ? [] : [text(' and '), { kind: 'code' as const, text: '@aws set default-account none' }]),
        ],
      },
      ...composeOwnForm(shown),
      ...composeUpdates(shown),
    ],
    fallbackText: `${title}: commands go to ${region}`,
  };
}

/** Who asks for their default account is told why there is none to choose. */
const OWN_ACCOUNT = "that of this machine's own credentials, or the demo account; there is no other to choose";

function composeAccountFields({ accounts, defaultAccount, lastAccount, channelRegion }: ShownPreferences): readonly Field[] {
  const [only] = accounts;
  if (only === undefined) return channelRegion === '' ? [] : [{ label: 'Account', value: [text(OWN_ACCOUNT)], isShort: false }];
  const labelOf = (called: string | undefined): string | undefined => {
    const account = called === undefined ? undefined : findAccountCalled(accounts, called);
    return account === undefined ? undefined : labelChannelAccount(account);
  };
  const [preferred, last] = [labelOf(defaultAccount), labelOf(lastAccount)];
  if (accounts.length === 1)
    return [{ label: 'Account', value: [text(`${labelChannelAccount(only)}; there is no other to choose`)], isShort: false }];
  return [
    { label: 'Account', value: [text(last ?? preferred ?? 'you are asked')], isShort: true },
    { label: 'Your default account', value: [text(preferred ?? 'none')], isShort: true },
    { label: 'Chosen last, for 7 days', value: [text(last ?? 'none')], isShort: true },
  ];
}

function composeOwnForm({
  channelRegion,
  defaultRegion,
  lastRegion,
  accounts,
  defaultAccount,
  formExpiresAt,
}: ShownPreferences): readonly Block[] {
  if (channelRegion === '') return [];
  // What is near comes first: some platforms show ten.
  const near = [defaultRegion, lastRegion, channelRegion].filter((region) => region !== undefined);
  const regions = new Set([...near, ...(partitionOfRegion(channelRegion)?.regions ?? [])]);
  const region: AskedParameter = {
    ...FIELD,
    name: 'default-region',
    label: 'Your default Region',
    type: 'for commands that name none',
    choices: [{ value: 'none', label: "The channel's" }, ...[...regions].map((value) => ({ value }))],
    value: defaultRegion ?? 'none',
  };
  const account: AskedParameter = {
    ...FIELD,
    name: 'default-account',
    label: 'Your default account',
    type: 'for commands that name none',
    choices: [
      { value: 'none', label: 'I am asked' },
      ...accounts.map(({ accountId, name }) => ({ value: accountId, ...(name === undefined ? {} : { label: name }) })),
    ],
    value: defaultAccount ?? 'none',
  };
  return [formOf(accounts.length < 2 ? [region] : [region, account], formExpiresAt)];
}

const FIELD = { input: 'line', isRequired: false } as const;

function formOf(fields: readonly AskedParameter[], expiresAt: Date): Block {
  return { kind: 'form', command: 'preferences', isTypedWhole: true, submitText: 'Save', fields, expiresAt };
}

const PLACE_WORDS: Readonly<Record<UpdatePolicy['show'], string>> = {
  thread: 'in the thread of its message',
  channel: 'as messages of their own',
  both: 'in the thread and in the channel',
};

function composeUpdates({ updates, formExpiresAt }: ShownPreferences): readonly Block[] {
  if (updates === undefined) return [];
  const { policy, isOfFile } = updates;
  const fields: readonly Field[] = [
    { label: 'Updates of an incident', value: [text(PLACE_WORDS[policy.show])], isShort: true },
    { label: 'Its message', value: [text(policy.edit ? 'changed to the newest state' : 'stays as it was posted')], isShort: true },
    { label: 'A new thread starts', value: [text(`after ${formatNewThreadAfter(policy.newThreadAfterMs)}`)], isShort: true },
    { label: 'An OK without its ALARM', value: [text(policy.postOkWithoutAlarm ? 'is posted' : 'is not posted')], isShort: true },
  ];
  const heading: Block = { kind: 'paragraph', spans: [bold('For the whole channel')] };
  return [heading, { kind: 'fields', fields }, isOfFile ? OF_FILE : formOf(updateFields(policy), formExpiresAt)];
}

const OF_FILE: Block = { kind: 'paragraph', spans: [text('The configuration file sets this; it is changed there.')] };

/** Ages of a thread that are asked for most; any other may be typed. */
const THREAD_AGES = ['1h', '12h', '24h', '7d'] as const;

const SWITCH = [{ value: 'on' }, { value: 'off' }] as const;

function updateFields({ show, edit, newThreadAfterMs, postOkWithoutAlarm }: UpdatePolicy): readonly AskedParameter[] {
  return [
    {
      ...FIELD,
      name: 'show',
      label: 'Updates of an incident',
      type: 'where they are shown',
      choices: UPDATE_PLACES.map((value) => ({ value, label: PLACE_WORDS[value] })),
      value: show,
    },
    { ...FIELD, name: 'edit', label: 'Change its message to the newest state', type: 'on or off', choices: SWITCH, value: wordOf(edit) },
    {
      ...FIELD,
      name: 'new-thread-after',
      label: 'A new thread starts after',
      type: 'minutes, hours or days',
      choices: THREAD_AGES.map((value) => ({ value })),
      value: formatNewThreadAfter(newThreadAfterMs),
    },
    {
      ...FIELD,
      name: 'ok-without-alarm',
      label: 'Post an OK without its ALARM',
      type: 'on or off',
      choices: SWITCH,
      value: wordOf(postOkWithoutAlarm),
    },
  ];
}

function wordOf(isOn: boolean): 'on' | 'off' {
  return isOn ? 'on' : 'off';
}

/** Composes why nothing is set for a channel. */
export function composeRefusedPreferences(reasons: readonly string[]): Message {
  const title = 'The preferences of the channel stay as they are';
  return {
    title: { emoji: '❔', spans: [text(title)] },
    tone: 'neutral',
    blocks: reasons.map((reason) => ({ kind: 'paragraph', spans: [text(reason)] })),
    fallbackText: `${title}: ${reasons.join(' ')}`,
    audience: 'asker',
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
    audience: 'asker',
  };
}
