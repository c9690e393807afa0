// The Deny list of AWS's own role for read-only commands in chats (policy AWS-Chatbot-ReadOnly-Commands-Policy, AWS Chatbot
// Administrator Guide, "IAM policies"): reads that AWS does not count as harmless there.

/** Actions, `*` for all of a service. */
export const DENIED_READS: readonly string[] = [
  'cognito-idp:GetSigningCertificate',
  'ec2:GetPasswordData',
  'ecr:GetAuthorizationToken',
  'gamelift:GetInstanceAccess',
  'gamelift:RequestUploadCredentials',
  'iam:*',
  'kms:*',
  'lightsail:DownloadDefaultKeyPair',
  'lightsail:GetInstanceAccessDetails',
  'lightsail:GetKeyPair',
  'lightsail:GetKeyPairs',
  'redshift:GetClusterCredentials',
  's3:GetBucketPolicy',
  'ssm:*',
  'storagegateway:DescribeChapCredentials',
  'sts:*',
];
