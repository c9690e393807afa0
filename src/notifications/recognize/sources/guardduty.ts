// Amazon GuardDuty (user guide, Processing GuardDuty findings with EventBridge, and Malware Protection for S3).
import type { EventRecipe } from '../recipe/recipe.ts';

const source = 'aws.guardduty';

/** The events of GuardDuty. */
export const guarddutyEvents: readonly EventRecipe[] = [
  {
    source,
    types: ['GuardDuty Finding'],
    name: 'title',
    state: '',
    cause: 'description',
    // An administrator account gets the findings of its members.
    account: 'accountId',
    region: 'region',
    severity: { at: 'severity' },
    leftOut: [
      'arn',
      'createdAt',
      'updatedAt',
      'service.serviceName',
      'service.additionalInfo.type',
      // Of nearly all findings it is the target; where the resource did it itself, the title says so.
      'service.resourceRole=TARGET',
      'resource.instanceDetails.imageId',
      'resource.instanceDetails.launchTime',
      'resource.instanceDetails.availabilityZone',
      'resource.s3BucketDetails.name',
      'resource.eksClusterDetails.name',
      'resource.eksClusterDetails.status',
      'resource.ecsClusterDetails.name',
      'resource.ecsClusterDetails.status',
      'resource.lambdaDetails.functionName',
      'resource.rdsDbInstanceDetails.dbInstanceIdentifier',
    ],
    facts: {
      'Finding type': 'type',
      'Resource type': 'resource.resourceType',
      // ARNs first: they lead to a page.
      Resource: [
        'resource.instanceDetails.instanceId',
        'resource.s3BucketDetails.arn',
        'resource.s3BucketDetails.name',
        'resource.eksClusterDetails.arn',
        'resource.eksClusterDetails.name',
        'resource.ecsClusterDetails.arn',
        'resource.ecsClusterDetails.name',
        'resource.lambdaDetails.functionArn',
        'resource.lambdaDetails.functionName',
        'resource.rdsDbInstanceDetails.dbInstanceArn',
        'resource.rdsDbInstanceDetails.dbInstanceIdentifier',
        'resource.accessKeyDetails.userName',
      ].join(' | '),
      Action: 'service.action.actionType',
      'Remote address': [
        'service.action.networkConnectionAction.remoteIpDetails.ipAddressV4',
        'service.action.awsApiCallAction.remoteIpDetails.ipAddressV4',
        'service.action.portProbeAction.portProbeDetails.remoteIpDetails.ipAddressV4',
        'service.action.kubernetesApiCallAction.remoteIpDetails.ipAddressV4',
      ].join(' | '),
      'API call': 'service.action.awsApiCallAction.api',
      Domain: 'service.action.dnsRequestAction.domain',
      Count: 'service.count',
      'First seen': 'service.eventFirstSeen',
      'Last seen': 'service.eventLastSeen',
      'Finding ID': 'id',
    },
    incident: { of: source, id: ['id'], as: 'condition', closedBy: { 'service.archived': ['true'] } },
    consolePage: 'guardduty/home?region={region}#/findings?search=id%3D{id}',
  },
  {
    source,
    types: ['GuardDuty Malware Protection Object Scan Result'],
    name: 's3ObjectDetails.objectKey',
    state: 'scanResultDetails.scanResultStatus',
    tones: { NO_THREATS_FOUND: 'good', THREATS_FOUND: 'bad', UNSUPPORTED: 'warning', ACCESS_DENIED: 'warning' },
    sentences: ['Scan of {s3ObjectDetails.objectKey} in bucket {s3ObjectDetails.bucketName}: {scanResultDetails.scanResultStatus}.'],
    facts: { Bucket: 's3ObjectDetails.bucketName', Threats: 'scanResultDetails.threats', 'Scan status': 'scanStatus' },
  },
];
