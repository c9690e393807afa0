// Where our client does something else than Amazon's on purpose. Each row is proven by a test of this folder, or of the file named.

/** A deliberate difference. */
export interface Exception {
  /** AWS CLI name of the service, or `*`. */
  readonly cli: string;
  /** The operation, or `*`. */
  readonly operation: string;
  readonly official: string;
  readonly own: string;
  readonly reason: string;
  /** Members that the generated parameters leave out because of it. */
  readonly membersLeftOut?: readonly string[];
}

/** All of them. */
export const exceptions: readonly Exception[] = [
  {
    cli: '*',
    operation: '*',
    official: 'user-agent and x-amz-user-agent name the client of the service and its version',
    own: 'they name Signalbox',
    reason: 'AWS and the account owner are told who calls.',
  },
  {
    cli: '*',
    operation: '*',
    official: 'errors that the API model marks carry $retryable, and are tried again',
    own: 'they are tried again where their code, status or cause says so',
    reason: 'The mark is in the code of the clients, not in their schemas. At worst a call is tried once less.',
  },
  {
    cli: 'cloudwatch',
    operation: 'PutMetricData',
    official: 'compresses bodies of 10 KiB and more',
    own: 'sends them as they are',
    reason: 'AWS takes both; nobody types 10 KiB of metric data into a chat.',
  },
  {
    cli: 'events',
    operation: 'PutEvents',
    official: 'signs for all Regions (SigV4a) where EndpointId is given, if a further package is installed',
    own: 'refuses',
    reason: 'The signature needs native code. Put the events on the bus of one Region.',
    membersLeftOut: ['EndpointId'],
  },
  {
    cli: 's3api',
    operation: '*',
    official: 'signs for all Regions (SigV4a) where Bucket is a multi-Region access point, if a further package is installed',
    own: 'refuses',
    reason: 'The signature needs native code. Name a bucket or access point of one Region.',
  },
  {
    cli: 's3api',
    operation: 'SelectObjectContent',
    official: 'reads a stream of events',
    own: 'refuses',
    reason: 'A chat answers once.',
  },
  {
    cli: 'lambda',
    operation: 'InvokeWithResponseStream',
    official: 'reads a stream of events',
    own: 'refuses',
    reason: 'A chat answers once.',
  },
  {
    cli: 'sqs',
    operation: '*',
    official: 'sends the request to whatever host QueueUrl names',
    own: 'sends it there only where the host is of SQS, else to the endpoint of the Region',
    reason: 'QueueUrl comes from a chat: a signed request must not go wherever a person writes.',
  },
  {
    cli: 'sqs',
    operation: 'ReceiveMessage',
    official: 'Invalid MD5 checksum on messages: <ids>',
    own: 'the same refusal in words of our own',
    reason: 'The text is for people; both throw the message away.',
  },
];

/** Which members the generated parameters leave out. */
export function membersLeftOut(cli: string, operation: string): readonly string[] {
  return exceptions.flatMap((row) => (row.cli === cli && row.operation === operation ? (row.membersLeftOut ?? []) : []));
}

/** Which operations of a service are refused, and compared with nothing. */
export function isRefused(cli: string, operation: string): boolean {
  return exceptions.some(
    (row) => row.cli === cli && row.operation === operation && row.own === 'refuses' && row.membersLeftOut === undefined,
  );
}
