// What became of an event by the routes, in lines for a terminal.
import type { ChannelReport, RouteReport, TrialOutcome } from './route-trial.ts';

/** By which way the event came, and when. */
export interface TrialWay {
  readonly at: Date;
  readonly tokenName?: string | undefined;
}

/** Describes an outcome. */
export function describeTrial(outcome: TrialOutcome, way: TrialWay): readonly string[] {
  const { routes, channels, followUps } = outcome;
  return [
    describeEvent(outcome),
    `${describeWay(outcome, way)}, at ${way.at.toISOString()}`,
    ...(routes.length === 0 ? ['', 'There are no routes: it goes where its topic, queue or token says.'] : ['', 'Routes']),
    ...routes.map((route) => `  ${'  '.repeat(route.depth)}${route.name}: ${describeVerdict(route)}`),
    '',
    'Channels',
    ...(channels.length === 0 ? ['  none: it is kept as unrouted'] : channels.map((channel) => `  ${describeChannel(channel)}`)),
    ...(followUps.length === 0 ? [] : ['', 'Only if its incident is open there']),
    ...followUps.map((channel) => `  ${[describeName(channel), ...describeMuting(channel)].join(': ')}`),
  ];
}

function describeEvent({ event: { kind, name, state, severity, account, region } }: TrialOutcome): string {
  const facts = [state, `severity ${severity}`, account === undefined ? undefined : `account ${account}`, region];
  return `${[kind, name].filter((part) => part !== undefined).join(' ')}: ${facts.filter((fact) => fact !== undefined).join(', ')}`;
}

function describeWay({ topicArn }: TrialOutcome, { tokenName }: TrialWay): string {
  if (topicArn !== undefined) return `by topic ${topicArn}`;
  return tokenName === undefined ? 'for every channel (no --topic, no --token)' : `by token ${tokenName}`;
}

function describeVerdict({ verdict, missed }: RouteReport): string {
  switch (verdict) {
    case 'took':
      return 'takes it';
    case 'passed':
      return 'matches, and lets a route inside take it';
    case 'unasked':
      return 'not asked, since one before it took it';
    case 'missed':
      return `no match: ${missed.map(({ matcher, values }) => `${matcher} (it has ${values.length === 0 ? 'none' : values.join(', ')})`).join('; ')}`;
  }
}

function describeName({ configurationName, channelName }: ChannelReport): string {
  return channelName === configurationName ? configurationName : `${configurationName} (${channelName})`;
}

function describeMuting({ muting }: ChannelReport): readonly string[] {
  return muting === undefined ? [] : [`not shown: ${muting.text}`];
}

function describeChannel(channel: ChannelReport): string {
  const { routes, grouping } = channel;
  const how = [
    routes.length === 0 ? 'by its topic, queue or token' : `by ${routes.join(', ')}`,
    ...describeMuting(channel),
    ...(grouping === undefined
      ? []
      : [`in the group ${grouping.title} (first after ${grouping.waitSeconds} s, then every ${grouping.intervalSeconds} s at most)`]),
  ];
  return `${describeName(channel)}: ${how.join('; ')}`;
}
