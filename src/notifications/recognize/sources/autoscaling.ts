// Amazon EC2 Auto Scaling (user guide, event reference, and SNS notifications for Amazon EC2 Auto Scaling).
import type { EventRecipe, MessageRecipe } from '../recipe/recipe.ts';

const source = 'aws.autoscaling';
const page = 'ec2/home?region={region}#AutoScalingGroupDetails:id={AutoScalingGroupName}';
const facts = {
  'Auto Scaling group': 'AutoScalingGroupName',
  Instance: 'EC2InstanceId',
  'Availability zone': 'Details.Availability Zone',
  Cause: 'Cause',
  Description: 'Description',
  Started: 'StartTime',
  Ended: 'EndTime',
};

const refresh: EventRecipe = {
  source,
  name: 'AutoScalingGroupName',
  cause: 'Reason | StatusMessage',
  facts: { 'Instance refresh': 'InstanceRefreshId', Checkpoint: 'CheckpointPercentage' },
  incident: { of: `${source}/refresh`, id: ['InstanceRefreshId'], as: 'run' },
  consolePage: page,
};

/** The events of Auto Scaling groups. */
export const autoscalingEvents: readonly EventRecipe[] = [
  ...[
    // The status of what went well says `InProgress`, of the activity, which is over.
    ['EC2 Instance Launch Successful', 'launched instance {EC2InstanceId}', ''],
    ['EC2 Instance Launch Unsuccessful', 'could not launch an instance', 'StatusCode'],
    ['EC2 Instance Terminate Successful', 'terminated instance {EC2InstanceId}', ''],
    ['EC2 Instance Terminate Unsuccessful', 'could not terminate instance {EC2InstanceId}', 'StatusCode'],
  ].map(([type = '', happened = '', state = '']): EventRecipe => ({
    source,
    types: [type],
    name: 'AutoScalingGroupName',
    state,
    leftOut: ['StatusCode', 'Progress'],
    cause: 'StatusMessage | Description',
    sentences: [`Auto Scaling group {AutoScalingGroupName} ${happened}.`],
    facts,
    consolePage: page,
  })),
  {
    source,
    types: ['EC2 Instance-launch Lifecycle Action', 'EC2 Instance-terminate Lifecycle Action'],
    name: 'AutoScalingGroupName',
    tone: 'progress',
    sentences: ['Instance {EC2InstanceId} of Auto Scaling group {AutoScalingGroupName} waits at lifecycle hook {LifecycleHookName}.'],
    facts: {
      'Lifecycle hook': 'LifecycleHookName',
      Transition: 'LifecycleTransition',
      Instance: 'EC2InstanceId',
      Metadata: 'NotificationMetadata',
    },
    consolePage: page,
  },
  ...[
    ['Started', 'has started'],
    ['Succeeded', 'succeeded'],
    ['Failed', 'failed'],
    ['Cancelled', 'was canceled'],
    ['Checkpoint Reached', 'has reached a checkpoint'],
    ['Rollback Started', 'is being rolled back'],
    ['Rollback Succeeded', 'was rolled back'],
    ['Rollback Failed', 'could not be rolled back'],
  ].map(([end = '', happened = '']): EventRecipe => ({
    ...refresh,
    types: [`EC2 Auto Scaling Instance Refresh ${end}`],
    sentences: [`The instance refresh of Auto Scaling group {AutoScalingGroupName} ${happened}.`],
  })),
  refresh,
];

const message: MessageRecipe = {
  kind: 'Auto Scaling Notification',
  when: { AutoScalingGroupName: true, Event: true },
  name: 'AutoScalingGroupName',
  state: 'StatusCode',
  tones: { InProgress: 'progress', Successful: 'good', Failed: 'bad' },
  cause: 'StatusMessage | Cause | Description',
  facts: { Event: 'Event', ...facts },
  account: 'AccountId',
  arn: 'AutoScalingGroupARN',
  at: 'Time',
  consolePage: page,
};

/** What an Auto Scaling group sends to its topic. */
export const autoscalingMessages: readonly MessageRecipe[] = [
  ...[
    ['autoscaling:EC2_INSTANCE_LAUNCH', 'launched instance {EC2InstanceId}'],
    ['autoscaling:EC2_INSTANCE_LAUNCH_ERROR', 'could not launch an instance'],
    ['autoscaling:EC2_INSTANCE_TERMINATE', 'terminated instance {EC2InstanceId}'],
    ['autoscaling:EC2_INSTANCE_TERMINATE_ERROR', 'could not terminate an instance'],
    ['autoscaling:TEST_NOTIFICATION', 'sends its notifications here'],
  ].map(([event = '', happened = '']): MessageRecipe => ({
    ...message,
    when: { ...message.when, Event: [event] },
    sentences: [`Auto Scaling group {AutoScalingGroupName} ${happened}.`],
  })),
  message,
];
