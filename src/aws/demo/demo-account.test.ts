import { describe, expect, it } from 'vitest';
import { openCliFacts } from '../../catalogue/cli/cli-facts.ts';
import { openCatalogue } from '../../catalogue/open-catalogue.ts';
import { authorizeCommand } from '../../commands/authorize/authorize-command.ts';
import { parseCommand } from '../../commands/parse/parse-command.ts';
import type { ParsedCommand } from '../../domain/command.ts';
import type { Decision } from '../../domain/decision.ts';
import { sampleAlarm } from '../../notifications/ingest/sample-alarm.ts';
import type { InvocationOutcome } from '../operation-invoker.ts';
import { aMetricQuery } from '../../domain/testing/a-metric-query.ts';
import { sampleMetricData } from '../sample/sample-metric-data.ts';
import { demoOperations } from './demo-operations.ts';
import { createDemoAccount } from './index.ts';
import { CHANGING_LINES, READING_LINES } from './testing/demo-commands.ts';
import { findShapeFaults } from './testing/find-shape-faults.ts';

type Output = Readonly<Record<string, unknown>>;

const NOW = '2026-03-01T10:15:42.123Z';
const catalogue = openCatalogue();
const parsing = { catalogue, facts: openCliFacts(), newId: () => 'token-1' };

/** A demo account with a clock that the test moves. */
function openAccount({ region = 'us-east-1' }: { region?: string } = {}) {
  let nowMs = Date.parse(NOW);
  const account = createDemoAccount({ now: () => new Date(nowMs) });
  const call = async (command: Pick<ParsedCommand, 'service' | 'operation' | 'params'>, signal = new AbortController().signal) =>
    account.invoker.invoke({ ...command, region, credentials: 'demo', isRepeatable: true, signal });
  return {
    ...account,
    call,
    run: (line: string) => call(parse(line)),
    wait: (seconds: number) => {
      nowMs += seconds * 1000;
    },
  };
}

function parse(line: string): ParsedCommand {
  const parsed = parseCommand(line, parsing);
  if (parsed.status === 'failed') throw new Error(`${line}: ${parsed.failure.message}`);
  return parsed.command;
}

function outputOf(outcome: InvocationOutcome): Output {
  if (outcome.status === 'failed') throw new Error(JSON.stringify(outcome.failure));
  return outcome.output;
}

function listOf(outcome: InvocationOutcome, name: string): readonly Output[] {
  return outputOf(outcome)[name] as readonly Output[];
}

function firstOf(outcome: InvocationOutcome, name: string): Output {
  const [first] = listOf(outcome, name);
  if (first === undefined) throw new Error(`there are no ${name}`);
  return first;
}

const namesIn = (items: readonly Output[], member: string): readonly unknown[] => items.map((item) => item[member]);

/** The instances of an answer by name, with their states. */
function statesOf(outcome: InvocationOutcome): Readonly<Record<string, string>> {
  const instances = listOf(outcome, 'Reservations').flatMap((reservation) => reservation['Instances'] as readonly Output[]);
  return Object.fromEntries(
    instances.map(({ Tags, State }) => {
      const name = (Tags as readonly Output[]).find(({ Key }) => Key === 'Name')?.['Value'];
      return [String(name), String((State as Output)['Name'])];
    }),
  );
}

async function decide(line: string): Promise<Decision> {
  const { guardrail, accountId } = createDemoAccount({ now: () => new Date(NOW) });
  return authorizeCommand(parse(line), {
    isConfigured: true,
    guardrails: [guardrail],
    credentials: 'demo',
    isAmbientAllowed: false,
    allowAmbientChanges: false,
    region: 'us-east-1',
    accountId,
    now: () => new Date(NOW),
    newId: () => 'decision-1',
  });
}

describe('createDemoAccount', () => {
  it.each([...READING_LINES, ...CHANGING_LINES])('answers as the API would: %s', async (line) => {
    const command = parse(line);
    const operation = catalogue.service(command.service)?.operation(command.operation);

    const output = outputOf(await openAccount().call(command));

    if (operation === undefined) throw new Error(`${line} is no operation`);
    expect(findShapeFaults(output, operation.output)).toEqual([]);
  });

  it('is tried with every operation that it answers', () => {
    const tried = new Set([...READING_LINES, ...CHANGING_LINES].map(parse).map(({ service, operation }) => `${service} ${operation}`));

    expect(demoOperations.map(({ service, operation }) => `${service} ${operation}`).filter((name) => !tried.has(name))).toEqual([]);
  });

  it.each(['eu-central-1', 'cn-north-1', 'us-gov-west-1'])('has its resources in the Region that is asked: %s', async (region) => {
    const account = openAccount({ region });
    for (const line of READING_LINES) {
      if (line.includes('https://')) continue;
      const output = outputOf(await account.run(line));

      expect(JSON.stringify(output)).not.toMatch(/us-east-1[a-f]|:us-east-1:/);
    }
  });

  it('says the same for the same instant', async () => {
    for (const line of READING_LINES) expect(await openAccount().run(line)).toEqual(await openAccount().run(line));
  });

  it('never tells of the future, but of what has just happened', async () => {
    const instants: number[] = [];
    const collect = (value: unknown): void => {
      if (value instanceof Date) instants.push(value.getTime());
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
    };
    for (const line of READING_LINES) collect(outputOf(await openAccount().run(line)));

    expect(Math.max(...instants)).toBeLessThanOrEqual(Date.parse(NOW));
    expect(Math.max(...instants)).toBeGreaterThan(Date.parse(NOW) - 5 * 60_000);
  });

  it('gives every answer and every refusal an id of its own', async () => {
    const account = openAccount();
    const outcomes = [
      await account.run('sns list-topics'),
      await account.run('sns list-topics'),
      await account.run('ecs list-services --cluster no'),
    ];
    const ids = outcomes.map((outcome) =>
      outcome.status === 'succeeded' ? outcome.requestId : outcome.failure.kind === 'service-error' ? outcome.failure.requestId : undefined,
    );

    expect(ids.every((id) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id ?? ''))).toBe(true);
    expect(new Set(ids).size).toBe(3);
  });

  it('does nothing once it is told to stop', async () => {
    await expect(openAccount().call(parse('sns list-topics'), AbortSignal.abort())).resolves.toEqual({
      status: 'failed',
      failure: { kind: 'timed-out', wasSent: false },
    });
  });

  it('has no Region that AWS has not', async () => {
    const outcome = await openAccount({ region: 'mars-north-1' }).run('sns list-topics');

    expect(outcome).toMatchObject({ failure: { kind: 'bad-input', reason: expect.stringContaining('mars-north-1') as string } });
  });
});

describe('demoOperations', () => {
  it.each(demoOperations)('$service $operation honours parameters that the API has', ({ service, operation, honours }) => {
    const members = catalogue.service(service)?.operation(operation)?.input.members;

    expect(honours.filter((name) => members?.has(name) !== true)).toEqual([]);
  });

  const paged = demoOperations.flatMap(({ service, operation, paging }) => (paging === undefined ? [] : [{ service, operation, paging }]));

  it.each(paged)('$service $operation is paged as the API is', ({ service, operation, paging }) => {
    const { inputToken, outputToken, limit, results } = catalogue.service(service)?.operation(operation)?.paginator ?? {};

    expect({ inputToken, outputToken }).toEqual({ inputToken: [paging.token], outputToken: [paging.nextToken] });
    expect(results).toContain(paging.list);
    // Elastic Load Balancing has a limit that its paginator does not name.
    expect([limit, 'PageSize']).toContain(paging.limit);
  });

  it('are at least fourteen that read and one that changes', () => {
    expect(demoOperations.filter(({ changes }) => changes !== true).length).toBeGreaterThanOrEqual(14);
    expect(demoOperations.filter(({ changes }) => changes === true).length).toBeGreaterThanOrEqual(1);
  });
});

describe('the story of the demo account', () => {
  const alarm = JSON.parse(sampleAlarm({ state: 'ALARM', now: new Date(NOW) })) as Output;

  it('is that of the sample alarm', async () => {
    const account = openAccount();
    const described = firstOf(await account.run('cloudwatch describe-alarms --alarm-names checkout-api-high-cpu'), 'MetricAlarms');

    expect(account.accountId).toBe(alarm['AWSAccountId']);
    expect(described).toMatchObject({
      AlarmArn: alarm['AlarmArn'],
      AlarmDescription: alarm['AlarmDescription'],
      AlarmActions: alarm['AlarmActions'],
      StateValue: 'ALARM',
      Threshold: (alarm['Trigger'] as Output)['Threshold'],
      Period: (alarm['Trigger'] as Output)['Period'],
    });
    expect(namesIn(listOf(await account.run('sns list-topics'), 'Topics'), 'TopicArn')).toContain((alarm['AlarmActions'] as string[])[0]);
  });

  it('has the metric of the sample chart', async () => {
    const described = firstOf(await openAccount().run('cloudwatch describe-alarms --state-value ALARM'), 'MetricAlarms');
    const metric = {
      namespace: String(described['Namespace']),
      metricName: String(described['MetricName']),
      statistic: String(described['Statistic']),
      dimensions: (described['Dimensions'] as readonly { Name: string; Value: string }[]).map(({ Name, Value }) => ({
        name: Name,
        value: Value,
      })),
    };
    const query = aMetricQuery({ accountId: '111122223333', periodSeconds: 60, metric });
    const window = { from: '2026-03-01T09:00:00Z', to: NOW };

    const reading = await sampleMetricData.read({ query, window }, new AbortController().signal);

    expect(reading?.points.length).toBeGreaterThan(10);
  });

  it('lets the runbook of the alarm be followed', async () => {
    const account = openAccount();
    const scale = async (): Promise<Output> =>
      firstOf(await account.run('ecs describe-services --cluster shop --services checkout-api'), 'services');
    const before = await scale();
    const deployedAt = (before['deployments'] as readonly { createdAt: Date }[])[0]?.createdAt;

    const updated = outputOf(await account.run('ecs update-service --cluster shop --service checkout-api --desired-count 6'));

    expect(Date.parse(NOW) - (deployedAt?.getTime() ?? 0)).toBeLessThan(60 * 60_000);
    expect(updated['service']).toMatchObject({ desiredCount: 6, runningCount: 4, pendingCount: 2 });
    account.wait(60);
    expect(await scale()).toMatchObject({ desiredCount: 6, runningCount: 6, pendingCount: 0 });
    const queue = outputOf(await account.run('sqs get-queue-attributes --queue-url open-orders --attribute-names All'));
    expect(queue['Attributes']).toMatchObject({ ApproximateNumberOfMessages: '342' });
  });
});

describe('pipelines of the demo account', () => {
  async function statusOf(account: ReturnType<typeof openAccount>, name: string, id: unknown): Promise<Output> {
    const line = `codepipeline get-pipeline-execution --pipeline-name ${name} --pipeline-execution-id ${String(id)}`;
    return outputOf(await account.run(line))['pipelineExecution'] as Output;
  }

  it.each([
    ['cart', { status: 'Succeeded', statusSummary: 'Source: Succeeded, Build: Succeeded, Deploy: Succeeded' }],
    ['storefront', { status: 'Failed', statusSummary: 'Source: Succeeded, Build: Failed' }],
  ])('are started, and %s runs to its end stage by stage', async (name, end) => {
    const account = openAccount();
    const { pipelineExecutionId: id } = outputOf(await account.run(`codepipeline start-pipeline-execution --name ${name}`));
    const first = await statusOf(account, name, id);
    account.wait(20);
    const second = await statusOf(account, name, id);
    const state = await account.run(`codepipeline get-pipeline-state --name ${name}`);
    account.wait(60);

    expect(first).toMatchObject({ status: 'InProgress', statusSummary: 'Source: InProgress' });
    expect(second).toMatchObject({ status: 'InProgress', statusSummary: 'Source: Succeeded, Build: InProgress' });
    expect(listOf(state, 'stageStates')).toMatchObject([
      { latestExecution: { pipelineExecutionId: id, status: 'Succeeded' } },
      { latestExecution: { pipelineExecutionId: id, status: 'InProgress' } },
      { latestExecution: { status: 'Succeeded' } },
    ]);
    await expect(statusOf(account, name, id)).resolves.toMatchObject(end);
  });
});

describe('instances of the demo account', () => {
  it('are started and stopped, which takes its time', async () => {
    const account = openAccount();
    const state = async (name: string): Promise<string | undefined> => statesOf(await account.run('ec2 describe-instances'))[name];

    const stopped = listOf(await account.run('ec2 stop-instances --instance-ids i-0a3c5e7f91b2d4680'), 'StoppingInstances');
    expect(stopped).toEqual([
      {
        InstanceId: 'i-0a3c5e7f91b2d4680',
        CurrentState: { Code: 64, Name: 'stopping' },
        PreviousState: { Code: 16, Name: 'running' },
      },
    ]);
    expect(await state('shop-web-1')).toBe('stopping');
    expect(await account.run('ec2 start-instances --instance-ids i-0a3c5e7f91b2d4680')).toMatchObject({
      failure: { code: 'IncorrectInstanceState' },
    });
    account.wait(60);
    expect(await state('shop-web-1')).toBe('stopped');
    await account.run('ec2 start-instances --instance-ids i-0a3c5e7f91b2d4680');
    expect(await state('shop-web-1')).toBe('pending');
    account.wait(60);
    expect(await state('shop-web-1')).toBe('running');
    expect(await state('shop-web-2')).toBe('running');
  });

  it('stay as they are where they are so already', async () => {
    const account = openAccount();
    const change = listOf(await account.run('ec2 start-instances --instance-ids i-0a3c5e7f91b2d4680'), 'StartingInstances')[0];

    expect(change).toMatchObject({ CurrentState: { Name: 'running' }, PreviousState: { Name: 'running' } });
    expect(statesOf(await account.run('ec2 describe-instances'))['shop-web-1']).toBe('running');
  });

  it('are forgotten with the account', async () => {
    await openAccount().run('ec2 stop-instances --instance-ids i-0a3c5e7f91b2d4680');

    expect(statesOf(await openAccount().run('ec2 describe-instances'))['shop-web-1']).toBe('running');
  });

  it('have an address of the Internet only while they run', async () => {
    const account = openAccount();
    const find = async (): Promise<Output | undefined> => {
      const reservation = firstOf(await account.run('ec2 describe-instances --instance-ids i-0a3c5e7f91b2d4680'), 'Reservations');
      return (reservation['Instances'] as readonly Output[])[0];
    };

    expect((await find())?.['PublicIpAddress']).toBe('203.0.113.21');
    await account.run('ec2 stop-instances --instance-ids i-0a3c5e7f91b2d4680');
    account.wait(60);
    expect((await find())?.['PublicIpAddress']).toBeUndefined();
    expect((await find())?.['StateTransitionReason']).toBe('User initiated (2026-03-01 10:15:42 GMT)');
  });

  it.each([
    ['Name=instance-state-name,Values=stopped', ['bastion', 'reporting-staging']],
    ['Name=instance-state-name,Values=stopped,running Name=tag:environment,Values=staging', ['reporting-staging']],
    ['Name=tag:Name,Values=shop-*', ['shop-web-1', 'shop-web-2']],
    ['Name=tag:Name,Values=shop-web-?', ['shop-web-1', 'shop-web-2']],
    ['Name=tag:Name,Values=shop.web.1', []],
    ['Name=tag-key,Values=team Name=instance-type,Values=r6g.*', ['search-1']],
    ['Name=availability-zone,Values=us-east-1b', ['shop-web-2', 'search-1']],
    ['Name=tag:nothing,Values=*', []],
  ])('are filtered by %s', async (filters, names) => {
    const outcome = await openAccount().run(`ec2 describe-instances --filters ${filters}`);

    expect(Object.keys(statesOf(outcome))).toEqual(names);
  });

  it('come in pages', async () => {
    const account = openAccount();
    const first = outputOf(await account.call({ service: 'ec2', operation: 'DescribeInstances', params: { MaxResults: 2 } }));
    const second = outputOf(
      await account.call({ service: 'ec2', operation: 'DescribeInstances', params: { MaxResults: 9, NextToken: first['NextToken'] } }),
    );

    expect(first['Reservations']).toHaveLength(2);
    expect(second['Reservations']).toHaveLength(3);
    expect(second['NextToken']).toBeUndefined();
  });
});

describe('answers of the demo account', () => {
  it.each([
    ['cloudwatch describe-alarms --state-value OK', 'MetricAlarms', 3],
    ['cloudwatch describe-alarms --alarm-name-prefix shop-', 'MetricAlarms', 2],
    ['cloudwatch describe-alarms --alarm-names nothing', 'MetricAlarms', 0],
    ['cloudwatch describe-alarms --alarm-types CompositeAlarm', 'CompositeAlarms', 1],
    ['cloudwatch describe-alarms --alarm-types CompositeAlarm', 'MetricAlarms', 0],
    ['logs describe-log-groups --log-group-name-prefix /aws/lambda/', 'logGroups', 4],
    ['logs describe-log-groups --log-group-name-pattern CHECKOUT', 'logGroups', 1],
    ['logs filter-log-events --log-group-name /ecs/checkout-api --filter-pattern ERROR', 'events', 3],
    ['logs filter-log-events --log-group-name /ecs/checkout-api --filter-pattern "?ERROR ?WARN"', 'events', 8],
    [`logs filter-log-events --log-group-name /ecs/checkout-api --filter-pattern '"price cache" -INFO'`, 'events', 0],
    ['logs filter-log-events --log-group-name /ecs/checkout-api --start-time 1772359200000 --filter-pattern ERROR', 'events', 3],
    ['logs filter-log-events --log-group-name /ecs/checkout-api --end-time 1', 'events', 0],
    ['logs filter-log-events --log-group-name /ecs/cart', 'events', 0],
    ['sqs list-queues --queue-name-prefix open', 'QueueUrls', 2],
    ['rds describe-db-instances --db-instance-identifier shop-orders', 'DBInstances', 1],
    ['ecs describe-services --cluster shop --services checkout-api nothing', 'services', 1],
    ['ecs describe-services --cluster shop --services checkout-api nothing', 'failures', 1],
    ['s3api list-buckets --prefix shop-a', 'Buckets', 2],
    ['elbv2 describe-load-balancers --names shop-public', 'LoadBalancers', 1],
    ['cloudformation describe-stacks --stack-name shop-data', 'Stacks', 1],
    ['ec2 describe-security-groups --group-names bastion', 'SecurityGroups', 1],
    ['ec2 describe-security-groups --filters Name=ip-permission.cidr,Values=0.0.0.0/0', 'SecurityGroups', 1],
    ['ec2 describe-regions --region-names eu-west-1 us-east-1', 'Regions', 2],
    ['ec2 describe-regions', 'Regions', 17],
    ['dynamodb list-tables --max-items 9', 'TableNames', 3],
  ])('hold what is asked for: %s has %s: %d', async (line, member, count) => {
    expect(listOf(await openAccount().run(line), member)).toHaveLength(count);
  });

  it('add up the same costs by service and as a whole', async () => {
    const period = '--time-period Start=2026-01-15,End=2026-02-10 --granularity MONTHLY --metrics UnblendedCost';
    const amount = (metrics: unknown): number => Number((metrics as { UnblendedCost: { Amount: string } }).UnblendedCost.Amount);
    const whole = listOf(await openAccount().run(`ce get-cost-and-usage ${period}`), 'ResultsByTime');
    const grouped = listOf(
      await openAccount().run(`ce get-cost-and-usage ${period} --group-by Type=DIMENSION,Key=SERVICE`),
      'ResultsByTime',
    );

    expect(namesIn(whole, 'TimePeriod')).toEqual([
      { Start: '2026-01-15', End: '2026-02-01' },
      { Start: '2026-02-01', End: '2026-02-10' },
    ]);
    const sums = grouped.map(({ Groups }) => (Groups as readonly Output[]).reduce((total, group) => total + amount(group['Metrics']), 0));
    expect(sums.map((sum) => sum.toFixed(4))).toEqual(whole.map(({ Total }) => amount(Total).toFixed(4)));
    expect(Math.min(...sums)).toBeGreaterThan(100);
  });

  it.each([
    ['ec2 describe-instances --instance-ids i-00000000000000000', 'InvalidInstanceID.NotFound', "'i-00000000000000000' does not exist"],
    ['ec2 describe-instances --instance-ids i-00000000 i-11111111', 'InvalidInstanceID.NotFound', "IDs 'i-00000000, i-11111111' do not"],
    ['ec2 reboot-instances --instance-ids shop-web-1', 'InvalidInstanceID.Malformed', 'Invalid id: "shop-web-1"'],
    ['ec2 reboot-instances --instance-ids i-04a8d6f1c3e572b90', 'IncorrectInstanceState', 'not in the'],
    ['ec2 reboot-instances --instance-ids i-0a3c5e7f91b2d4680 --dry-run', 'DryRunOperation', 'would have succeeded'],
    ['ec2 describe-security-groups --group-ids sg-00000000', 'InvalidGroup.NotFound', "'sg-00000000' does not exist"],
    ['ec2 describe-vpcs --vpc-ids vpc-1', 'InvalidVpcID.NotFound', 'vpc-1'],
    ['ec2 describe-subnets --subnet-ids subnet-1', 'InvalidSubnetID.NotFound', 'subnet-1'],
    ['ec2 describe-regions --region-names mars-north-1', 'InvalidParameterValue', 'mars-north-1'],
    [
      'lambda get-function-configuration --function-name no',
      'ResourceNotFoundException',
      'arn:aws:lambda:us-east-1:111122223333:function:no',
    ],
    ['logs filter-log-events --log-group-name no', 'ResourceNotFoundException', 'The specified log group does not exist.'],
    ['ecs list-services', 'ClusterNotFoundException', 'Cluster not found.'],
    ['ecs update-service --cluster shop --service no --desired-count 1', 'ServiceNotFoundException', 'Service not found.'],
    ['ecs update-service --cluster shop --service cart --desired-count=-1', 'InvalidParameterException', 'Desired count'],
    ['rds describe-db-instances --db-instance-identifier no', 'DBInstanceNotFound', 'DBInstance no not found.'],
    ['dynamodb describe-table --table-name no', 'ResourceNotFoundException', 'Table: no not found'],
    ['sqs get-queue-attributes --queue-url no', 'AWS.SimpleQueueService.NonExistentQueue', 'does not exist'],
    ['codepipeline get-pipeline-state --name no', 'PipelineNotFoundException', "'no'"],
    ['codepipeline start-pipeline-execution --name no', 'PipelineNotFoundException', "'no'"],
    [
      'codepipeline get-pipeline-execution --pipeline-name cart --pipeline-execution-id 2b9c1f60-7d3e-4a58-9c41-0e6f5d8a7b33',
      'PipelineExecutionNotFoundException',
      "'cart'",
    ],
    ['cloudformation describe-stacks --stack-name no', 'ValidationError', 'Stack with id no does not exist'],
    ['elbv2 describe-load-balancers --names no', 'LoadBalancerNotFound', "'[no]' not found"],
    ['cloudwatch describe-alarms --alarm-names a --alarm-name-prefix b', 'ValidationError', 'together'],
    ['ec2 describe-vpcs --starting-token x', 'InvalidParameterValue', 'token'],
    [
      'ce get-cost-and-usage --time-period Start=2026-02-02,End=2026-02-01 --granularity DAILY --metrics UnblendedCost',
      'ValidationException',
      'before end date',
    ],
    [
      'ce get-cost-and-usage --time-period Start=2021-02-02,End=2026-02-01 --granularity DAILY --metrics UnblendedCost',
      'ValidationException',
      '14 months',
    ],
    [
      'ce get-cost-and-usage --time-period Start=today,End=2026-02-01 --granularity DAILY --metrics UnblendedCost',
      'ValidationException',
      'yyyy-MM-dd',
    ],
  ])('are refused in the words of the service: %s', async (line, code, words) => {
    const { params, output, ...command } = parse(line);
    const token = output.startingToken === undefined ? {} : { NextToken: output.startingToken };

    const outcome = await openAccount().call({ ...command, params: { ...params, ...token } });

    expect(outcome).toMatchObject({ status: 'failed', failure: { kind: 'service-error', code } });
    expect(JSON.stringify(outcome)).toContain(words.replaceAll('"', String.raw`\"`));
  });

  it.each([
    ['ec2 describe-volumes', 'ec2 describe-volumes', 'ec2 describe-instances'],
    ['glue get-jobs', 'glue get-jobs', 'cloudwatch describe-alarms'],
  ])('tell that there is no sample data: %s', async (line, command, example) => {
    const outcome = await openAccount().run(line);

    expect(outcome).toMatchObject({ status: 'failed', failure: { kind: 'not-supported' } });
    const reason = outcome.status === 'failed' && outcome.failure.kind === 'not-supported' ? outcome.failure.reason : '';
    expect(reason).toContain(`no sample data for ${command}.`);
    expect(reason).toContain(example);
    expect(reason).toContain('AWS_ACCESS_KEY_ID');
  });

  it.each([
    ['lambda list-functions --master-region us-east-1', '--master-region'],
    ['ec2 describe-instances --filters Name=hypervisor,Values=xen', 'hypervisor'],
    ['ecs update-service --cluster shop --service cart --force-new-deployment', '--force-new-deployment'],
    ['ec2 stop-instances --hibernate --instance-ids i-0a3c5e7f91b2d4680', '--hibernate'],
    [`logs filter-log-events --log-group-name /ecs/cart --filter-pattern '{ $.level = "ERROR" }'`, 'patterns of words'],
    ['ce get-cost-and-usage --time-period Start=2026-02-01,End=2026-02-02 --granularity HOURLY --metrics UnblendedCost', 'DAILY'],
    ['ce get-cost-and-usage --time-period Start=2026-02-01,End=2026-02-02 --granularity DAILY --metrics UsageQuantity', 'UsageQuantity'],
  ])('ignore nothing that is asked: %s', async (line, words) => {
    const account = openAccount();

    const outcome = await account.run(line);

    expect(outcome).toMatchObject({ failure: { kind: 'not-supported', reason: expect.stringContaining(words) as string } });
    expect(statesOf(await account.run('ec2 describe-instances'))['shop-web-1']).toBe('running');
  });
});

describe('the guardrail of the demo account', () => {
  it.each(READING_LINES)('allows reading without asking: %s', async (line) => {
    expect(await decide(line)).toMatchObject({ verdict: 'allowed', isMutating: false, because: { guardrailName: 'demo-account' } });
  });

  it.each(CHANGING_LINES)('allows a change that is confirmed: %s', async (line) => {
    expect(await decide(line)).toMatchObject({ verdict: 'allowed', isMutating: true, because: { statement: 'RestartAndScale' } });
  });

  it.each(['ec2 terminate-instances --instance-ids i-0a3c5e7f91b2d4680', 'ec2 run-instances --image-id ami-1 --instance-type t3.micro'])(
    'denies %s',
    async (line) => {
      const decision = await decide(line);

      expect(decision).toMatchObject({
        verdict: 'denied',
        because: { rule: 'guardrail', guardrailName: 'demo-account', statement: 'NothingNewNothingLost' },
      });
      expect(decision.because.text).toContain('demo-account');
    },
  );

  it.each(['s3api delete-bucket --bucket a', 'lambda delete-function --function-name a', 'ecs delete-service --service a'])(
    'does not allow %s',
    async (line) => {
      expect(await decide(line)).toMatchObject({ verdict: 'denied', because: { rule: 'guardrail', guardrailName: 'demo-account' } });
    },
  );

  it.each(['ec2 describe-volumes', 'glue get-jobs', 'eks list-clusters'])(
    'lets %s through to be told that there is nothing',
    async (line) => {
      expect(await decide(line)).toMatchObject({ verdict: 'allowed', isMutating: false });
    },
  );

  it('has nothing that is not certain', () => {
    const { guardrail } = createDemoAccount({ now: () => new Date(NOW) });

    for (const { Resource, Condition, NotAction, NotResource } of guardrail.document.Statement) {
      expect({ Resource, Condition, NotAction, NotResource }).toEqual({ Resource: ['*'] });
    }
  });
});
