// What is said about the accounts of a channel: which one is meant, which one was chosen, and that there is none of a name.
import type { ChannelAccount } from '../../domain/channel-account.ts';
import type { ActionButton, Block, Message } from '../../messages/message.ts';
import { text, type Span } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { labelChannelAccount, listAccountNames } from './account-label.ts';
import { composeCommandText } from './command-code.ts';

/** Longest text of a button (Slack: 75 characters). */
const BUTTON_MAX_LENGTH = 75;

/** A command whose account is asked for. */
interface AccountQuestion {
  readonly accounts: readonly ChannelAccount[];
  /** Without secrets. */
  readonly commandText: string;
  /** Until when it is kept; undefined where it has to be sent again. */
  readonly expiresAt: Date | undefined;
}

/** Composes the question, with a button for each account. */
export function composeAccountQuestion({ accounts, commandText, expiresAt }: AccountQuestion): Message {
  const title = 'Which account?';
  const kept: Block =
    expiresAt === undefined
      ? { kind: 'footer', spans: [text('The command has a secret in it and is not kept: send it again once you have chosen.')] }
      : {
          kind: 'footer',
          spans: [text('The command goes on once you have chosen. Kept until '), { kind: 'time', at: expiresAt.toISOString() }],
        };
  return {
    title: { emoji: '❔', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      ...composeCommandText({ text: commandText }),
      {
        kind: 'paragraph',
        spans: [text('This channel has several accounts. The one you choose is remembered for you here for 7 days.')],
      },
      { kind: 'actions', actions: [...accounts.map(button), cancelButton] },
      {
        kind: 'paragraph',
        spans: [
          text('Or name it: '),
          { kind: 'code', text: `@aws account ${exampleOf(accounts)}` },
          text(', for one command alone '),
          { kind: 'code', text: `@aws --account ${exampleOf(accounts)} ...` },
          text(', for good '),
          { kind: 'code', text: `@aws set default-account ${exampleOf(accounts)}` },
        ],
      },
      kept,
    ],
    fallbackText: `${title} Say: account, and one of ${listAccountNames(accounts)}`,
  };
}

const cancelButton: ActionButton = { text: 'Cancel', command: 'cancel', style: 'plain' };

function button(account: ChannelAccount): ActionButton {
  return { text: truncateText(labelChannelAccount(account), BUTTON_MAX_LENGTH), command: `account ${account.accountId}`, style: 'plain' };
}

function exampleOf([first]: readonly ChannelAccount[]): string {
  return first?.name ?? first?.accountId ?? 'NAME';
}

/** Composes the answer to a choice after which no command waits. */
export function composeAccountChosen(account: ChannelAccount): Message {
  const title = `Your commands go to ${labelChannelAccount(account)}`;
  const sentence = 'In this channel, for 7 days, unless a command names another one with --account or you choose another.';
  return {
    title: { emoji: '✅', spans: [text(title)] },
    tone: 'good',
    blocks: [{ kind: 'paragraph', spans: [text(sentence)] }],
    fallbackText: title,
  };
}

/** Composes the refusal of an account that the channel does not have. */
export function composeUnknownAccount(called: string, accounts: readonly ChannelAccount[]): Message {
  const title = 'This channel has no such account';
  const known =
    accounts.length === 0
      ? 'It has no list of accounts: its commands go where its credentials are.'
      : `It has: ${listAccountNames(accounts)}.`;
  const sentence = `There is no account "${truncateText(called, BUTTON_MAX_LENGTH)}" here. ${known}`;
  return {
    title: { emoji: '❔', spans: [text(title)] },
    tone: 'neutral',
    blocks: [{ kind: 'paragraph', spans: [text(sentence)] }],
    fallbackText: `${title}: ${sentence}`,
  };
}

/** Tells in the help of a channel with several accounts how one is chosen; nothing where there is no choice. */
export function composeAccountsHelp(accounts: readonly ChannelAccount[]): readonly Block[] {
  if (accounts.length < 2) return [];
  const example = exampleOf(accounts);
  const spans: readonly Span[] = [
    text(`This channel has ${accounts.length} accounts: ${listAccountNames(accounts)}. Choose one with `),
    { kind: 'code', text: `@aws account ${example}` },
    text(', for one command with '),
    { kind: 'code', text: `@aws --account ${example} ec2 describe-instances` },
    text(', for good with '),
    { kind: 'code', text: `@aws set default-account ${example}` },
  ];
  return [{ kind: 'paragraph', spans }];
}
