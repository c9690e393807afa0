import { describe, expect, it } from 'vitest';
import { channelSubtitle } from './channel-subtitle.ts';

const topicArn = 'arn:aws:sns:eu-central-1:123456789012:ops-alarms';

describe('channelSubtitle', () => {
  it.each([
    ['ops-web', [topicArn, 'other'], 'ops-web · ops-alarms · other'],
    ['ops-web', [], 'ops-web'],
    ['ops', [topicArn], 'ops-alarms'],
    ['ops', [], ''],
  ])('stands under #ops, configured by %j with the topics %j, as %j', (configurationName, snsTopicArns, subtitle) => {
    expect(channelSubtitle({ channelId: 'c1', channelName: '#ops', configurationName, snsTopicArns })).toBe(subtitle);
  });

  it('says why a channel is not in force', () => {
    const channel = { channelId: 'c1', channelName: '#ops', configurationName: 'ops', snsTopicArns: [topicArn] };

    expect(channelSubtitle({ ...channel, stateReason: 'The configuration file says DISABLED.' })).toBe(
      'Disabled: The configuration file says DISABLED.',
    );
  });
});
