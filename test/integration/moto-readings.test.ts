// Where moto_server is installed: what is read for notifications is read from it as from our double, in the account of a role.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAwsSdk, type AwsSdk } from '../../src/aws/sdk/index.ts';
import { openCatalogue } from '../../src/catalogue/open-catalogue.ts';
import type { ReadingPlace } from '../../src/domain/reading-place.ts';
import type { RoleSession } from '../../src/domain/role-session.ts';
import { hasMoto, startMoto, type MotoServer } from '../fakes/find-moto.ts';

const ACCOUNT_ID = '222222222222';
const ROLE_ARN = `arn:aws:iam::${ACCOUNT_ID}:role/ops`;
const PLACE: ReadingPlace = {
  accountId: ACCOUNT_ID,
  region: 'us-east-1',
  account: { accountId: ACCOUNT_ID, roleArn: ROLE_ARN },
  configurationName: 'ops',
};
/** Who fills the account: somebody with all rights. */
const OWNER: RoleSession = { roleArn: ROLE_ARN, sessionName: 'owner', sourceIdentity: 'owner', tags: [], policyArns: [] };
const ALARM_ARN = `arn:aws:cloudwatch:us-east-1:${ACCOUNT_ID}:alarm:cpu-high`;
const LOG_GROUP = '/aws/ecs/shop';

const { signal } = new AbortController();

describe.skipIf(!hasMoto)('moto_server (skipped where it is not on the PATH)', () => {
  let moto: MotoServer | undefined;
  let sdk: AwsSdk;
  const now = Date.now();
  const from = new Date(now - 60 * 60_000).toISOString();
  const to = new Date(now + 60_000).toISOString();

  async function fill(service: string, operation: string, params: Readonly<Record<string, unknown>>): Promise<void> {
    const call = { service, operation, params, region: 'us-east-1', credentials: OWNER, isRepeatable: false, signal } as const;
    expect(await sdk.invoker.invoke(call)).toMatchObject({ status: 'succeeded' });
  }

  beforeAll(async () => {
    moto = await startMoto();
    sdk = createAwsSdk({
      catalogue: openCatalogue(),
      environment: moto?.environment ?? {},
      version: '0',
      demoAccountId: '',
      findReadingRefusal: async () => undefined,
    });
    const points = [20, 40].map((minutes) => ({ MetricName: 'Errors', Value: minutes, Timestamp: new Date(now - minutes * 60_000) }));
    await fill('cloudwatch', 'PutMetricData', { Namespace: 'Shop', MetricData: points });
    const alarm = { AlarmName: 'cpu-high', Namespace: 'Shop', MetricName: 'Errors', Statistic: 'Sum', Period: 60, Threshold: 1 };
    const condition = { ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1, Tags: [{ Key: 'team', Value: 'checkout' }] };
    await fill('cloudwatch', 'PutMetricAlarm', { ...alarm, ...condition });
    await fill('logs', 'CreateLogGroup', { logGroupName: LOG_GROUP });
    await fill('logs', 'CreateLogStream', { logGroupName: LOG_GROUP, logStreamName: 'app' });
    const logEvents = ['INFO fine', 'ERROR broken'].map((message, index) => ({ timestamp: now - 120_000 + index, message }));
    await fill('logs', 'PutLogEvents', { logGroupName: LOG_GROUP, logStreamName: 'app', logEvents });
    const transformation = { metricName: 'Errors', metricNamespace: 'Shop', metricValue: '1' };
    const filter = { logGroupName: LOG_GROUP, filterName: 'errors', filterPattern: 'ERROR', metricTransformations: [transformation] };
    await fill('logs', 'PutMetricFilter', filter);
    await fill('sqs', 'CreateQueue', { QueueName: 'orders', tags: { team: 'checkout' } });
  });
  afterAll(async () => {
    sdk.close();
    await moto?.stop();
  });

  it('has metric data', async () => {
    const metric = { namespace: 'Shop', metricName: 'Errors', dimensions: [], statistic: 'Sum' };
    const queries = [{ id: 'm1', metric, isReturned: true }];
    const query = { accountId: ACCOUNT_ID, region: 'us-east-1', periodSeconds: 60, queries, watchedId: 'm1' };
    const reading = await sdk.readings.metricData.read({ place: PLACE, query, window: { from, to } }, signal);

    expect(reading?.points.map(({ value }) => value)).toEqual([40, 20]);
  });

  it('has log lines and the log group behind a metric', async () => {
    const { logLines } = sdk.readings;

    await expect(
      logLines.read({ place: PLACE, logGroup: LOG_GROUP, from, to, filterPattern: 'ERROR', limit: 5 }, signal),
    ).resolves.toMatchObject({ status: 'read', value: [{ text: 'ERROR broken' }] });
    await expect(logLines.findMetricFilter({ place: PLACE, namespace: 'Shop', metricName: 'Errors' }, signal)).resolves.toEqual({
      status: 'read',
      value: { logGroup: LOG_GROUP, filterPattern: 'ERROR' },
    });
    await expect(logLines.read({ place: PLACE, logGroup: '/none', from, to, limit: 5 }, signal)).resolves.toMatchObject({ why: 'absent' });
  });

  it('has tags', async () => {
    const { resourceTags } = sdk.readings;
    const expected = { status: 'read', value: { team: 'checkout' } };

    await expect(resourceTags.read({ place: PLACE, arn: ALARM_ARN }, signal)).resolves.toEqual(expected);
    await expect(resourceTags.read({ place: PLACE, arn: `arn:aws:sqs:us-east-1:${ACCOUNT_ID}:orders` }, signal)).resolves.toEqual(expected);
  });

  it('has alarms', async () => {
    await expect(sdk.readings.alarmSubjects.find({ place: PLACE, alarmNames: ['cpu-high'] }, signal)).resolves.toMatchObject({
      status: 'read',
      value: [{ arn: ALARM_ARN, metrics: [{ namespace: 'Shop', metricName: 'Errors' }] }],
    });
  });

  it('does not know what a role may do, which is told from an answer', async () => {
    const requests = [{ action: 'ec2:RebootInstances', resource: '*' }];
    const reading = await sdk.readings.simulatedPermissions.simulate({ place: PLACE, principalArn: ROLE_ARN, requests }, signal);

    expect(reading).toMatchObject({ status: 'not-read', call: 'iam:SimulatePrincipalPolicy' });
  });

  it('has nothing of it in the account of the server', async () => {
    const { account: _, ...place } = { ...PLACE, accountId: moto?.accountId ?? '' };

    await expect(sdk.readings.logLines.read({ place, logGroup: LOG_GROUP, from, to, limit: 5 }, signal)).resolves.toMatchObject({
      why: 'absent',
    });
  });
});
