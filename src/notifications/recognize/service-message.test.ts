import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Notification } from '../../domain/notification.ts';
import { factText, recognized, shownText } from './testing/recognized.ts';

const folder = new URL('__fixtures__/', import.meta.url);
const fixture = (name: string): Notification => {
  const file = readdirSync(folder).find((candidate) => candidate.startsWith(`message-${name}.event.`)) ?? '';
  return recognized(readFileSync(new URL(file, folder), 'utf8'));
};

describe('serviceMessage', () => {
  it.each([
    ['codedeploy-deployment-failed', 'CodeDeploy Deployment', { about: 'checkout', severity: 'high', tone: 'bad' }],
    ['codepipeline-approval', 'CodePipeline Approval Needed', { about: 'checkout', severity: 'info', tone: 'progress' }],
    ['amplify-build', 'Amplify Build', { about: 'https://main.d123456789.amplifyapp.com', severity: 'high', tone: 'bad' }],
    ['autoscaling-launch-error', 'Auto Scaling Notification', { about: 'web', severity: 'high', tone: 'bad' }],
    ['rds-failover', 'RDS Event', { about: 'orders', severity: 'high', tone: 'bad' }],
    ['redshift-error', 'Redshift Event', { about: 'warehouse', severity: 'high', tone: 'bad' }],
    ['elasticache', 'ElastiCache Event', { about: 'cart-cache', severity: 'info', tone: 'good' }],
    ['ses-complaint', 'SES Notification', { about: 'Your order 4711', severity: 'medium', tone: 'warning' }],
    ['ses-event-rendering-failure', 'SES Event', { about: 'Your order 4711', severity: 'high', tone: 'bad' }],
    ['s3-records', 'S3 Event', { about: 'shop-exports', severity: 'info', tone: 'neutral' }],
    ['elastic-beanstalk', 'Elastic Beanstalk Environment', { about: 'shop-prod', severity: 'high', tone: 'bad' }],
    ['backup-failed', 'AWS Backup Notification', { about: 'vol-012f345df6789012e', severity: 'high', tone: 'bad' }],
    ['budget', 'AWS Budget Alert', { about: 'monthly-total', severity: 'medium', tone: 'warning' }],
    ['cost-anomaly', 'Cost Anomaly', { about: 'all-services', severity: 'medium', tone: 'warning' }],
    ['config-compliance', 'Config Rules Compliance Change', { about: 'encrypted-volumes', severity: 'info', tone: 'good' }],
    ['lambda-failed', 'Lambda Invocation Result', { about: 'checkout', severity: 'high', tone: 'bad' }],
    ['alertmanager', 'Prometheus Alert', { about: 'HighErrorRate', severity: 'critical', tone: 'bad' }],
    ['managed-prometheus', 'Prometheus Alert', { about: 'HighLatency', severity: 'medium', tone: 'warning' }],
    ['grafana-firing', 'Grafana Alert', { about: 'High memory usage', severity: 'high', tone: 'bad' }],
  ])('recognizes %s', (name, kind, { about, ...judged }) => {
    expect(fixture(name)).toMatchObject({ recognizer: 'service-message', kind, name: { source: about }, ...judged });
  });

  it('takes account and Region out of the ARN of what the message is about', () => {
    expect(fixture('rds-failover')).toMatchObject({ accountId: '123456789012', region: 'eu-west-1' });
    expect(
      recognized(readFileSync(new URL('message-rds-failover.event.json', folder), 'utf8'), {
        topicArn: 'arn:aws:sns:us-east-1:999999999999:x',
      }),
    ).toMatchObject({
      accountId: '123456789012',
      region: 'eu-west-1',
    });
  });

  it('takes times without a zone for UTC', () => {
    expect(fixture('rds-failover').occurredAt).toBe('2026-11-22T10:15:20.412Z');
  });

  it('follows an environment and an alert until they are well again', () => {
    expect(fixture('elastic-beanstalk').incident?.transition).toBe('open');
    expect(fixture('beanstalk-recovered').incident).toEqual({ ...fixture('elastic-beanstalk').incident, transition: 'close' });
    expect(fixture('alertmanager-resolved').incident).toEqual({ ...fixture('alertmanager').incident, transition: 'close' });
  });

  it('gives a deployment the same incident by trigger and by EventBridge', () => {
    expect(fixture('codedeploy-deployment-failed').incident?.key).toBe('aws.codedeploy:d-75I7MBT7C');
  });

  it('says Region, branch and number of a build of Amplify, and the address of the app once', () => {
    const build = fixture('amplify-build');

    expect(build).toMatchObject({ region: 'eu-west-1', summary: { source: 'Build 12 of branch main failed.' } });
    expect([factText(build, 'Branch'), factText(build, 'Build')]).toEqual(['main', '12']);
    expect(shownText(build).split('https://main.d123456789.amplifyapp.com')).toHaveLength(2);
  });

  it('sums an alert of Managed Prometheus up by its summary, its description below', () => {
    const alert = fixture('managed-prometheus');

    expect(alert).toMatchObject({
      summary: { source: 'Requests take longer than 2 s' },
      description: { source: 'The 99th percentile of checkout is 3.1 s' },
    });
    expect(factText(alert, 'Summary')).toBeUndefined();
  });

  it('shows the subject line, which often says more', () => {
    const notification = recognized(readFileSync(new URL('message-budget.event.txt', folder), 'utf8'), {
      subject: 'AWS Budgets: monthly-total has exceeded your alert threshold',
    });

    expect(factText(notification, 'Subject')).toBe('AWS Budgets: monthly-total has exceeded your alert threshold');
  });

  it.each([
    ['a document of no service', { Event: 'x', Resource: 'y' }],
    ['an ElastiCache message with many more keys', { 'ElastiCache:X': 'a', b: 1, c: 2, d: 3, e: 4, f: 5 }],
    ['a text that only mentions a budget', 'Our AWS Budget Notification is broken.'],
    ['two backups in one text', 'An AWS Backup job failed. Resource ARN : arn:a BackupJob ID : 1\n\nAn AWS Backup job failed.'],
    ['a list', [{ AutoScalingGroupName: 'web', Event: 'x' }]],
  ])('leaves %s to others', (_what, content) => {
    expect(recognized(content).recognizer).not.toBe('service-message');
  });
});
