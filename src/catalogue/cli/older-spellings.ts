// Names of arguments from before the AWS CLI's rule for acronyms and numbers changed; it still understands them (awscli 1.45, HIDDEN_ALIASES).

/** By command; `*` stands for all commands of a service. */
const OLDER: readonly (readonly [string, string, string])[] = [
  ['cognito-identity create-identity-pool', 'open-id-connect-provider-ar-ns', 'open-id-connect-provider-arns'],
  ['storagegateway describe-tapes', 'tape-ar-ns', 'tape-arns'],
  ['storagegateway describe-tape-archives', 'tape-ar-ns', 'tape-arns'],
  ['storagegateway describe-vtl-devices', 'vtl-device-ar-ns', 'vtl-device-arns'],
  ['route53domains view-billing', 'start', 'start-time'],
  ['deploy create-deployment-group', 'ec-2-tag-set', 'ec2-tag-set'],
  ['deploy update-deployment-group', 'ec-2-tag-set', 'ec2-tag-set'],
  ['deploy list-application-revisions', 's-3-bucket', 's3-bucket'],
  ['deploy list-application-revisions', 's-3-key-prefix', 's3-key-prefix'],
  ['importexport get-shipping-label', 'street-1', 'street1'],
  ['importexport get-shipping-label', 'street-2', 'street2'],
  ['importexport get-shipping-label', 'street-3', 'street3'],
  ['lambda publish-version', 'code-sha-256', 'code-sha256'],
  ['elasticache create-replication-group', 'preferred-cache-cluster-a-zs', 'preferred-cache-cluster-azs'],
  ['mgn *', 'replication-servers-security-groups-i-ds', 'replication-servers-security-groups-ids'],
  ['mgn *', 'replication-configuration-template-i-ds', 'replication-configuration-template-ids'],
  ['mgn *', 'source-server-i-ds', 'source-server-ids'],
];

/** Returns the older spellings of a command (`deploy list-application-revisions`) with the names that they stand for. */
export function olderSpellings(command: string): readonly { readonly older: string; readonly name: string }[] {
  const [service = ''] = command.split(' ');
  return OLDER.filter(([of]) => of === command || of === `${service} *`).map(([, older, name]) => ({ older, name }));
}
