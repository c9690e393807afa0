// What EventBridge rules send: one pattern for each kind of event that people want to hear of.

/** A kind of event, and the pattern of its rule (EventBridge User Guide, event patterns). */
export interface EventSource {
  /** By which the command line names it; also part of the rule's name. */
  readonly name: string;
  readonly summary: string;
  /** True where it is taken unless the command line names others. */
  readonly isDefault: boolean;
  readonly pattern: Readonly<Record<string, unknown>>;
}

/** All of them. */
export const eventSources: readonly EventSource[] = [
  {
    name: 'alarms',
    summary: 'CloudWatch alarms that begin or end, also those without an action.',
    isDefault: true,
    pattern: {
      source: ['aws.cloudwatch'],
      'detail-type': ['CloudWatch Alarm State Change'],
      detail: { state: { value: ['ALARM', 'OK'] } },
    },
  },
  {
    name: 'health',
    summary: 'AWS Health events.',
    isDefault: true,
    pattern: { source: ['aws.health'], 'detail-type': ['AWS Health Event'] },
  },
  {
    name: 'guardduty',
    summary: 'GuardDuty findings of medium severity and above.',
    isDefault: true,
    pattern: { source: ['aws.guardduty'], 'detail-type': ['GuardDuty Finding'], detail: { severity: [{ numeric: ['>=', 4] }] } },
  },
  {
    name: 'security-hub',
    summary: 'New Security Hub findings of high severity and above.',
    isDefault: true,
    pattern: {
      source: ['aws.securityhub'],
      'detail-type': ['Security Hub Findings - Imported'],
      detail: {
        findings: { Severity: { Label: ['HIGH', 'CRITICAL'] }, Workflow: { Status: ['NEW'] }, RecordState: ['ACTIVE'] },
      },
    },
  },
  {
    name: 'security-hub-actions',
    summary: 'Custom actions of Security Hub.',
    isDefault: false,
    pattern: { source: ['aws.securityhub'], 'detail-type': ['Security Hub Findings - Custom Action'] },
  },
  {
    name: 'config',
    summary: 'Resources that keep or break a rule of AWS Config.',
    isDefault: true,
    pattern: {
      source: ['aws.config'],
      'detail-type': ['Config Rules Compliance Change'],
      detail: { newEvaluationResult: { complianceType: ['COMPLIANT', 'NON_COMPLIANT'] } },
    },
  },
  {
    name: 'codepipeline',
    summary: 'Executions of CodePipeline pipelines.',
    isDefault: true,
    pattern: { source: ['aws.codepipeline'], 'detail-type': ['CodePipeline Pipeline Execution State Change'] },
  },
  {
    name: 'codebuild',
    summary: 'Builds of CodeBuild.',
    isDefault: false,
    pattern: { source: ['aws.codebuild'], 'detail-type': ['CodeBuild Build State Change'] },
  },
  {
    name: 'codedeploy',
    summary: 'Deployments of CodeDeploy.',
    isDefault: false,
    pattern: { source: ['aws.codedeploy'], 'detail-type': ['CodeDeploy Deployment State-change Notification'] },
  },
  {
    name: 'ecs',
    summary: 'Deployments of ECS services.',
    isDefault: false,
    pattern: { source: ['aws.ecs'], 'detail-type': ['ECS Deployment State Change'] },
  },
  {
    name: 'cloudformation',
    summary: 'Stacks of CloudFormation.',
    isDefault: false,
    pattern: { source: ['aws.cloudformation'], 'detail-type': ['CloudFormation Stack Status Change'] },
  },
  {
    name: 'support',
    summary: 'Support cases.',
    isDefault: false,
    pattern: { source: ['aws.support'], 'detail-type': ['Support Case Update'] },
  },
];
