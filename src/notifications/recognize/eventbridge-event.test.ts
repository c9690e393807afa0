import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Notification } from '../../domain/notification.ts';
import { factText, recognized } from './testing/recognized.ts';

const fixture = (name: string): Notification =>
  recognized(readFileSync(new URL(`__fixtures__/${name}.event.json`, import.meta.url), 'utf8'));
const event = (detail: unknown, rest: object = {}): Notification =>
  recognized({ 'detail-type': 'Thing Changed', source: 'com.example', account: '123456789012', region: 'eu-west-1', detail, ...rest });

describe('eventbridgeEvent', () => {
  it('says detail type, resource, account, Region and instant', () => {
    expect(
      event({ state: 'FAILED' }, { time: '2026-11-22T10:15:30Z', resources: ['arn:aws:ec2:eu-west-1:123456789012:instance/i-1'] }),
    ).toMatchObject({
      recognizer: 'eventbridge-event',
      kind: 'Thing Changed',
      name: { kind: 'plain', source: 'i-1' },
      state: 'FAILED',
      severity: 'high',
      tone: 'bad',
      accountId: '123456789012',
      region: 'eu-west-1',
      occurredAt: '2026-11-22T10:15:30.000Z',
      isUnrecognized: false,
    });
  });

  it.each([
    ['eventbridge-guardduty-finding', 'high', 'bad'],
    ['eventbridge-health-issue', 'high', 'bad'],
    ['eventbridge-health-scheduled-change', 'medium', 'warning'],
    ['eventbridge-config-compliance', 'high', 'bad'],
    ['eventbridge-ecs-task-stopped', 'high', 'bad'],
    ['eventbridge-ecs-deployment-failed', 'high', 'bad'],
    ['eventbridge-ecs-deployment-in-progress', 'info', 'progress'],
    ['eventbridge-ecs-steady-state', 'info', 'good'],
    ['eventbridge-ec2-state-change', 'info', 'neutral'],
    ['eventbridge-ec2-spot-interruption', 'medium', 'warning'],
    ['eventbridge-codepipeline-failed', 'high', 'bad'],
    ['eventbridge-securityhub-finding', 'high', 'bad'],
    ['eventbridge-ecr-image-scan', 'critical', 'bad'],
    ['eventbridge-inspector-finding', 'high', 'bad'],
    ['eventbridge-trusted-advisor', 'high', 'bad'],
    ['eventbridge-cloudformation-status', 'high', 'bad'],
    ['notification-rule-approval-needed', 'info', 'progress'],
  ])('judges %s', (name, severity, tone) => {
    expect(fixture(name)).toMatchObject({ severity, tone });
  });

  it.each([
    ['eventbridge-ecs-deployment-failed', 'ECS deployment circuit breaker: tasks failed to start.'],
    ['eventbridge-ecs-task-stopped', 'OutOfMemoryError: Container killed due to memory usage'],
    ['eventbridge-autoscaling-launch-failed', 'We currently do not have sufficient m5.large capacity'],
    ['eventbridge-codebuild-failed', 'Error while executing command: npm test'],
    ['eventbridge-step-functions-failed', 'Card was declined by the issuer'],
    ['eventbridge-backup-job-failed', 'Backup job failed because backup vault nightly does not exist.'],
    ['eventbridge-cloudtrail-api-call', 'Access Denied'],
    ['eventbridge-health-issue', 'Some requests to the EC2 API fail in this Region'],
    ['eventbridge-config-compliance', 'The bucket policy allows public read access.'],
    ['notification-rule-pipeline-failed', 'Build terminated with state: FAILED'],
    ['notification-rule-commit-comment', 'Please round *half up* here.'],
  ])('tells why in %s', (name, reason) => {
    expect(fixture(name).description).toMatchObject({ kind: 'plain' });
    expect(fixture(name).description?.source).toContain(reason);
  });

  it.each([
    ['eventbridge-ecs-task-stopped', 'service:checkout-api'],
    ['eventbridge-ecs-deployment-failed', 'checkout-api'],
    ['eventbridge-health-issue', 'AWS_EC2_OPERATIONAL_ISSUE'],
    ['eventbridge-step-functions-failed', 'checkout-saga'],
    ['eventbridge-cloudtrail-api-call', 'DeleteBucketPolicy'],
    ['eventbridge-cloudformation-status', 'checkout'],
    ['eventbridge-securityhub-finding', 'S3 general purpose buckets should block public access'],
    ['eventbridge-batch-job-failed', 'nightly-invoices'],
  ])('names what %s is about', (name, about) => {
    expect(fixture(name).name?.source).toBe(about);
  });

  it('names the cluster that only the ARN of an ECS service names', () => {
    expect(factText(fixture('eventbridge-ecs-deployment-failed'), 'Cluster')).toBe('shop');
    expect(factText(fixture('eventbridge-ecs-steady-state'), 'Cluster')).toBe('arn:aws:ecs:eu-west-1:123456789012:cluster/shop');
  });

  it('reads the notification rules of the developer tools like events', () => {
    expect(fixture('notification-rule-pipeline-failed')).toMatchObject({
      kind: 'CodePipeline Pipeline Execution State Change',
      name: { source: 'checkout' },
      state: 'FAILED',
    });
    expect(factText(fixture('notification-rule-pipeline-failed'), 'Failed stage')).toBe('Build');
    expect(factText(fixture('notification-rule-approval-needed'), 'Custom data')).toBe('Release 2.14.0 to production?');
  });

  it('tells the cause of each failed action behind its name, and counts nothing that is seen', () => {
    const full = fixture('notification-rule-pipeline-failed-full');

    expect(full.description?.source).toBe('DeployBlue: Deployment d-A1B2C3D4E failed\nDeployGreen: Deployment d-A1B2C3D4F failed');
    expect(full.facts.map(({ label }) => label)).toEqual(['Failed stage', 'Trigger', 'Started by', 'Started', 'Execution ID']);
  });

  it('shows of a finding of GuardDuty neither the severity twice nor the image, and its resource with its page', () => {
    const labels = fixture('eventbridge-guardduty-finding').facts.map(({ label }) => label);

    expect(labels).toEqual(expect.arrayContaining(['Finding type', 'Resource', 'Remote address']));
    expect(labels).not.toEqual(expect.arrayContaining(['Severity']));
    expect(labels).not.toEqual(expect.arrayContaining(['Image ID']));
    expect(labels).not.toEqual(expect.arrayContaining(['Resource role']));
    expect(factText(fixture('eventbridge-guardduty-archived'), 'Severity')).toBe('2');
    expect(factText(fixture('eventbridge-guardduty-s3'), 'Resource')).toBe('arn:aws:s3:::shop-exports');
  });

  it('says which program sent a custom event', () => {
    expect(factText(fixture('eventbridge-custom-source'), 'Source')).toBe('com.example.shop.orders');
    expect(factText(fixture('eventbridge-ec2-state-change'), 'Source')).toBeUndefined();
  });

  it('shows a detail that is no object', () => {
    expect(event('still alive').description).toEqual({ kind: 'plain', source: 'still alive' });
    expect(event(42).facts).toContainEqual({ label: 'Items', value: { kind: 'text', text: '42' } });
    expect(event(null).kind).toBe('Thing Changed');
  });

  it('names five resources and counts the rest', () => {
    const resources = Array.from({ length: 8 }, (_, index) => `i-${index}`);

    const notification = event({}, { resources });

    expect(notification.facts.filter(({ label }) => label === 'Resource')).toHaveLength(5);
    expect(factText(notification, 'More resources')).toBe('2');
  });

  it('keeps account and Region that are none as facts', () => {
    const notification = event({}, { account: 'aws_account_id', region: 'EU (Ireland)' });

    expect(notification.accountId).toBeUndefined();
    expect(notification.region).toBeUndefined();
    expect([factText(notification, 'Account'), factText(notification, 'Region')]).toEqual(['aws_account_id', 'EU (Ireland)']);
  });

  it('has no markup, whatever the event says', () => {
    const notification = event({ message: '*bold* <!channel>', jobName: '<https://evil.example|click>' });

    expect(notification.description).toEqual({ kind: 'plain', source: '*bold* <!channel>' });
    expect(notification.name).toEqual({ kind: 'plain', source: '<https://evil.example|click>' });
    expect([notification.nextSteps, notification.keywords]).toEqual([[], []]);
  });

  it.each([
    ['a detail type without a detail', { 'detail-type': 'x' }],
    ['a detail without a detail type', { detail: {} }],
    ['a detail type that is no text', { 'detail-type': 1, detail: {} }],
    ['a camel case detail type without a source', { detailType: 'x', detail: {} }],
  ])('leaves %s to others', (_what, content) => {
    expect(recognized(content).recognizer).toBe('json-document');
  });
});
