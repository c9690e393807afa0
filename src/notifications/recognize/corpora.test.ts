// Events that nobody of this project wrote; they stand beside the repository where they are available.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemsOf } from './testing/problems-of.ts';
import { recognized, shownText } from './testing/recognized.ts';

const folder = new URL('../../../../shared/corpora/events/', import.meta.url);
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

/** Who recognizes a file and what has to be shown of it, by the end of its name. */
const EXPECTED: Readonly<Record<string, readonly [recognizer: string, ...shown: string[]]>> = {
  'autoscaling-event-launch-successful.json': ['eventbridge-event', 'my-auto-scaling-group', 'i-1234567890abcdef0', 'us-west-2b'],
  'autoscaling-event-launch-unsuccessful.json': ['eventbridge-event', 'Failed', 'message-text', 'my-auto-scaling-group'],
  'autoscaling-event-lifecycle-action.json': ['eventbridge-event', 'my-asg', 'my-lifecycle-hook', 'EC2_INSTANCE_LAUNCHING'],
  'autoscaling-event-terminate-successful.json': ['eventbridge-event', 'Terminating EC2 instance', 'my-auto-scaling-group'],
  'cloudwatch-alarm-sns-payload-multiple-metrics.json': ['cloudwatch-alarm', 'm1*1', 'NetworkOut', 'TestInstance', 'Threshold Crossed'],
  'cloudwatch-alarm-sns-payload-single-metric.json': ['cloudwatch-alarm', 'NetworkOut (Average)', 'AWS/EC2', '123456789012'],
  'codebuild-phase-change.json': ['eventbridge-event', 'my-sample-project', 'SUCCEEDED', 'MyCodeBuildDemoUser'],
  'codebuild-state-change.json': ['eventbridge-event', 'my-sample-project', 'SUCCEEDED', 'my-source-version'],
  'codedeploy-deployment-event.json': ['eventbridge-event', 'myApplication', 'SUCCESS', 'myDeploymentGroup', 'd-123456789'],
  'codedeploy-instance-event.json': ['eventbridge-event', 'i-0000000aaaaaaaaaa', 'SUCCESS', 'myApplication'],
  'codepipeline-action-execution-stage-change-event.json': ['eventbridge-event', 'myPipeline', 'STARTED', 'Prod', 'myAction', 'CodeDeploy'],
  'codepipeline-execution-stage-change-event.json': ['eventbridge-event', 'myPipeline', 'STARTED'],
  'codepipeline-execution-state-change-event.json': ['eventbridge-event', 'myPipeline', 'STARTED'],
  'ecr-image-push-event.json': ['eventbridge-event', 'my-repository-name', 'SUCCESS', 'PUSH', 'latest'],
  'ecr-image-scan-event.json': ['eventbridge-event', 'tribble-image-scan-test', 'COMPLETE', 'Critical\n10'],
  'ecs-container-instance-state-change.json': ['eventbridge-event', 'ACTIVE', 'cluster/default', 'i-f3a8506b'],
  's3-event.json': ['service-message', 'ObjectCreated:Put', 'mybucket', 'Happy Face.jpg'],
  'ses-sns-event.json': ['json-document', 'recipient@example.com', 'Example subject', 'PASS'],
  'sns-event.json': ['plain-text', 'Hello from SNS!', 'TestInvoke'],
  'aws_health_event.json': ['eventbridge-event', 'AWS_EC2_INSTANCE_STORE_DRIVE_PERFORMANCE_DEGRADED', 'issue', 'i-abcd1111'],
  'events.cloudwatch_alarm.json': ['cloudwatch-alarm', 'Example alarm description.', 'ALARM', 'EU - Ireland'],
  'guardduty_finding_high.json': ['eventbridge-event', 'Recon:EC2 PortProbeUnprotectedPort', 'known malicious host'],
  'guardduty_finding_low.json': ['eventbridge-event', 'Recon:EC2 PortProbeUnprotectedPort', 'known malicious host'],
  'guardduty_finding_medium.json': ['eventbridge-event', 'Recon:EC2 PortProbeUnprotectedPort', 'known malicious host'],
  'messages.backup.json': ['plain-text', 'Backup job was completed', 'Backup job failed', 'Copy job', 'Notification from AWS Backup'],
  'messages.cloudwatch_alarm.json': ['cloudwatch-alarm', 'DBMigrationRequired', 'A JPA error occurred', 'OK', '735598076380'],
  'messages.dms_notification.json': ['service-message', 'Replication task has stopped.', 'hello-world', 'DMS Notification Message'],
  'messages.glue_notification.json': ['eventbridge-event', 'test_job', 'FAILED', 'SystemExit: 1'],
  'messages.guardduty_finding.json': ['eventbridge-event', 'Recon:EC2 PortProbeUnprotectedPort', 'us-gov-east-1'],
  'guardduty_malware_protection_object_scan_result.json': ['eventbridge-event', 'THREATS_FOUND', 'amzn-s3-demo-bucket', 'EICAR-Test-File'],
  'messages.text_message.json': ['plain-text', 'a typical multi-line', 'All Fine'],
};

describe.skipIf(files.length === 0)('corpora (skipped where they do not stand beside the repository)', () => {
  it.each(files)('%s is recognized, or shown with what it tells', (name) => {
    const notification = recognized(readFileSync(new URL(name, folder), 'utf8'));

    expect(problemsOf(notification)).toEqual([]);
    const [, expected] = Object.entries(EXPECTED).find(([end]) => name.endsWith(end)) ?? [];
    const [recognizer, ...shown] = expected ?? [notification.recognizer];
    expect(notification.recognizer).toBe(recognizer);
    for (const text of shown) expect(shownText(notification)).toContain(text);
  });
});
