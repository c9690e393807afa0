import { describe, expect, it } from 'vitest';
import { LABELS } from '../domain/event-labels.ts';
import type { RawEvent } from '../domain/raw-event.ts';
import { labelEvent } from './label-event.ts';
import { recognizeEvent } from './recognize/recognize-event.ts';

const taskStopped = {
  version: '0',
  id: 'e1',
  'detail-type': 'ECS Task State Change',
  source: 'aws.ecs',
  account: '123456789012',
  time: '2026-03-01T02:59:00Z',
  region: 'eu-west-1',
  resources: ['arn:aws:ecs:eu-west-1:123456789012:task/shop/d789e943'],
  detail: { lastStatus: 'STOPPED', stoppedReason: 'Out of memory', containers: [{ name: 'web' }, { name: 'proxy' }] },
};

function labelsOf(content: unknown): (label: string) => readonly string[] {
  const text = JSON.stringify(content);
  const event: RawEvent = {
    id: 'event-1',
    door: 'sns-https',
    identity: { key: 'k' },
    receivedAt: new Date('2026-03-01T03:00:00Z'),
    body: Buffer.from(text),
    text,
    topicArn: 'arn:aws:sns:eu-west-1:123456789012:alarms',
  };
  const fail = (_recognizer: string, error: unknown): never => {
    throw error;
  };
  return labelEvent(recognizeEvent(event, { onRecognizerFailure: fail }), event);
}

describe('labelEvent', () => {
  it('tells what an event says of itself, and by which way it came', () => {
    const labels = labelsOf(taskStopped);

    expect(labels('account')).toEqual(['123456789012']);
    expect(labels('region')).toEqual(['eu-west-1']);
    expect(labels('topic')).toEqual(['arn:aws:sns:eu-west-1:123456789012:alarms', 'alarms']);
    expect(labels('door')).toEqual(['sns-https']);
    expect(labels('source')).toEqual(['aws.ecs']);
    expect(labels('detailType')).toEqual(['ECS Task State Change']);
    expect(labels('service')).toEqual(['ecs']);
    expect(labels('resource')).toContain('arn:aws:ecs:eu-west-1:123456789012:task/shop/d789e943');
    expect(labels('resource')).toContain('d789e943');
    expect(labels('event.detail.containers.name')).toEqual(['web', 'proxy']);
    expect(labels('text').some((text) => text.includes('Out of memory'))).toBe(true);
  });

  it('tells what an alarm watches', () => {
    const labels = labelsOf({
      AlarmName: 'payments-errors',
      AlarmArn: 'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:payments-errors',
      AWSAccountId: '123456789012',
      NewStateValue: 'ALARM',
      NewStateReason: 'Threshold Crossed',
      StateChangeTime: '2026-03-01T02:59:00.000+0000',
      Region: 'EU (Ireland)',
      OldStateValue: 'OK',
      Trigger: { MetricName: 'Errors', Namespace: 'AWS/Lambda', Dimensions: [{ name: 'FunctionName', value: 'payments' }], Period: 60 },
    });

    expect(labels('name')).toEqual(['payments-errors']);
    expect(labels('state')).toEqual(['ALARM']);
    expect(labels('service')).toEqual(['lambda', 'cloudwatch']);
    expect(labels('resource')).toContain('payments');
  });

  it('does not take a payload’s word for its topic', () => {
    const wrapped = { Type: 'Notification', TopicArn: 'arn:aws:sns:eu-west-1:123456789012:other', Message: 'disk full', MessageId: 'm' };

    expect(labelsOf(wrapped)('topic')).toEqual(['arn:aws:sns:eu-west-1:123456789012:alarms', 'alarms']);
  });

  it('has no value where the event has none', () => {
    const labels = labelsOf('just words');

    expect(labels('tag.team')).toEqual([]);
    expect(labels('tag.__proto__')).toEqual([]);
    expect(labels('event.detail')).toEqual([]);
    expect(labels('unknown')).toEqual([]);
    for (const label of LABELS) expect(labels(label)).not.toContain('');
  });
});
