// Where the shop keeps things: buckets, databases, tables.
import type { DemoPlace } from '../demo-place.ts';
import { SECURITY_GROUPS, SUBNETS, VPC_ID } from './network.ts';

const BUCKETS: readonly (readonly [name: string, daysOld: number])[] = [
  ['shop-access-logs-111122223333', 413],
  ['shop-assets-111122223333', 413],
  ['shop-backups-111122223333', 398],
  ['shop-deployments-111122223333', 412],
  ['shop-reports-111122223333', 102],
];

/** Returns the buckets as S3 lists them. */
export function listBuckets(place: DemoPlace) {
  return BUCKETS.map(([name, daysOld]) => ({ Name: name, CreationDate: place.daysAgo(daysOld, '11:02:36'), BucketRegion: place.region }));
}

interface DatabaseRecord {
  readonly name: string;
  readonly instanceClass: string;
  readonly status: string;
  readonly storageGib: number;
  readonly isMultiAz: boolean;
  readonly daysOld: number;
}

const DATABASES: readonly DatabaseRecord[] = [
  { name: 'shop-orders', instanceClass: 'db.m6g.large', status: 'available', storageGib: 200, isMultiAz: true, daysOld: 398 },
  { name: 'shop-catalogue', instanceClass: 'db.t4g.medium', status: 'available', storageGib: 50, isMultiAz: false, daysOld: 398 },
  { name: 'reporting-staging', instanceClass: 'db.t4g.medium', status: 'stopped', storageGib: 100, isMultiAz: false, daysOld: 77 },
];

/** Returns the databases as RDS describes them. */
export function listDatabases(place: DemoPlace) {
  return DATABASES.map(({ name, instanceClass, status, storageGib, isMultiAz, daysOld }) => ({
    DBInstanceIdentifier: name,
    DBInstanceClass: instanceClass,
    Engine: 'postgres',
    DBInstanceStatus: status,
    MasterUsername: 'shop',
    DBName: 'shop',
    Endpoint: { Address: `${name}.c1x2y3z4a5b6.${place.region}.rds.${place.dnsSuffix}`, Port: 5432, HostedZoneId: 'Z2R2ITUGPM61AM' },
    AllocatedStorage: storageGib,
    InstanceCreateTime: place.daysAgo(daysOld, '10:20:05'),
    PreferredBackupWindow: '03:10-03:40',
    BackupRetentionPeriod: 14,
    DBSecurityGroups: [],
    VpcSecurityGroups: [{ VpcSecurityGroupId: SECURITY_GROUPS['shop-database'].groupId, Status: 'active' }],
    DBParameterGroups: [{ DBParameterGroupName: 'default.postgres17', ParameterApplyStatus: 'in-sync' }],
    AvailabilityZone: place.zone('a'),
    DBSubnetGroup: {
      DBSubnetGroupName: 'shop-private',
      DBSubnetGroupDescription: 'Private subnets of the shop',
      VpcId: VPC_ID,
      SubnetGroupStatus: 'Complete',
      Subnets: [SUBNETS['private-a'], SUBNETS['private-b']].map(({ subnetId, zone }) => ({
        SubnetIdentifier: subnetId,
        SubnetAvailabilityZone: { Name: place.zone(zone) },
        SubnetStatus: 'Active',
      })),
    },
    PreferredMaintenanceWindow: 'sun:04:00-sun:04:30',
    ...(status === 'available' ? { LatestRestorableTime: place.minutesAgo(3) } : {}),
    MultiAZ: isMultiAz,
    EngineVersion: '17.4',
    AutoMinorVersionUpgrade: true,
    LicenseModel: 'postgresql-license',
    PubliclyAccessible: false,
    StorageType: 'gp3',
    StorageEncrypted: true,
    DbiResourceId: `db-${name.toUpperCase().replaceAll('-', '')}EXAMPLE`,
    CopyTagsToSnapshot: true,
    DBInstanceArn: place.arn('rds', `db:${name}`),
    DeletionProtection: isMultiAz,
    TagList: [{ Key: 'environment', Value: name.endsWith('staging') ? 'staging' : 'production' }],
  }));
}

interface TableRecord {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly itemCount: number;
  readonly sizeBytes: number;
}

const TABLES: readonly TableRecord[] = [
  { name: 'shop-carts', partitionKey: 'cartId', itemCount: 18_204, sizeBytes: 9_874_113 },
  { name: 'shop-orders', partitionKey: 'customerId', sortKey: 'orderedAt', itemCount: 412_977, sizeBytes: 388_110_442 },
  { name: 'shop-sessions', partitionKey: 'sessionId', itemCount: 52_480, sizeBytes: 20_992_000 },
];

/** Returns the tables as DynamoDB describes them. */
export function listTables(place: DemoPlace) {
  return TABLES.map(({ name, partitionKey, sortKey, itemCount, sizeBytes }, at) => {
    const keys = [partitionKey, ...(sortKey === undefined ? [] : [sortKey])];
    return {
      AttributeDefinitions: keys.map((key) => ({ AttributeName: key, AttributeType: 'S' })),
      TableName: name,
      KeySchema: keys.map((key, position) => ({ AttributeName: key, KeyType: position === 0 ? 'HASH' : 'RANGE' })),
      TableStatus: 'ACTIVE',
      CreationDateTime: place.daysAgo(390, '12:00:41'),
      ProvisionedThroughput: { NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
      TableSizeBytes: sizeBytes,
      ItemCount: itemCount,
      TableArn: place.arn('dynamodb', `table/${name}`),
      TableId: `1${at}f0c2d4-5e6a-4b7c-8d9e-0f1a2b3c4d5e`,
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST', LastUpdateToPayPerRequestDateTime: place.daysAgo(390, '12:00:41') },
      DeletionProtectionEnabled: true,
    };
  });
}
