import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Notification } from '../../domain/notification.ts';
import { recognized } from '../recognize/testing/recognized.ts';
import { contextQuestions, type ContextQuestions } from './context-questions.ts';

const folder = new URL('../recognize/__fixtures__/', import.meta.url);
const fixtureNames = readdirSync(folder).filter((name) => name.endsWith('.event.json'));
const fixture = (name: string): Notification => recognized(readFileSync(new URL(`${name}.event.json`, folder), 'utf8'));
const accountId = '123456789012';
const alarmArn = (name: string, region = 'eu-west-1'): string => `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}`;

/** A metric alarm in ALARM, as SNS brings it. */
function alarmOf(namespace: string, dimensions: Readonly<Record<string, string>>, overrides: object = {}): Notification {
  return recognized({
    AlarmName: 'a',
    AlarmArn: alarmArn('a'),
    AWSAccountId: accountId,
    NewStateValue: 'ALARM',
    StateChangeTime: '2026-11-22T10:25:31.218+0000',
    Trigger: {
      Namespace: namespace,
      MetricName: 'Errors',
      Statistic: 'SUM',
      Period: 60,
      Dimensions: Object.entries(dimensions).map(([name, value]) => ({ name, value })),
    },
    ...overrides,
  });
}

type Asked = readonly [log: readonly string[], changed: readonly string[], tags: readonly string[]];

function askedOf({ logs, changedNames, taggedArns }: ContextQuestions): Asked {
  return [logs.map((log) => (log.kind === 'group' ? log.logGroup : `${log.namespace} ${log.metricName}`)), changedNames, taggedArns];
}

describe('contextQuestions', () => {
  it.each<[string, Asked]>([
    ['alarm-anomaly-band', [['/aws/containerinsights/shop/application'], ['shop'], expect.anything()]],
    ['alarm-china', [['/aws/lambda/api'], ['api'], expect.arrayContaining([expect.stringMatching(/^arn:aws-cn:lambda:.*:function:api$/)])]],
    ['alarm-composite', [[], [], [alarmArn('orders-degraded')]]],
    // The function is of another account: a group of the same name would be another one's.
    ['alarm-cross-account-metric', [[], [], [expect.stringContaining(':alarm:')]]],
    ['alarm-eventbridge-anomaly', [[], ['i-0abc1234def567890'], expect.arrayContaining([expect.stringContaining('instance/i-0abc')])]],
    ['alarm-eventbridge-log', [['/aws/lambda/checkout'], [], [alarmArn('checkout-errors')]]],
    ['alarm-eventbridge-metric', [[], ['web'], [expect.stringContaining(':alarm:')]]],
    ['alarm-govcloud-critical', [[], ['pay', expect.stringMatching(/^arn:aws-us-gov:elasticloadbalancing:/)], expect.anything()]],
    ['alarm-labelled-metric', [['/aws/rds/instance/cart-1/error', '/aws/rds/instance/cart-1/postgresql'], ['cart-1'], expect.anything()]],
    ['alarm-metric-math', [['/aws/lambda/checkout'], ['checkout'], expect.anything()]],
    ['alarm-missing-data', [[expect.stringMatching(/^Shop\/Batch /)], [], expect.anything()]],
  ])('asks about what %s watches', (name, asked) => {
    const questions = contextQuestions(fixture(name));

    expect(questions === undefined ? undefined : askedOf(questions)).toEqual(asked);
  });

  it.each<[string, Record<string, string>, readonly string[]]>([
    ['AWS/CodeBuild', { ProjectName: 'shop' }, ['/aws/codebuild/shop']],
    ['AWS/ECS', { ClusterName: 'shop', ServiceName: 'checkout-api' }, ['/ecs/checkout-api', '/aws/ecs/checkout-api']],
    ['AWS/ECS', { ClusterName: 'shop' }, []],
    ['ECS/ContainerInsights', { ClusterName: 'shop', TaskDefinitionFamily: 'web' }, ['/ecs/web']],
    [
      'AWS/States',
      { StateMachineArn: `arn:aws:states:eu-west-1:${accountId}:stateMachine:orders` },
      ['/aws/vendedlogs/states/orders-Logs'],
    ],
    ['AWS/States', { StateMachineArn: 'orders' }, []],
    ['AWS/ApiGateway', { ApiId: 'a1b2', Stage: 'prod' }, ['/aws/apigateway/a1b2/prod']],
    ['AWS/ApiGateway', { ApiId: 'a1b2' }, []],
    ['AWS/RDS', { DBClusterIdentifier: 'cart' }, ['/aws/rds/cluster/cart/error', '/aws/rds/cluster/cart/postgresql']],
    ['AWS/Logs', { LogGroupName: '/any/group' }, ['/any/group']],
    ['AWS/Lambda', {}, []],
    ['AWS/Unheard', { FunctionName: 'x' }, []],
    ['Shop', { FunctionName: 'x' }, ['Shop Errors']],
  ])('knows where %s with %j logs', (namespace, dimensions, logs) => {
    const questions = contextQuestions(alarmOf(namespace, dimensions));

    expect(questions === undefined ? undefined : askedOf(questions)[0]).toEqual(logs);
  });

  it('looks from the first point of the breach, five minutes at least and an hour at most, to a minute after', () => {
    const reason = (at: string): object => ({ NewStateReason: `Threshold Crossed: 1 datapoint [9.0 (${at})] was greater than 5.0.` });
    const spanOf = (overrides: object) => contextQuestions(alarmOf('AWS/Lambda', { FunctionName: 'x' }, overrides))?.logSpan;

    expect(spanOf({})).toEqual({ from: '2026-11-22T10:20:31.218Z', to: '2026-11-22T10:26:31.218Z' });
    expect(spanOf(reason('22/11/26 10:10:00'))?.from).toBe('2026-11-22T10:10:00.000Z');
    expect(spanOf(reason('22/11/26 10:25:00'))?.from).toBe('2026-11-22T10:20:31.218Z');
    expect(spanOf(reason('22/11/26 02:00:00'))?.from).toBe('2026-11-22T09:25:31.218Z');
  });

  it('looks for changes within the hour before the alarm', () => {
    expect(contextQuestions(alarmOf('AWS/Lambda', { FunctionName: 'x' }))?.changeSpan).toEqual({
      from: '2026-11-22T09:25:31.218Z',
      to: '2026-11-22T10:25:31.218Z',
    });
  });

  it('asks about an alarm that is over for the data of its chart alone', () => {
    const questions = contextQuestions(fixture('alarm-metric-ok'));

    expect(questions).toMatchObject({
      chart: { watchedId: expect.any(String) },
      logs: [],
      changedNames: [],
      taggedArns: [],
      childArns: [],
    });
  });

  it('names the children of a composite alarm, a few at most', () => {
    expect(contextQuestions(fixture('alarm-composite'))?.childArns).toEqual(
      ['orders-5xx', 'orders-latency', 'orders-queue-age'].map((name) => alarmArn(name)),
    );
  });

  it.each(['alarm-insufficient-data', 'alarm-eventbridge-composite', 'eventbridge-ecs-task-stopped', 'custom-full'])(
    'asks nothing about %s',
    (name) => {
      expect(contextQuestions(fixture(name))).toBeUndefined();
    },
  );

  it('asks a handful of things at most, whatever the event', () => {
    for (const name of fixtureNames) {
      const {
        logs = [],
        changedNames = [],
        taggedArns = [],
        childArns = [],
      } = contextQuestions(fixture(name.replace('.event.json', ''))) ?? {};
      expect([logs, changedNames, taggedArns, childArns].every(({ length }) => length <= 3)).toBe(true);
    }
  });
});
