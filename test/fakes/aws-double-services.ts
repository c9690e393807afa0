// The operations of the services beside EC2 that the AWS double has; what they hand out never changes.
import { answerJson, answerQuery, answerS3, AwsDoubleError, type AwsDoubleAnswer } from './aws-double-answer.ts';
import { OPERATING_SERVICES } from './aws-double-operations.ts';
import { listParameters } from './aws-double-parameters.ts';
import type { AwsDoubleRequest } from './aws-double-request.ts';
import { XmlList } from './aws-double-xml.ts';

/** Runs an operation by its service. */
export const SERVICES: Readonly<Record<string, (request: AwsDoubleRequest, accountId: string) => AwsDoubleAnswer>> = {
  s3: runS3,
  sns: runSns,
  lambda: runLambda,
  dynamodb: runDynamodb,
  monitoring: runCloudwatch,
  ...OPERATING_SERVICES,
};

const UPDATED_AT = new Date('2026-01-15T08:30:00.000Z');

function runSns({ operation, region }: AwsDoubleRequest, accountId: string): AwsDoubleAnswer {
  if (operation !== 'ListTopics') throw unknownAction(operation);
  const topics = ['alarms', 'deployments'].map((name) => ({ TopicArn: `arn:aws:sns:${region}:${accountId}:${name}` }));
  return answerQuery(operation, { Topics: new XmlList('member', topics) }, 'http://sns.amazonaws.com/doc/2010-03-31/');
}

function runS3({ operation, method, path, parameters }: AwsDoubleRequest, accountId: string): AwsDoubleAnswer {
  if (operation !== 'ListBuckets') {
    throw new AwsDoubleError(
      'NotImplemented',
      `A header you provided implies functionality that is not implemented: ${method} ${path}`,
      501,
    );
  }
  const buckets = ['sample-assets', 'sample-logs']
    .filter((name) => name.startsWith(parameters['prefix'] ?? ''))
    .map((name) => ({ Name: name, CreationDate: UPDATED_AT, BucketRegion: 'us-east-1' }));
  return answerS3('ListAllMyBucketsResult', { Owner: { ID: `owner-of-${accountId}` }, Buckets: new XmlList('Bucket', buckets) });
}

function runLambda({ operation, region, path, body, headers }: AwsDoubleRequest, accountId: string): AwsDoubleAnswer {
  const arnOf = (name: string): string => `arn:aws:lambda:${region}:${accountId}:function:${name}`;
  if (operation === 'ListFunctions') {
    const functions = FUNCTION_NAMES.map((name) => ({
      FunctionName: name,
      FunctionArn: arnOf(name),
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      MemorySize: 128,
      Timeout: 3,
      CodeSize: 1024,
      // Lambda writes its own form, with milliseconds and without a colon in the offset.
      LastModified: '2026-01-15T08:30:00.000+0000',
      Version: '$LATEST',
    }));
    return answerJson('rest-json', { Functions: functions });
  }
  if (operation !== 'Invoke') throw new AwsDoubleError('UnknownOperationException', '', 404);
  const name = decodeURIComponent(path.split('/')[3] ?? '');
  const shortName = name.split(':').at(-1) ?? '';
  if (!FUNCTION_NAMES.includes(shortName)) {
    throw new AwsDoubleError('ResourceNotFoundException', `Function not found: ${arnOf(shortName)}`, 404);
  }
  if (headers['x-amz-invocation-type'] === 'DryRun') return { httpStatus: 204, headers: {}, body: '' };
  if (headers['x-amz-invocation-type'] === 'Event') return { httpStatus: 202, headers: {}, body: '' };
  return answerInvocation(shortName, body, headers['x-amz-log-type'] === 'Tail');
}

const FUNCTION_NAMES: readonly string[] = ['report', 'resize-images', 'broken'];

/** `broken` throws; the others give back what they were given. */
function answerInvocation(name: string, body: string, wantsLog: boolean): AwsDoubleAnswer {
  const isBroken = name === 'broken';
  const payload = isBroken
    ? { errorMessage: 'it is broken', errorType: 'Error' }
    : { functionName: name, received: JSON.parse(body === '' ? 'null' : body) as unknown };
  const answer = answerJson('rest-json', payload);
  return {
    ...answer,
    headers: {
      ...answer.headers,
      'x-amz-executed-version': '$LATEST',
      ...(isBroken ? { 'x-amz-function-error': 'Unhandled' } : {}),
      ...(wantsLog ? { 'x-amz-log-result': Buffer.from('START\nEND\n').toString('base64') } : {}),
    },
  };
}

function runDynamodb({ operation, body }: AwsDoubleRequest): AwsDoubleAnswer {
  if (operation !== 'ListTables') throw new AwsDoubleError('UnknownOperationException', '');
  const { Limit = 100, ExclusiveStartTableName = '' } = JSON.parse(body) as { Limit?: number; ExclusiveStartTableName?: string };
  const left = ['orders', 'sessions', 'users'].filter((name) => name > ExclusiveStartTableName);
  const TableNames = left.slice(0, Limit);
  return answerJson('json', { TableNames, ...(left.length > Limit ? { LastEvaluatedTableName: TableNames.at(-1) } : {}) });
}

/** CloudWatch speaks JSON with newer clients and the query protocol with older ones. */
function runCloudwatch(request: AwsDoubleRequest, accountId: string): AwsDoubleAnswer {
  const { operation, protocol, region, parameters, body } = request;
  if (operation !== 'DescribeAlarms')
    throw protocol === 'json' ? new AwsDoubleError('UnknownOperationException', '') : unknownAction(operation);
  const wish = (protocol === 'json' ? JSON.parse(body) : parameters) as { StateValue?: string; AlarmNames?: readonly string[] };
  const names = protocol === 'json' ? (wish.AlarmNames ?? []) : listParameters(parameters, 'AlarmNames.member');
  const alarms = [sampleAlarm('cpu-high', 'ALARM'), sampleAlarm('disk-almost-full', 'OK')]
    .filter(({ AlarmName }) => names.length === 0 || names.includes(AlarmName))
    .filter(({ StateValue }) => wish.StateValue === undefined || wish.StateValue === StateValue)
    .map((alarm) => ({ ...alarm, AlarmArn: `arn:aws:cloudwatch:${region}:${accountId}:alarm:${alarm.AlarmName}` }));
  if (protocol === 'json') {
    const MetricAlarms = alarms.map((alarm) => ({ ...alarm, StateUpdatedTimestamp: UPDATED_AT.getTime() / 1000, Dimensions: [] }));
    return answerJson('json', { MetricAlarms, CompositeAlarms: [] });
  }
  const members = alarms.map((alarm) => ({ ...alarm, StateUpdatedTimestamp: UPDATED_AT, Dimensions: new XmlList('member', []) }));
  const content = { MetricAlarms: new XmlList('member', members), CompositeAlarms: new XmlList('member', []) };
  return answerQuery(operation, content, 'http://monitoring.amazonaws.com/doc/2010-08-01/');
}

function sampleAlarm(name: string, state: 'ALARM' | 'OK') {
  return {
    AlarmName: name,
    StateValue: state,
    StateReason: 'Threshold Crossed: 1 datapoint was compared with the threshold (90.0).',
    ActionsEnabled: true,
    MetricName: 'CPUUtilization',
    Namespace: 'AWS/EC2',
    Statistic: 'Average',
    Period: 300,
    EvaluationPeriods: 1,
    Threshold: 90,
    ComparisonOperator: 'GreaterThanThreshold',
  } as const;
}

function unknownAction(operation: string): AwsDoubleError {
  return new AwsDoubleError('InvalidAction', `Could not find operation ${operation}`);
}
