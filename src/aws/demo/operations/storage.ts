// s3api, rds, dynamodb: where the shop keeps things.
import { answer, refuse, type DemoAnswer, type Structure } from '../demo-answer.ts';
import type { DemoOperation } from '../demo-operation.ts';
import type { DemoPlace } from '../demo-place.ts';
import { listBuckets, listDatabases, listTables } from '../data/storage.ts';
import { nameInArn, readNumber, readText } from '../read-params.ts';

function listBucketsOfAccount(params: Structure, place: DemoPlace): DemoAnswer {
  const prefix = readText(params, 'Prefix');
  const region = readText(params, 'BucketRegion') ?? place.region;
  const buckets = listBuckets(place).filter(({ Name, BucketRegion }) => Name.startsWith(prefix ?? '') && BucketRegion === region);
  return answer({
    Buckets: buckets,
    Owner: { ID: '75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a' },
    ...(prefix === undefined ? {} : { Prefix: prefix }),
  });
}

function describeDatabases(params: Structure, place: DemoPlace): DemoAnswer {
  const asked = readText(params, 'DBInstanceIdentifier');
  const databases = listDatabases(place);
  if (asked === undefined) return answer({ DBInstances: databases });
  const found = databases.filter(({ DBInstanceIdentifier }) => DBInstanceIdentifier === nameInArn(asked).toLowerCase());
  if (found.length > 0) return answer({ DBInstances: found });
  return refuse({ code: 'DBInstanceNotFound', message: `DBInstance ${asked} not found.`, httpStatusCode: 404 });
}

/** Pages of DynamoDB are told by the last name, not by a token. */
function listTableNames(params: Structure, place: DemoPlace): DemoAnswer {
  const names = listTables(place).map(({ TableName }) => TableName);
  const after = readText(params, 'ExclusiveStartTableName') ?? '';
  const rest = names.filter((name) => name > after);
  const shown = rest.slice(0, Math.max(1, readNumber(params, 'Limit') ?? rest.length));
  const last = shown.at(-1);
  return answer({ TableNames: shown, ...(shown.length < rest.length && last !== undefined ? { LastEvaluatedTableName: last } : {}) });
}

function describeTable(params: Structure, place: DemoPlace): DemoAnswer {
  const name = nameInArn(readText(params, 'TableName') ?? '');
  const table = listTables(place).find(({ TableName }) => TableName === name);
  if (table !== undefined) return answer({ Table: table });
  return refuse({ code: 'ResourceNotFoundException', message: `Requested resource not found: Table: ${name} not found` });
}

/** The operations. */
export const storageOperations: readonly DemoOperation[] = [
  {
    service: 's3api',
    operation: 'ListBuckets',
    honours: ['Prefix', 'BucketRegion'],
    paging: {
      list: 'Buckets',
      limit: 'MaxBuckets',
      token: 'ContinuationToken',
      nextToken: 'ContinuationToken',
      badToken: 'InvalidArgument',
    },
    answer: listBucketsOfAccount,
  },
  {
    service: 'rds',
    operation: 'DescribeDBInstances',
    honours: ['DBInstanceIdentifier'],
    paging: { list: 'DBInstances', limit: 'MaxRecords', token: 'Marker', nextToken: 'Marker', badToken: 'InvalidParameterValue' },
    answer: describeDatabases,
  },
  { service: 'dynamodb', operation: 'ListTables', honours: ['ExclusiveStartTableName', 'Limit'], answer: listTableNames },
  { service: 'dynamodb', operation: 'DescribeTable', honours: ['TableName'], answer: describeTable },
];
