// Where our client does something else than Amazon's on purpose. Each row is proven in exceptions.test.ts.

/** A deliberate difference. */
export interface Exception {
  /** How the row and its proof are called. */
  readonly title: string;
  /** AWS CLI name of the service, or `*`. */
  readonly cli: string;
  /** The operation, or `*`. */
  readonly operation: string;
  readonly official: string;
  readonly own: string;
  readonly reason: string;
  /** True where the operation is refused whatever its parameters are. */
  readonly isRefused?: boolean;
  /** Members that the generated parameters leave out because of it. */
  readonly membersLeftOut?: readonly string[];
}

/** All of them. */
export const exceptions: readonly Exception[] = [
  {
    title: 'who calls',
    cli: '*',
    operation: '*',
    official: 'user-agent and x-amz-user-agent name the client of the service and its version',
    own: 'they name Signalbox as well, and its version',
    reason: 'AWS and the account owner are told who calls.',
  },
  {
    title: 'errors that may be tried again',
    cli: '*',
    operation: '*',
    official: 'errors that the API model marks carry $retryable, and are tried again',
    own: 'they are tried again where their code, status or cause says so',
    reason: 'The mark is in the code of the clients, not in their schemas. At worst a call is tried once less.',
  },
  {
    title: 'compressed metric data',
    cli: 'cloudwatch',
    operation: 'PutMetricData',
    official: 'compresses bodies of 10 KiB and more',
    own: 'sends them as they are',
    reason: 'AWS takes both; nobody types 10 KiB of metric data into a chat.',
  },
  {
    title: 'global event endpoints',
    cli: 'events',
    operation: 'PutEvents',
    official: 'signs for several Regions (SigV4a) where EndpointId is given and a further package is installed',
    own: 'refuses',
    reason: 'The signature needs native code. Put the events on the bus of one Region.',
    membersLeftOut: ['EndpointId'],
  },
  {
    title: 'multi-Region access points',
    cli: 's3api',
    operation: '*',
    official: 'signs for several Regions (SigV4a) where Bucket is a multi-Region access point and a further package is installed',
    own: 'refuses',
    reason: 'The signature needs native code. Name a bucket or access point of one Region.',
  },
  {
    title: 'selected parts of objects',
    cli: 's3api',
    operation: 'SelectObjectContent',
    official: 'reads a stream of events',
    own: 'refuses',
    reason: 'A chat answers once.',
    isRefused: true,
  },
  {
    title: 'streamed answers of functions',
    cli: 'lambda',
    operation: 'InvokeWithResponseStream',
    official: 'reads a stream of events',
    own: 'refuses',
    reason: 'A chat answers once.',
    isRefused: true,
  },
  {
    title: 'hosts of queues',
    cli: 'sqs',
    operation: '*',
    official: 'sends the request to whatever host QueueUrl names',
    own: 'sends it there only where the host is of SQS, else to the endpoint of the Region',
    reason: 'QueueUrl comes from a chat: a signed request must not go wherever a person writes.',
  },
  {
    title: 'damaged messages',
    cli: 'sqs',
    operation: '*',
    official: 'Invalid MD5 checksum on messages: <ids>',
    own: 'the same refusal in words of our own',
    reason: 'The text is for people; both throw the answer away.',
  },
  {
    title: 'Regions of snapshots',
    cli: 'ec2',
    operation: 'CopySnapshot',
    official: 'makes a host of whatever SourceRegion says',
    own: 'refuses what cannot be the name of a Region',
    reason: 'SourceRegion comes from a chat.',
  },
];

/** Which members the generated parameters leave out. */
export function membersLeftOut(cli: string, operation: string): readonly string[] {
  return exceptions.flatMap((row) => (row.cli === cli && row.operation === operation ? (row.membersLeftOut ?? []) : []));
}

/** Which operations of a service are refused, and compared with nothing. */
export function isRefused(cli: string, operation: string): boolean {
  return exceptions.some((row) => row.cli === cli && row.operation === operation && row.isRefused === true);
}
