// Work that goes on at AWS after a command has been answered: what to ask how far it has come, and which answers end it.
// The expressions are JMESPath: `params` over `{ input, output }` of the command, all others over the answer that is asked for.

/** How the work of one operation is followed. */
export interface FollowedWork {
  /** The operation (the API's name) of the same service that tells how far it has come. */
  readonly ask: string;
  /** Its parameters; where one finds nothing, the work cannot be followed. */
  readonly params: Readonly<Record<string, string>>;
  readonly status: string;
  readonly good: readonly string[];
  readonly bad: readonly string[];
  /** Each finds lines of text: steps, reasons, counts. */
  readonly details: readonly string[];
}

const STACK: Omit<FollowedWork, 'good' | 'bad'> = {
  ask: 'DescribeStacks',
  params: { StackName: 'output.StackId' },
  status: 'Stacks[0].StackStatus',
  details: ['Stacks[0].StackStatusReason'],
};

/** What no stack comes back from by itself, whatever was begun. */
const STACK_BAD_ENDS = [
  'CREATE_FAILED',
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
  'UPDATE_FAILED',
  'UPDATE_ROLLBACK_COMPLETE',
  'UPDATE_ROLLBACK_FAILED',
  'DELETE_COMPLETE',
  'DELETE_FAILED',
];

/** By the AWS CLI's names of service and command. */
export const followedWork: Readonly<Record<string, FollowedWork>> = {
  'ssm start-automation-execution': {
    ask: 'GetAutomationExecution',
    params: { AutomationExecutionId: 'output.AutomationExecutionId' },
    status: 'AutomationExecution.AutomationExecutionStatus',
    good: ['Success', 'CompletedWithSuccess'],
    bad: ['Failed', 'TimedOut', 'Cancelled', 'Rejected', 'CompletedWithFailure', 'Exited', 'ChangeCalendarOverrideRejected'],
    details: [
      "AutomationExecution.StepExecutions[?StepStatus != 'Pending'].join(': ', [StepName, StepStatus])",
      'AutomationExecution.FailureMessage',
    ],
  },
  'ssm send-command': {
    ask: 'ListCommands',
    params: { CommandId: 'output.Command.CommandId' },
    status: 'Commands[0].Status',
    good: ['Success'],
    bad: ['Cancelled', 'Failed', 'TimedOut'],
    details: [
      "Commands[].join(' ', [to_string(CompletedCount), 'of', to_string(TargetCount), 'done,', to_string(ErrorCount), 'with errors'])",
      'Commands[0].StatusDetails',
    ],
  },
  'stepfunctions start-execution': {
    ask: 'DescribeExecution',
    params: { executionArn: 'output.executionArn' },
    status: 'status',
    good: ['SUCCEEDED'],
    bad: ['FAILED', 'TIMED_OUT', 'ABORTED'],
    details: ['error', 'cause'],
  },
  'codebuild start-build': {
    ask: 'BatchGetBuilds',
    params: { ids: 'output.build.id && [output.build.id]' },
    status: 'builds[0].buildStatus',
    good: ['SUCCEEDED'],
    bad: ['FAILED', 'FAULT', 'TIMED_OUT', 'STOPPED'],
    details: ["builds[0].phases[].join(': ', [phaseType, not_null(phaseStatus, 'IN_PROGRESS')])", 'builds[0].phases[].contexts[].message'],
  },
  'codepipeline start-pipeline-execution': {
    ask: 'GetPipelineExecution',
    params: { pipelineName: 'input.name', pipelineExecutionId: 'output.pipelineExecutionId' },
    status: 'pipelineExecution.status',
    good: ['Succeeded'],
    bad: ['Cancelled', 'Failed', 'Stopped', 'Superseded'],
    details: ['pipelineExecution.statusSummary', 'pipelineExecution.artifactRevisions[].revisionSummary'],
  },
  'deploy create-deployment': {
    ask: 'GetDeployment',
    params: { deploymentId: 'output.deploymentId' },
    status: 'deploymentInfo.status',
    good: ['Succeeded'],
    bad: ['Failed', 'Stopped'],
    details: [
      "deploymentInfo.deploymentOverview && join(', ', [join(' ', [to_string(deploymentInfo.deploymentOverview.Succeeded), 'done']), join(' ', [to_string(deploymentInfo.deploymentOverview.InProgress), 'in progress']), join(' ', [to_string(deploymentInfo.deploymentOverview.Failed), 'failed'])])",
      'deploymentInfo.errorInformation.message',
    ],
  },
  'cloudformation create-stack': { ...STACK, good: ['CREATE_COMPLETE'], bad: STACK_BAD_ENDS },
  'cloudformation update-stack': { ...STACK, good: ['UPDATE_COMPLETE'], bad: STACK_BAD_ENDS },
  'ecs update-service': {
    ask: 'DescribeServices',
    params: { cluster: 'output.service.clusterArn', services: 'output.service.serviceArn && [output.service.serviceArn]' },
    // A service whose only deployment runs as many tasks as are wanted has come to rest, also where only their number was changed.
    status:
      "services[?length(deployments) == `1` && runningCount == desiredCount] && 'STABLE' || (services[0].deployments[?status == 'PRIMARY'].rolloutState | [0]) || (services && 'IN_PROGRESS')",
    good: ['STABLE'],
    bad: ['FAILED'],
    details: [
      "services[].join(' ', [to_string(runningCount), 'of', to_string(desiredCount), 'tasks run'])",
      "services[0].deployments[?status == 'PRIMARY'].rolloutStateReason",
    ],
  },
};
