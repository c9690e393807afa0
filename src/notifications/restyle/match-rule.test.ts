import { describe, expect, it } from 'vitest';
import { aNotification } from '../../domain/testing/a-notification.ts';
import { matchesRule, type RestyleSubject } from './match-rule.ts';
import { aRule, type RuleInput } from './testing/a-rule.ts';

const json = {
  source: 'aws.ecs',
  'detail-type': 'ECS Deployment State Change',
  resources: ['arn:aws:ecs:eu-central-1:123456789012:service/prod/shop'],
  detail: { clusterArn: 'arn:aws:ecs:eu-central-1:123456789012:cluster/prod', count: 3 },
};
const subject = { text: JSON.stringify(json), json, topicArn: 'arn:aws:sns:eu-central-1:123456789012:deployments' };

function isMatch(match: RuleInput['match'], given: RestyleSubject = subject): boolean {
  return matchesRule(aRule({ match }).match, aNotification(), given);
}

describe('matchesRule', () => {
  it.each<[RuleInput['match'], boolean]>([
    [{}, true],
    [{ kinds: ['CloudWatch *'] }, true],
    [{ kinds: ['cloudwatch *'] }, false],
    [{ kinds: ['ECS*', '*Alarm'] }, true],
    [{ recognizers: ['cloudwatch-alarm'] }, true],
    [{ recognizers: ['custom-notification'] }, false],
    [{ names: ['web-*'] }, true],
    [{ names: ['web'] }, false],
    [{ states: ['ALARM'] }, true],
    [{ states: ['OK'] }, false],
    [{ severities: ['critical', 'high'] }, true],
    [{ severities: ['critical'] }, false],
    [{ accounts: ['123456789012'] }, true],
    [{ accounts: ['9*'] }, false],
    [{ regions: ['eu-*'] }, true],
    [{ regions: ['us-*'] }, false],
    [{ topics: ['deploy*'] }, true],
    [{ topics: ['arn:aws:sns:*:123456789012:*'] }, true],
    [{ topics: ['alarms'] }, false],
    [{ sources: ['aws.*'] }, true],
    [{ sources: ['aws.ec2'] }, false],
    [{ detailTypes: ['ECS Deployment State Change'] }, true],
    [{ detailTypes: ['ECS Task State Change'] }, false],
    [{ event: [{ path: 'detail.clusterArn', values: ['*/prod'] }] }, true],
    [{ event: [{ path: 'detail.clusterArn', values: ['*/staging'] }] }, false],
    [{ event: [{ path: 'detail.count', values: ['2', '3'] }] }, true],
    [{ event: [{ path: 'detail.missing', values: ['*'] }] }, false],
    [{ event: [{ path: 'resources', values: ['*/shop'] }] }, true],
    [{ kinds: ['*'], states: ['OK'] }, false],
  ])('holds %j against an event: %s', (match, expected) => {
    expect(isMatch(match)).toBe(expected);
  });

  it('finds no topic, source or value in an event that has none', () => {
    const bare = { text: 'disk full', json: undefined };

    expect(isMatch({ topics: ['*'] }, bare)).toBe(false);
    expect(isMatch({ sources: ['*'] }, bare)).toBe(false);
    expect(isMatch({ detailTypes: ['*'] }, bare)).toBe(false);
    expect(isMatch({ event: [{ path: 'detail', values: ['*'] }] }, bare)).toBe(false);
  });
});
