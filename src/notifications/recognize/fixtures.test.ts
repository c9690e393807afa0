import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Notification } from '../../domain/notification.ts';
import { problemsOf } from './testing/problems-of.ts';
import { recognized } from './testing/recognized.ts';

const folder = new URL('__fixtures__/', import.meta.url);
const fixtures = readdirSync(folder).filter((name) => /\.event\.(?:json|txt)$/.test(name));
const recognizedFixture = (name: string): Notification => recognized(readFileSync(new URL(name, folder), 'utf8'));

/** Who recognizes the fixtures whose names begin so; the first entry that fits counts. */
const RECOGNIZERS = [
  ['custom-without-content', 'json-document'],
  ['alarm-', 'cloudwatch-alarm'],
  ['custom-', 'custom-notification'],
  ['eventbridge-', 'eventbridge-event'],
  ['notification-rule-', 'eventbridge-event'],
  ['message-', 'service-message'],
  ['json-', 'json-document'],
  ['text-cloudformation-', 'cloudformation-stack-event'],
  ['text-', 'plain-text'],
] as const;

/** A few of each kind, whole, for people to read. */
const GOLDENS = [
  'alarm-metric-alarm.event.json',
  'alarm-metric-ok.event.json',
  'alarm-metric-math.event.json',
  'alarm-anomaly-band.event.json',
  'alarm-composite.event.json',
  'alarm-eventbridge-metric.event.json',
  'custom-full.event.json',
  'custom-mistyped.event.json',
  'eventbridge-config-compliance.event.json',
  'alarm-eventbridge-log.event.json',
  'eventbridge-access-analyzer-public.event.json',
  'eventbridge-custom-source.event.json',
  'eventbridge-ecs-task-stopped.event.json',
  'eventbridge-guardduty-finding.event.json',
  'eventbridge-health-issue.event.json',
  'eventbridge-securityhub-finding.event.json',
  'message-alertmanager.event.json',
  'message-elastic-beanstalk.event.txt',
  'message-rds-event.event.json',
  'eventbridge-acm-approaching.event.json',
  'eventbridge-codebuild-failed.event.json',
  'eventbridge-securityhub-ocsf.event.json',
  'eventbridge-ssm-patch-noncompliant.event.json',
  'message-autoscaling-launch-error.event.json',
  'message-budget.event.txt',
  'message-codedeploy-deployment-failed.event.json',
  'message-ses-bounce.event.json',
  'notification-rule-pull-request-created-full.event.json',
  'notification-rule-pipeline-failed.event.json',
  'text-cloudformation-resource-failed.event.txt',
  'text-sentence.event.txt',
];

describe('fixtures', () => {
  it.each(fixtures)('%s is recognized by its recognizer and showable', (name) => {
    const notification = recognizedFixture(name);

    expect(notification.recognizer).toBe(RECOGNIZERS.find(([start]) => name.startsWith(start))?.[1]);
    expect(notification.isUnrecognized).toBe(['json-document', 'plain-text'].includes(notification.recognizer));
    expect(problemsOf(notification)).toEqual([]);
  });

  it.each(GOLDENS)('%s is recognized as its golden says', async (name) => {
    const notification = JSON.stringify(recognizedFixture(name), undefined, 2);

    await expect(`${notification}\n`).toMatchFileSnapshot(`__golden__/${name.replace(/\.event\.\w+$/, '')}.notification.json`);
  });

  it('has a golden for each listed case and no other', () => {
    const goldens = readdirSync(new URL('__golden__/', import.meta.url));

    expect(goldens.toSorted()).toEqual(GOLDENS.map((name) => `${name.replace(/\.event\.\w+$/, '')}.notification.json`).toSorted());
  });

  it('covers alarms, custom notifications, EventBridge, messages of services, JSON and text', () => {
    const count = (start: string): number => fixtures.filter((name) => name.startsWith(start)).length;

    expect(count('alarm-')).toBeGreaterThanOrEqual(10);
    expect(count('custom-')).toBeGreaterThanOrEqual(6);
    expect(count('eventbridge-')).toBeGreaterThanOrEqual(130);
    expect(count('message-')).toBeGreaterThanOrEqual(35);
    expect(count('notification-rule-')).toBeGreaterThanOrEqual(38);
    expect(count('json-')).toBeGreaterThanOrEqual(4);
    expect(count('text-')).toBeGreaterThanOrEqual(5);
    expect(fixtures.length).toBeGreaterThanOrEqual(250);
  });

  it('says of each fixture where it comes from, and of no other', () => {
    const rows = readFileSync(new URL('PROVENANCE.md', folder), 'utf8').matchAll(/^\| `([^`]+)` \| (\w+) \| (.+) \|$/gm);
    const listed = [...rows].map(([, name = '', kind = '', source = '']) => ({ name, kind, source }));

    expect(listed.map(({ name }) => name).toSorted()).toEqual(fixtures.toSorted());
    for (const { kind, source } of listed) {
      expect(['captured', 'documented', 'constructed']).toContain(kind);
      expect(source.length).toBeGreaterThan(5);
    }
  });
});
