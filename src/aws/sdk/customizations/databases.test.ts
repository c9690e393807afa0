import { describe, expect, it } from 'vitest';
import { openTestClient, type TestClient } from '../testing/open-test-client.ts';

const SOURCE = 'arn:aws:rds:us-west-2:111122223333:snapshot:nightly';

/** The address that a request carries, if it does. */
function presignedUrlOf({ sender }: TestClient): URL | null {
  const value = new URLSearchParams(String(sender.request.body)).get('PreSignedUrl');
  return value === null ? null : new URL(value);
}

describe('databases', () => {
  it.each([
    { cli: 'rds', operation: 'CopyDBSnapshot', source: 'SourceDBSnapshotIdentifier', more: { TargetDBSnapshotIdentifier: 'copy' } },
    { cli: 'rds', operation: 'CreateDBInstanceReadReplica', source: 'SourceDBInstanceIdentifier', more: { DBInstanceIdentifier: 'copy' } },
    { cli: 'rds', operation: 'StartDBInstanceAutomatedBackupsReplication', source: 'SourceDBInstanceArn', more: {} },
    {
      cli: 'neptune',
      operation: 'CreateDBCluster',
      source: 'ReplicationSourceIdentifier',
      more: { DBClusterIdentifier: 'copy', Engine: 'neptune' },
    },
    {
      cli: 'docdb',
      operation: 'CopyDBClusterSnapshot',
      source: 'SourceDBClusterSnapshotIdentifier',
      more: { TargetDBClusterSnapshotIdentifier: 'copy' },
    },
  ])('shows the source Region of $cli $operation a signed request', async ({ cli, operation, source, more }) => {
    const client = openTestClient(cli, { region: 'eu-west-1' });

    await client.send(operation, { [source]: SOURCE, KmsKeyId: 'key', ...more });

    const url = presignedUrlOf(client);
    expect(url?.origin).toBe('https://rds.us-west-2.amazonaws.com');
    expect(Object.fromEntries(url?.searchParams ?? [])).toEqual({
      Action: operation,
      Version: '2014-10-31',
      DestinationRegion: 'eu-west-1',
      KmsKeyId: 'key',
      [source]: SOURCE,
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': expect.stringMatching(/^AKIDEXAMPLE\/\d{8}\/us-west-2\/rds\/aws4_request$/),
      'X-Amz-Date': expect.stringMatching(/^\d{8}T\d{6}Z$/),
      'X-Amz-Expires': '3600',
      'X-Amz-SignedHeaders': 'host',
      'X-Amz-Signature': expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it.each([
    { what: 'a source of the same Region', params: { SourceDBSnapshotIdentifier: 'arn:aws:rds:eu-west-1:111122223333:snapshot:a' } },
    { what: 'a source by name', params: { SourceDBSnapshotIdentifier: 'nightly' } },
    { what: 'no source', params: {} },
  ])('signs nothing for $what', async ({ params }) => {
    const client = openTestClient('rds');

    await client.send('CopyDBSnapshot', { TargetDBSnapshotIdentifier: 'copy', ...params });

    expect(presignedUrlOf(client)).toBeNull();
  });

  it('leaves a request alone that was signed by somebody else', async () => {
    const client = openTestClient('rds');
    const PreSignedUrl = 'https://rds.us-west-2.amazonaws.com/?sample';

    await client.send('CopyDBSnapshot', { SourceDBSnapshotIdentifier: SOURCE, TargetDBSnapshotIdentifier: 'copy', PreSignedUrl });

    expect(presignedUrlOf(client)?.href).toBe(PreSignedUrl);
  });

  it('refuses a Region that nobody knows: it would become a part of a host', async () => {
    const client = openTestClient('rds');
    const params = { SourceDBSnapshotIdentifier: 'arn:aws:rds:us-evil-9:111122223333:snapshot:a', TargetDBSnapshotIdentifier: 'copy' };

    await expect(client.send('CopyDBSnapshot', params)).rejects.toThrow(
      'SourceDBSnapshotIdentifier names a Region that is not known: us-evil-9.',
    );
    expect(client.sender.requests).toEqual([]);
  });

  it('is nothing to other operations', async () => {
    const client = openTestClient('rds');

    await client.send('CopyDBClusterParameterGroup', {
      SourceDBClusterParameterGroupIdentifier: SOURCE,
      TargetDBClusterParameterGroupIdentifier: 'a',
      TargetDBClusterParameterGroupDescription: 'b',
    });

    expect(presignedUrlOf(client)).toBeNull();
  });
});
