// What AWS Chatbot's guide shows is understood as it is printed there.
import { describe, expect, it } from 'vitest';
import { parseCommand } from './parse-command.ts';
import { parsed, parsingContext } from './testing/parsing.ts';

describe('examples of the guide of AWS Chatbot', () => {
  it.each<[string, string]>([
    ['@aws lambda list-functions', 'ListFunctions'],
    ['@aws cloudwatch describe-alarms --state ALARM --region us-east-1', 'DescribeAlarms'],
    [
      '@aws kinesis update-shard-count --stream-name samplestream --scaling-type UNIFORM_SCALING --target-shard-count 6',
      'UpdateShardCount',
    ],
    ['@aws ec2 reboot-instances --instance-ids i-0123456789abcdef0', 'RebootInstances'],
    ['@aws autoscaling update-auto-scaling-group --auto-scaling-group-name my-asg --min-size 2 --max-size 10', 'UpdateAutoScalingGroup'],
    [
      '@aws ssm start-automation-execution --document-name "AWS-UpdateLinuxAmi" --parameters "AutomationAssumeRole=a,SourceAmiId=ami-1,IamInstanceProfileName=p"',
      'StartAutomationExecution',
    ],
    ['@aws invoke myHelloWorld --region us-east-1', 'Invoke'],
    ['@aws lambda invoke --function-name myHelloWorld --region us-east-1', 'Invoke'],
    ['@aws invoke mypipeline1-beta-Approval --payload {"summary": "all is well","status": "Approved"}', 'Invoke'],
    ['@aws cloudwatch describe-alarms --query @.{MetricAlarms:MetricAlarms[*].{AlarmName:AlarmName}}', 'DescribeAlarms'],
    ['@aws lambda invoke --function-name f --invocation-type Event', 'Invoke'],
    ['@aws ssm-incidents list-response-plan', 'ListResponsePlans'],
  ])('%s', (line, operation) => {
    expect(parsed(line).operation).toBe(operation);
  });

  it.each([
    'support create-case',
    ...[
      'start-incident',
      'get-response-plan',
      'create-timeline-event',
      'delete-timeline-event',
      'get-incident-record',
      'get-timeline-event',
      'list-timeline-events',
      'list-related-items',
      'update-related-items',
      'update-incident-record',
      'update-timeline-event',
    ].map((command) => `ssm-incidents ${command}`),
  ])('%s lacks nothing but its parameters', (line) => {
    const outcome = parseCommand(`@aws ${line}`, parsingContext);

    expect(outcome).toMatchObject({ status: 'failed', failure: { code: 'missing-arguments' } });
  });

  it('lists incidents without a parameter', () => {
    expect(parsed('@aws ssm-incidents list-incident-records').operation).toBe('ListIncidentRecords');
  });

  it('says where a name is understood as another', () => {
    expect(parsed('ssm-incidents list-response-plan').notes).toEqual([
      '"list-response-plan" is understood as ssm-incidents list-response-plans.',
    ]);
  });
});
