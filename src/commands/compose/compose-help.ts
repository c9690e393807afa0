// The answer to whoever asks what one can do: six topics, each a word and a button of the others.
import type { HelpTopic } from '../help-topic.ts';
import type { Block, Message } from '../../messages/message.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import { aliasHelpBlocks } from './compose-alias.ts';

/** A word of the bot, and what it does. */
interface HelpWord {
  /** As one types it, without the bot's name. */
  readonly word: string;
  readonly does: string;
}

/** What stands in a topic; `channel` is what arrives in the channel by itself. */
interface Topic {
  readonly button: string;
  readonly title: string;
  readonly emoji: string;
  readonly blocks: (channel: readonly Block[]) => readonly Block[];
}

const EXAMPLES = [
  'ec2 describe-instances',
  'cloudwatch describe-alarms --state-value ALARM',
  'logs describe-log-groups --region eu-west-1',
  'lambda list-functions',
];

/** About AWS commands, and what one says under their answers. */
const COMMAND_WORDS: readonly HelpWord[] = [
  { word: 'SERVICE help', does: 'the commands of a service; with a command behind it its parameters' },
  { word: 'COMMAND --region eu-west-1', does: 'another Region; those after it go there too, for 7 days' },
  { word: 'COMMAND --query "..."', does: 'a part of the answer, by JMESPath' },
  { word: 'confirm CODE, cancel CODE', does: 'runs what waits for your word, or gives it up' },
  { word: 'approve CODE, reject CODE REASON', does: 'decides what waits for the approval of others' },
  { word: 'more CODE', does: 'what comes next of a long answer' },
  { word: 'file CODE json|csv', does: 'the whole of an answer as a file' },
  { word: 'follow CODE, stop CODE', does: 'shows how far work has come, or ends what goes on' },
];

/** About this channel and whoever asks. */
const BUILT_IN_WORDS: readonly HelpWord[] = [
  { word: 'whoami', does: 'account, credentials, Region and guardrails of your commands' },
  { word: 'preferences', does: 'what counts for you and for this channel, and a form to change it' },
  { word: 'set default-region', does: 'the Region of your commands; with a Region behind it sets it' },
  { word: 'set default-account', does: 'the account of your commands; with a name behind it sets it' },
  { word: 'account NAME', does: 'another account, for 7 days' },
  { word: 'switch-roles', does: 'a role of your own, account by account' },
];

/** About what arrives in the channel. */
const EVENT_WORDS: readonly HelpWord[] = [
  { word: 'notifications', does: 'what this channel gets, and why' },
  { word: 'ack', does: 'what is open here; with a code behind it says that you see to it' },
  { word: 'silence', does: 'what is silent here, and how to keep more quiet for a while' },
  { word: 'actions', does: 'buttons of your own under notifications: which there are, and how to make them' },
];

const READS_AT_ONCE =
  'What reads is run at once. What changes something is shown first and waits for your word. Some commands never run; the answer says so.';

const TOPICS: Readonly<Record<HelpTopic, Topic>> = {
  home: {
    button: 'Home',
    title: 'Type an AWS command as you would in a terminal',
    emoji: '👋',
    blocks: (channel) => [{ kind: 'list', items: EXAMPLES.map((example) => [code(example)]) }, paragraph(READS_AT_ONCE), ...channel],
  },
  commands: {
    button: 'Commands',
    title: 'AWS commands',
    emoji: '⌨️',
    blocks: () => [paragraph(READS_AT_ONCE), listOf(COMMAND_WORDS)],
  },
  aliases: {
    button: 'Aliases',
    title: 'Short names for commands',
    emoji: '🔖',
    blocks: aliasHelpBlocks,
  },
  'built-ins': {
    button: 'Built-ins',
    title: "The bot's own words",
    emoji: '🧰',
    blocks: () => [
      { kind: 'paragraph', spans: [bold('You and this channel')] },
      listOf(BUILT_IN_WORDS),
      { kind: 'paragraph', spans: [bold('What arrives here')] },
      listOf(EVENT_WORDS),
    ],
  },
  questions: {
    button: 'Q&A',
    title: 'Questions',
    emoji: '💬',
    blocks: () => [
      paragraph('Questions in your own words are not answered in this version. What is answered:'),
      listOf([
        { word: 'ec2 help', does: 'what a service can do' },
        { word: 'ec2 describe-instances help', does: 'what a command takes, and what becomes of it here' },
        { word: 'whoami', does: 'as whom and where your commands run' },
      ]),
    ],
  },
  more: {
    button: 'More help',
    title: 'More help',
    emoji: '🧭',
    blocks: () => [
      paragraph(
        'A command with a mistake is answered with what is wrong and what was perhaps meant. One that lacks something asks for it.',
      ),
      listOf([{ word: 'feedback TEXT', does: 'tells whoever runs this Signalbox what you think of it; it goes to nobody else' }]),
      paragraph('Every answer that refuses something says what decided. An administrator finds each step with: signalbox audit search'),
    ],
  },
};

/** Composes the help; `channel` tells what arrives in the channel by itself. */
export function composeHelp(channel: readonly Block[], topic: HelpTopic = 'home'): Message {
  const { title, emoji, blocks } = TOPICS[topic];
  return {
    title: { emoji, spans: [text(title)] },
    tone: 'neutral',
    blocks: [...blocks(channel), buttonsBut(topic)],
    fallbackText: title,
  };
}

function buttonsBut(shown: HelpTopic): Block {
  const others = Object.entries(TOPICS).filter(([topic]) => topic !== shown);
  return {
    kind: 'actions',
    actions: others.map(([topic, { button }]) => ({ text: button, command: topic === 'home' ? 'help' : `help ${topic}`, style: 'plain' })),
  };
}

function listOf(words: readonly HelpWord[]): Block {
  return { kind: 'list', items: words.map(({ word, does }) => [code(word), text(`: ${does}`)]) };
}

function code(typed: string): Span {
  return { kind: 'code', text: `@aws ${typed}` };
}

function paragraph(sentence: string): Block {
  return { kind: 'paragraph', spans: [text(sentence)] };
}
