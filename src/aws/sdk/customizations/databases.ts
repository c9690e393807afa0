// RDS, Neptune and DocumentDB: copies from another Region are shown there by a request that the caller has signed beforehand.
import { parseArn } from '../../../domain/arn.ts';
import { serviceHost } from '../../../domain/partition.ts';
import type { ClientConfiguration, Customization } from '../customization.ts';
import { changeParams, type Params } from '../plugin.ts';
import { RefusedCall } from '../refused-call.ts';
import { presignCopy } from './presign-copy.ts';

// By operation: the member that names the original. All three services speak the API of RDS.
const SOURCES: ReadonlyMap<string, string> = new Map([
  ['CopyDBSnapshot', 'SourceDBSnapshotIdentifier'],
  ['CreateDBInstanceReadReplica', 'SourceDBInstanceIdentifier'],
  ['CreateDBCluster', 'ReplicationSourceIdentifier'],
  ['CopyDBClusterSnapshot', 'SourceDBClusterSnapshotIdentifier'],
  ['StartDBInstanceAutomatedBackupsReplication', 'SourceDBInstanceArn'],
]);

/** What the clients of these services add. */
export const databases: Customization = {
  operationPlugins: ({ name, stored }, configuration) => {
    const source = SOURCES.get(name);
    if (source === undefined || stored.input === 'unit') return [];
    return [changeParams('presignDatabaseCopy', (params) => addPresignedUrl(params, { operation: name, source, configuration }))];
  },
};

interface Copy {
  readonly operation: string;
  readonly source: string;
  readonly configuration: ClientConfiguration;
}

async function addPresignedUrl(params: Params, { operation, source, configuration }: Copy): Promise<Params> {
  const identifier = params[source];
  const arn = typeof identifier === 'string' ? parseArn(identifier) : undefined;
  const destination = await (configuration['region'] as () => Promise<string>)();
  const isGiven = params['PreSignedUrl'] !== undefined && params['PreSignedUrl'] !== '';
  if (isGiven || typeof identifier !== 'string' || arn === undefined || arn.region === destination) return params;
  // The Region comes from a command and becomes a part of a host's name.
  const host = serviceHost('rds', arn.region);
  if (host === undefined) throw new RefusedCall('bad-input', `${source} names a Region that is not known: ${arn.region}.`);
  const PreSignedUrl = await presignCopy(configuration, {
    url: new URL(`https://${host}/`),
    region: arn.region,
    query: {
      Action: operation,
      Version: String(configuration['apiVersion']),
      DestinationRegion: destination,
      [source]: identifier,
      ...(typeof params['KmsKeyId'] === 'string' ? { KmsKeyId: params['KmsKeyId'] } : {}),
    },
  });
  return { ...params, PreSignedUrl };
}
