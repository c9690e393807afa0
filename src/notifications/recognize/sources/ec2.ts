// Amazon EC2 (user guide, Automate Amazon EC2 using EventBridge): instances, Spot, fleets, images, volumes and snapshots.
import type { EventRecipe } from '../recipe/recipe.ts';

const source = 'aws.ec2';
const instancePage = 'ec2/home?region={region}#InstanceDetails:instanceId={instance-id}';

/** The events of EC2. */
export const ec2Events: readonly EventRecipe[] = [
  {
    source,
    types: ['EC2 Instance State-change Notification'],
    name: 'instance-id',
    state: 'state',
    // Stopping and terminating are what somebody wanted, or what another notification explains.
    tones: {
      pending: 'progress',
      'shutting-down': 'progress',
      stopping: 'progress',
      running: 'good',
      stopped: 'neutral',
      terminated: 'neutral',
    },
    sentences: ['Instance {instance-id} {happened}.'],
    facts: { Instance: 'instance-id' },
    consolePage: instancePage,
  },
  {
    source,
    types: ['EC2 Spot Instance Interruption Warning'],
    name: 'instance-id',
    tone: 'warning',
    sentences: ['EC2 takes back Spot Instance {instance-id} in two minutes ({instance-action}).'],
    facts: { Instance: 'instance-id', Action: 'instance-action' },
    consolePage: instancePage,
  },
  {
    source,
    types: ['EC2 Instance Rebalance Recommendation'],
    name: 'instance-id',
    tone: 'warning',
    sentences: ['Spot Instance {instance-id} is at elevated risk of interruption.'],
    facts: { Instance: 'instance-id' },
    consolePage: instancePage,
  },
  {
    source,
    types: ['EC2 Spot Instance Request Fulfillment'],
    name: 'spot-instance-request-id',
    tone: 'good',
    sentences: ['Spot Instance request {spot-instance-request-id} was fulfilled with instance {instance-id}.'],
    facts: { Instance: 'instance-id', 'Spot Instance request': 'spot-instance-request-id' },
  },
  {
    source,
    types: ['EC2 Fleet Error', 'EC2 Spot Fleet Error'],
    name: '$.resources',
    tone: 'bad',
    cause: 'description',
    facts: { Problem: 'sub-type' },
  },
  {
    source,
    types: ['EC2 Fleet State Change', 'EC2 Spot Fleet State Change'],
    name: '$.resources',
    cause: 'description',
    state: 'sub-type',
    tones: { error: 'bad', cancelled: 'warning', expired: 'warning' },
  },
  {
    source,
    types: ['EC2 Fleet Instance Change', 'EC2 Spot Fleet Instance Change'],
    name: '$.resources',
    cause: 'description',
    state: 'sub-type',
    facts: { Instance: 'instance-id' },
  },
  {
    source,
    types: ['EC2 AMI State Change'],
    name: 'ImageId',
    state: 'State',
    cause: 'ErrorMessage',
    sentences: ['Image {ImageId} {happened}.'],
    facts: { Image: 'ImageId', Request: 'RequestId' },
  },
  {
    source,
    types: ['EBS Volume Notification'],
    name: '$.resources',
    state: 'result',
    cause: 'cause',
    sentences: ['{event} of volume {$.resources}: {result}.'],
    facts: { Event: 'event' },
  },
  {
    source,
    types: ['EBS Snapshot Notification', 'EBS Multi-Volume Snapshots Completion Status'],
    name: 'snapshot_id | snapshots.snapshot_id',
    state: 'result',
    cause: 'cause',
    sentences: ['{event} of snapshot {snapshot_id}: {result}.'],
    facts: { Event: 'event', Source: 'source', Started: 'startTime', Ended: 'endTime' },
  },
];
