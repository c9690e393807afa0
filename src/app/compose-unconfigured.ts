// What is said about a channel that is in no channel configuration: what that means, who can change it, and what to write into the file.
import { stringify } from 'yaml';
import type { Config } from '../config/schema.ts';
import type { Channel } from '../domain/channel.ts';
import { createPeople } from '../domain/people.ts';
import { parseUserIdentity } from '../domain/user-identity.ts';
import type { Block, Message } from '../messages/message.ts';
import { bold, text } from '../messages/spans.ts';

/** What is known of the channel and of those who can configure it. */
export interface UnconfiguredChannel {
  readonly channel: Channel;
  /** What the platform calls it, where it tells. */
  readonly channelName?: string | undefined;
  readonly config: Pick<Config, 'administrators' | 'people' | 'channelConfigurations'>;
}

/** How many administrators are named; whoever reads it asks one of them. */
const ADMINISTRATORS_NAMED = 10;

/** Longest name of a configuration (AWS Chatbot API, ConfigurationName). */
const NAME_MAX_LENGTH = 128;

/** Composes the message for a channel that the bot was added to. */
export function composeUnconfigured(unconfigured: UnconfiguredChannel): Message {
  const title = 'This channel is not configured yet';
  return {
    title: { emoji: '👋', spans: [text(title)] },
    tone: 'neutral',
    blocks: describeUnconfigured(unconfigured),
    fallbackText: `${title}: nothing is posted here and no commands run.`,
  };
}

/** Describes the same for a message about something else, such as the help. */
export function describeUnconfigured({ channel, channelName, config }: UnconfiguredChannel): readonly Block[] {
  const meaning = 'Being here grants nothing: no events are posted in this channel, and no commands run, until it is in the configuration.';
  return [
    { kind: 'paragraph', spans: [text(meaning)] },
    { kind: 'paragraph', spans: [bold('Administrators: '), text(nameAdministrators(channel, config))] },
    { kind: 'paragraph', spans: [text('One of them adds this to the configuration file, with the topics of this channel, and reloads:')] },
    { kind: 'code', text: toYaml(channel, channelName, config) },
  ];
}

/** Names each once and calls nobody: they were not asked for by name. Those whom one can write to here come first. */
function nameAdministrators({ platform, workspaceId }: Channel, { administrators, people: linked }: UnconfiguredChannel['config']): string {
  const people = createPeople(linked);
  const persons = people.distinct(administrators).map((identity): Administrator => {
    const identities = people.identitiesOf(identity).map(parseUserIdentity);
    // The tenant of Teams stands in no channel, whose workspace is a team.
    const here = identities.find((one) => one?.platform === platform && (platform !== 'slack' || one.workspaceId === workspaceId));
    return { name: people.nameOf(identity) ?? here?.userId ?? identity, isHere: here !== undefined };
  });
  if (persons.length === 0) return 'the configuration names none; ask whoever runs Signalbox';
  const sorted = [...persons.filter(({ isHere }) => isHere), ...persons.filter(({ isHere }) => !isHere)];
  const named = sorted.slice(0, ADMINISTRATORS_NAMED).map(({ name }) => name);
  const more = persons.length - named.length;
  return named.join(', ') + (more > 0 ? ` and ${String(more)} more` : '');
}

interface Administrator {
  readonly name: string;
  /** True where they are on the channel's own platform. */
  readonly isHere: boolean;
}

function toYaml(
  { platform, workspaceId, channelId }: Channel,
  channelName: string | undefined,
  config: UnconfiguredChannel['config'],
): string {
  const entry = {
    configurationName: chooseName(channelName ?? channelId, config),
    platform,
    ...(workspaceId === '' ? {} : { workspaceId }),
    channelId,
    ...(channelName === undefined ? {} : { channelName: `#${channelName}` }),
    snsTopicArns: [],
  };
  return stringify({ channelConfigurations: [entry] }).trimEnd();
}

/** A name that no other configuration has, of characters that every name may have. */
function chooseName(called: string, { channelConfigurations }: Pick<Config, 'channelConfigurations'>): string {
  // Match: the blank of "on call". Near miss: the hyphen of "on-call".
  const spelled = called.replace(/[^\w-]+/g, '-').slice(0, NAME_MAX_LENGTH - 4);
  const wanted = spelled === '' ? 'channel' : spelled;
  const isTaken = (name: string): boolean => channelConfigurations.some(({ configurationName }) => configurationName === name);
  let name = wanted;
  for (let next = 2; isTaken(name); next += 1) name = `${wanted}-${String(next)}`;
  return name;
}
