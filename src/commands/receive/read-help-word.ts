// `help`, `help aliases`, `help ec2`: what somebody wants to be told about.
import type { HelpTopic } from '../help-topic.ts';

/** A call for help; about a service or command of AWS it is the command that asks for it. */
export type HelpIntent = { readonly kind: 'help'; readonly topic: HelpTopic } | { readonly kind: 'command'; readonly text: string };

const TOPICS: Readonly<Record<string, HelpTopic>> = {
  '': 'home',
  me: 'home',
  please: 'home',
  'me please': 'home',
  home: 'home',
  commands: 'commands',
  command: 'commands',
  aliases: 'aliases',
  alias: 'aliases',
  'built-ins': 'built-ins',
  'built-in': 'built-ins',
  builtins: 'built-ins',
  'built ins': 'built-ins',
  questions: 'questions',
  'q&a': 'questions',
  qa: 'questions',
  more: 'more',
  'more help': 'more',
};

// Match: help, @aws help, aws, -h, help aliases, HELP ec2 describe-instances. Near miss: ec2 help (help about a service), helpme.
const HELP = /^(?:(?:@?aws)?\s*(?:help|--help|-h|\?)?|(?:@?aws\s+)?help\s+(\S[\s\S]{0,200}))$/i;

/** Reads it; undefined where a text asks for no help. */
export function readHelpWord(text: string): HelpIntent | undefined {
  const found = HELP.exec(text);
  if (found === null) return undefined;
  const about = (found[1] ?? '').trim().replace(/\s+/g, ' ');
  const name = about.toLowerCase();
  if (Object.hasOwn(TOPICS, name)) return { kind: 'help', topic: TOPICS[name] ?? 'home' };
  return { kind: 'command', text: `${about} help` };
}
