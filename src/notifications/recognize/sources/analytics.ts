// Services that work on data: Amazon EMR (CloudWatch Events user guide, Amazon EMR events), Amazon SageMaker AI (developer guide, events that
// SageMaker AI sends to EventBridge), Amazon OpenSearch Service (developer guide, Monitoring OpenSearch Service events with EventBridge).
import type { EventRecipe, Recipe } from '../recipe/recipe.ts';

const emr: Recipe = {
  name: 'name | clusterId',
  state: 'state',
  tones: { WAITING: 'good', TERMINATED: 'neutral', CANCELLED: 'warning', INTERRUPTED: 'warning', COMPLETED: 'good' },
  cause: 'message',
  severity: { at: 'severity', words: { INFO: 'info', WARN: 'medium', ERROR: 'high', CRITICAL: 'critical' } },
  facts: {
    Reason: 'stateChangeReason.message',
    Code: 'stateChangeReason.code',
    Cluster: 'clusterId',
    Step: 'stepId',
    'On failure': 'actionOnFailure',
    'Instance group': 'instanceGroupId',
    'Instance fleet': 'instanceFleetId',
  },
  consolePage: 'emr/home?region={region}#/clusterDetails/{clusterId}',
};

const machineLearningName = [
  'TrainingJobName',
  'ProcessingJobName',
  'TransformJobName',
  'HyperParameterTuningJobName',
  'LabelingJobName',
  'CompilationJobName',
  'EndpointName',
  'NotebookInstanceName',
  'AutoMLJobName',
  'FeatureGroupName',
  'ModelPackageName',
  'ModelPackageGroupName',
  'ModelName',
  'ImageName',
  'pipelineArn',
].join(' | ');
const machineLearningState = [
  'TrainingJobStatus',
  'ProcessingJobStatus',
  'TransformJobStatus',
  'HyperParameterTuningJobStatus',
  'LabelingJobStatus',
  'CompilationJobStatus',
  'EndpointStatus',
  'NotebookInstanceStatus',
  'AutoMLJobStatus',
  'ModelPackageStatus',
  'currentPipelineExecutionStatus',
  'currentStepStatus',
].join(' | ');

/** The events of these services. */
export const analyticsEvents: readonly EventRecipe[] = [
  {
    ...emr,
    source: 'aws.emr',
    types: ['EMR Cluster State Change'],
    sentences: ['Cluster {name} {happened}.'],
    incident: { of: 'aws.emr', id: ['clusterId'], as: 'run', closedBy: { state: ['TERMINATED', 'TERMINATED_WITH_ERRORS'] } },
  },
  {
    ...emr,
    source: 'aws.emr',
    types: ['EMR Step Status Change'],
    sentences: ['Step {name} of cluster {clusterId} {happened}.'],
    incident: { of: 'aws.emr', id: ['clusterId'], as: 'run', isPart: true },
  },
  { ...emr, source: 'aws.emr' },
  {
    source: 'aws.sagemaker',
    name: machineLearningName,
    state: machineLearningState,
    tones: { Stopped: 'warning', InService: 'good', Executing: 'progress', OutOfService: 'bad', Deleted: 'neutral' },
    cause: 'FailureReason | ExitMessage | failureReason',
    facts: {
      'Secondary status': 'SecondaryStatus',
      'Previous status': 'previousPipelineExecutionStatus | previousStepStatus',
      Step: 'stepName',
      'Instance type': 'ResourceConfig.InstanceType | TransformResources.InstanceType',
      Instances: 'ResourceConfig.InstanceCount | TransformResources.InstanceCount',
      Created: 'CreationTime',
      Started: 'TrainingStartTime | ProcessingStartTime | TransformStartTime | executionStartTime | startTime',
      Ended: 'TrainingEndTime | ProcessingEndTime | TransformEndTime | executionEndTime | endTime',
    },
    leftOut: [
      'LastModifiedTime',
      'HyperParameters',
      'AlgorithmSpecification.TrainingImage',
      'AlgorithmSpecification.TrainingInputMode',
      'OutputDataConfig.KmsKeyId',
      'ResourceConfig.VolumeKmsKeyId',
    ],
    incident: { of: 'aws.sagemaker', id: ['$.resources.0'], as: 'run' },
  },
  {
    source: 'aws.es',
    name: '$.resources.0',
    state: 'status',
    // Something to install is no good news and no bad news.
    tones: { Available: 'neutral', Required: 'warning', Unexecuted: 'warning', Scheduled: 'progress', Rescheduled: 'progress' },
    cause: 'description',
    severity: { at: 'severity' },
    facts: { Event: 'event', Scheduled: 'scheduleTime', Started: 'startTime' },
    incident: { of: 'aws.es', id: ['$.resources.0', 'event'], as: 'condition', closedBy: { status: ['Cancelled'] } },
  },
];
