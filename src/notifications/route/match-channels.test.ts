import { describe, expect, it } from 'vitest';
import { aChannelConfiguration } from '../../domain/testing/a-channel-configuration.ts';
import type { Audience } from './audience.ts';
import { matchChannels } from './match-channels.ts';

const topicArn = 'arn:aws:sns:us-east-1:123456789012:alarms';
const configurations = [
  aChannelConfiguration({ configurationName: 'ops', snsTopicArns: [topicArn] }),
  aChannelConfiguration({ configurationName: 'payments' }),
  aChannelConfiguration({ configurationName: 'asleep', snsTopicArns: [topicArn], state: 'DISABLED' }),
];

function namesFor(audience: Audience, approved: readonly string[] = []): readonly string[] {
  const directory = { list: () => configurations, find: () => undefined, approvedFor: () => approved };
  return matchChannels(audience, directory).map(({ configurationName }) => configurationName);
}

describe('matchChannels', () => {
  it('picks the configurations that list the topic', () => {
    expect(namesFor({ kind: 'topic', topicArn })).toEqual(['ops']);
  });

  it('adds the configurations that an administrator gave the topic to, each once', () => {
    expect(namesFor({ kind: 'topic', topicArn }, ['payments', 'ops'])).toEqual(['ops', 'payments']);
  });

  it('picks nobody for a topic that nobody lists', () => {
    expect(namesFor({ kind: 'topic', topicArn: `${topicArn}-other` })).toEqual([]);
  });

  it('skips a configuration that is disabled, also when it is named', () => {
    expect(namesFor({ kind: 'everyone' })).toEqual(['ops', 'payments']);
    expect(namesFor({ kind: 'configurations', configurationNames: ['asleep', 'payments', 'unknown'] })).toEqual(['payments']);
  });
});
