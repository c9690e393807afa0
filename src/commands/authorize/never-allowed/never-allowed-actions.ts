// The fixed deny list: what never runs from a chat, whatever role and guardrails allow. It holds what AWS Chatbot has ever refused
// (AWS Chatbot Administrator Guide, "Unsupported operations", the editions of 2021, 2023, 2024 and today's, united), and what AWS has added
// since that does the same: gamelift:GetComputeAccess, redshift:GetClusterCredentialsWithIAM.
// docs/reference/never-allowed.md shows the same list; a test compares them.

/** IAM prefix or AWS CLI name of a service, the actions or operations of it that never run, and why. */
export interface NeverAllowed {
  readonly service: string;
  /** `*` for all. */
  readonly names: readonly string[];
  readonly reason: string;
}

const KEYS = 'returns keys, passwords or tokens';
const IDENTITIES = 'reads and changes who may do what';
const CONTENTS = 'reads or writes stored contents';

/** The list. */
export const NEVER_ALLOWED: readonly NeverAllowed[] = [
  { service: 'appsync', names: ['ListApiKeys'], reason: KEYS },
  { service: 'chatbot', names: ['*'], reason: 'changes who may run commands from chats' },
  { service: 'codecommit', names: ['GetFile', 'GetCommit', 'GetDifferences'], reason: CONTENTS },
  { service: 'cognito-identity', names: ['*'], reason: IDENTITIES },
  { service: 'cognito-idp', names: ['*'], reason: IDENTITIES },
  { service: 'connect', names: ['GetFederationToken'], reason: KEYS },
  { service: 'dynamodb', names: ['BatchGetItem', 'GetItem'], reason: CONTENTS },
  { service: 'ec2', names: ['GetPasswordData'], reason: KEYS },
  { service: 'ecr', names: ['GetAuthorizationToken', 'GetLogin'], reason: KEYS },
  { service: 'gamelift', names: ['RequestUploadCredentials', 'GetInstanceAccess', 'GetComputeAccess'], reason: KEYS },
  { service: 'iam', names: ['*'], reason: IDENTITIES },
  { service: 'identitystore', names: ['*'], reason: IDENTITIES },
  { service: 'kms', names: ['*'], reason: 'uses and changes encryption keys' },
  {
    service: 'lightsail',
    names: [
      'DownloadDefaultKeyPair',
      'GetInstanceAccessDetail',
      'GetInstanceAccessDetails',
      'GetKeyPair',
      'GetKeyPairs',
      'UpdateRelationalDatabase',
    ],
    reason: 'returns keys, or sets the password of a database',
  },
  { service: 'redshift', names: ['GetClusterCredentials', 'GetClusterCredentialsWithIAM'], reason: KEYS },
  {
    service: 's3',
    names: ['GetObject', 'HeadObject', 'PutObject', 'GetBucketPolicy'],
    reason: 'reads or writes stored contents, or who may',
  },
  { service: 'sdb', names: ['*'], reason: CONTENTS },
  { service: 'secretsmanager', names: ['*'], reason: KEYS },
  { service: 'snowball', names: ['GetJobUnlockCode'], reason: KEYS },
  { service: 'sso', names: ['*'], reason: IDENTITIES },
  { service: 'sso-admin', names: ['*'], reason: IDENTITIES },
  { service: 'sso-oidc', names: ['*'], reason: IDENTITIES },
  { service: 'storagegateway', names: ['DescribeChapCredentials'], reason: KEYS },
  { service: 'sts', names: ['*'], reason: 'returns credentials and identities' },
];

/**
 * Resource types of Cloud Control (second part of `AWS::IAM::Role`) that belong to services of which nothing runs. With
 * `cloudcontrol` AWS calls those services in the name of whoever asks, so that it would be a way around the list.
 */
export const NEVER_ALLOWED_RESOURCE_TYPES: Readonly<Record<string, string>> = {
  Chatbot: 'chatbot',
  Cognito: 'cognito-idp',
  IAM: 'iam',
  IdentityStore: 'identitystore',
  KMS: 'kms',
  SDB: 'sdb',
  SecretsManager: 'secretsmanager',
  SSO: 'sso',
};

/** Resource types of Cloud Control by which it makes a single call that is on the list, in the name of whoever asks. */
export const NEVER_ALLOWED_SINGLE_TYPES: Readonly<Record<string, string>> = {
  'AWS::AppSync::ApiKey': 'appsync:ListApiKeys',
  'AWS::S3::BucketPolicy': 's3:GetBucketPolicy',
};
