// Which incident the fixtures belong to: the steps of one thing find each other by their key, whichever way they come.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { IncidentReference } from '../../domain/notification.ts';
import { recognized } from './testing/recognized.ts';

const folder = new URL('__fixtures__/', import.meta.url);

function incidentOf(fixture: string): IncidentReference | undefined {
  const [name = ''] = ['json', 'txt'].map((end) => `${fixture}.event.${end}`).filter((file) => files.includes(file));
  return recognized(readFileSync(new URL(name, folder), 'utf8')).incident;
}

const files = readdirSync(folder).filter((name) => /\.event\.(?:json|txt)$/.test(name));
const STACK = 'arn:aws:cloudformation:eu-west-1:123456789012:stack/checkout/6c3d8f10-a9b7-11ef-8a7b-0a1b2c3d4e5f';
const BUILD = 'arn:aws:codebuild:eu-west-1:123456789012:build/checkout:8745a7a9-c340-456a-9166-edf953571bee';

/** What goes on in one thing, step by step. */
const LIVES = [
  {
    thing: 'an alarm, by its ARN',
    key: 'cloudwatch-alarm:arn:aws:cloudwatch:eu-west-1:123456789012:alarm:web-cpu-high',
    steps: { 'alarm-metric-alarm': 'open', 'alarm-eventbridge-metric': 'open', 'alarm-metric-ok': 'close' },
  },
  {
    thing: 'an alarm without data',
    key: 'cloudwatch-alarm:arn:aws:cloudwatch:eu-west-1:123456789012:alarm:orders-queue-age',
    steps: { 'alarm-insufficient-data': 'update' },
  },
  {
    thing: 'a composite alarm, by topic and by EventBridge',
    key: 'cloudwatch-alarm:arn:aws:cloudwatch:eu-west-1:123456789012:alarm:orders-degraded',
    steps: { 'alarm-composite': 'open', 'alarm-eventbridge-composite': 'close' },
  },
  {
    thing: 'a pipeline execution',
    key: 'aws.codepipeline:1d247af2-7eb3-4569-aeda-41416e2a81c5',
    steps: {
      'notification-rule-pipeline-started': 'open',
      'notification-rule-stage-started': 'update',
      'notification-rule-action-failed': 'update',
      'notification-rule-approval-needed': 'update',
      'notification-rule-pipeline-failed': 'close',
      'notification-rule-pipeline-resumed': 'open',
      'notification-rule-pipeline-succeeded': 'close',
    },
  },
  {
    thing: 'a build',
    key: `aws.codebuild:${BUILD}`,
    steps: {
      'notification-rule-build-in-progress': 'open',
      'eventbridge-codebuild-phase-change': 'update',
      'notification-rule-build-stopped': 'close',
      'notification-rule-build-failed': 'close',
    },
  },
  {
    thing: 'a build of Amplify',
    key: 'aws.amplify:d123456789/main/12',
    steps: { 'eventbridge-amplify-build-started': 'open', 'eventbridge-amplify-build-failed': 'close' },
  },
  {
    thing: 'a deployment of CodeDeploy',
    key: 'aws.codedeploy:d-A1B2C3D4E',
    steps: {
      'notification-rule-deployment-started': 'open',
      'eventbridge-codedeploy-instance': 'update',
      'eventbridge-codedeploy-failed': 'close',
    },
  },
  {
    thing: 'a deployment of ECS',
    key: 'aws.ecs:ecs-svc/6424135790218437',
    steps: { 'eventbridge-ecs-deployment-in-progress': 'open', 'eventbridge-ecs-deployment-completed': 'close' },
  },
  {
    thing: 'a stack, by its own notifications and by EventBridge',
    key: `cloudformation:${STACK}`,
    steps: {
      'text-cloudformation-stack-started': 'open',
      'text-cloudformation-resource-failed': 'update',
      'eventbridge-cloudformation-resource': 'update',
      'text-cloudformation-stack-complete': 'close',
      'eventbridge-cloudformation-status': 'close',
    },
  },
  {
    thing: 'a finding of GuardDuty',
    key: 'aws.guardduty:16afba5c5c43e07c9e3e5e2e544e95df',
    steps: { 'eventbridge-guardduty-s3': 'open', 'eventbridge-guardduty-archived': 'close' },
  },
  {
    thing: 'a finding of Security Hub',
    key: 'aws.securityhub:arn:aws:securityhub:eu-west-1:123456789012:security-control/EC2.19/finding/9e1f',
    steps: {
      'eventbridge-securityhub-member-critical': 'open',
      'eventbridge-securityhub-custom-action-several': 'update',
      'eventbridge-securityhub-passed': 'close',
      'eventbridge-securityhub-archived': 'close',
    },
  },
  {
    thing: 'a finding of Inspector',
    key: 'aws.inspector2:arn:aws:inspector2:eu-west-1:123456789012:finding/4567',
    steps: { 'eventbridge-inspector-network': 'open', 'eventbridge-inspector-closed': 'close' },
  },
  {
    thing: 'a finding of Access Analyzer',
    key: 'aws.access-analyzer:22222222-dcba-4444-dcba-333333333333',
    steps: { 'eventbridge-access-analyzer-public': 'open', 'eventbridge-access-analyzer-resolved': 'close' },
  },
  {
    thing: 'a health event',
    key: 'aws.health:arn:aws:health:eu-west-1::event/EC2/AWS_EC2_OPERATIONAL_ISSUE/AWS_EC2_OPERATIONAL_ISSUE_90353408594353980',
    steps: { 'eventbridge-health-public-closed': 'close' },
  },
  {
    thing: 'a health event that has just begun',
    key: 'aws.health:arn:aws:health:eu-west-1::event/EC2/AWS_EC2_OPERATIONAL_ISSUE/AWS_EC2_OPERATIONAL_ISSUE_7f35c8ae',
    steps: { 'eventbridge-health-issue': 'open' },
  },
  {
    thing: 'a group of alerts',
    key: 'alertmanager:{}:{alertname="HighErrorRate"}',
    steps: { 'message-alertmanager': 'open', 'message-alertmanager-resolved': 'close' },
  },
  {
    thing: 'an investigation of DevOps Agent',
    key: 'aws.aidevops:a1b2c3d4-5678-90ab-cdef-example11111',
    steps: { 'eventbridge-investigation-in-progress': 'open', 'eventbridge-investigation-completed': 'close' },
  },
  {
    thing: 'an insight of DevOps Guru',
    key: 'aws.devops-guru:AIYH6JxdbgkcG0x',
    steps: { 'eventbridge-devops-guru-insight': 'open', 'eventbridge-devops-guru-closed': 'close' },
  },
  {
    thing: 'a backup',
    key: 'aws.backup:34176239-e96d-4e1d-9fad-529dbb3c3556',
    steps: { 'eventbridge-backup-running': 'open', 'eventbridge-backup-aborted': 'close', 'eventbridge-backup-expired': 'close' },
  },
  {
    thing: 'the scan of a backup',
    key: 'aws.backup:4d5fc12e-7e33-4336-a981-bbe43c300298',
    steps: { 'eventbridge-backup-scan-running': 'open', 'eventbridge-backup-scan-threats': 'close' },
  },
  {
    thing: 'advice on the mails of an identity',
    key: 'aws.ses:arn:aws:ses:eu-west-1:123456789012:identity/shop.example.com/SPF record was not found.',
    steps: { 'eventbridge-ses-advice-open': 'open', 'eventbridge-ses-advice-resolved': 'close' },
  },
  {
    thing: 'an update of a domain of OpenSearch',
    key: 'aws.es:arn:aws:es:eu-west-1:123456789012:domain/products/Service Software Update',
    steps: {
      'eventbridge-opensearch-update-available': 'open',
      'eventbridge-opensearch-update-failed': 'open',
      'eventbridge-opensearch-update-completed': 'close',
    },
  },
  {
    thing: 'a group of many alerts',
    key: 'alertmanager:{}:{alertname="PodCrashLooping"}',
    steps: { 'message-alertmanager-many': 'open', 'message-alertmanager-many-resolved': 'close' },
  },
  {
    thing: 'custom notifications, by metadata.threadId',
    key: 'custom-notification:deploy-checkout-2.14.0',
    steps: { 'custom-full': 'open', 'custom-threaded-update': 'open' },
  },
] as const;

const cases = LIVES.flatMap(({ thing, key, steps }) =>
  Object.entries(steps).map(([fixture, transition]) => ({ thing, fixture, key, transition })),
);

describe('the incident of an event', () => {
  it.each(cases)('is that of $thing: $fixture', ({ fixture, key, transition }) => {
    expect(incidentOf(fixture)).toMatchObject({ key, transition });
  });

  it('has a key that begins with its kind, whatever the event', () => {
    const keys = files.flatMap((file) => incidentOf(file.replace(/\.event\.\w+$/, ''))?.key ?? []);

    expect(keys.length).toBeGreaterThan(150);
    // Match: aws.ecs:arn, cloudwatch-alarm:x. Near miss: a bare ARN, which every service could have written.
    for (const key of keys) expect(key).toMatch(/^(?!arn:)[a-z][a-z0-9.-]*(?:\/[a-z-]+|\/v2)?:./);
  });
});
