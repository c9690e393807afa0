import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DescribedAlarm } from '../../aws/alarm-subjects-source.ts';
import type { IncidentContext } from '../../domain/incident-context.ts';
import type { Notification } from '../../domain/notification.ts';
import { recognized } from '../recognize/testing/recognized.ts';
import { FakeContextSources, type KnownAtAws } from '../testing/fake-context-sources.ts';
import { isVouchedFor } from './confirm-questions.ts';
import { contextQuestions } from './context-questions.ts';
import { gatherContext } from './gather-context.ts';

const accountId = '123456789012';
const alarmArn = `arn:aws:cloudwatch:eu-west-1:${accountId}:alarm:checkout: errors`;
const FunctionName = (value: string) => [{ name: 'FunctionName', value }];

/** The alarm as CloudWatch has it. */
const checkout: DescribedAlarm = {
  arn: alarmArn,
  state: 'ALARM',
  changedAt: '2026-11-22T10:25:31.218Z',
  metrics: [{ namespace: 'AWS/Lambda', metricName: 'Errors', dimensions: FunctionName('checkout') }],
  logGroups: [],
  alarmedChildren: [],
};

/** What somebody hands in who has a token. */
function handedIn(functionName: string, overrides: object = {}): Notification {
  return recognized({
    AlarmName: 'checkout: errors',
    AlarmArn: alarmArn,
    AWSAccountId: accountId,
    NewStateValue: 'ALARM',
    StateChangeTime: '2026-11-22T10:25:31.218+0000',
    Trigger: { Namespace: 'AWS/Lambda', MetricName: 'Errors', Statistic: 'SUM', Period: 60, Dimensions: FunctionName(functionName) },
    ...overrides,
  });
}

const change = { at: '2026-11-22T10:13:00Z', eventName: 'UpdateFunctionCode', eventSource: 'lambda.amazonaws.com', eventId: 'e1' };
const everything = {
  chart: { points: [{ at: '2026-11-22T10:20:00Z', value: 9 }], lines: [], band: [] },
  lines: {
    '/aws/lambda/checkout': [{ at: '2026-11-22T10:24:00Z', text: 'ERROR order 1 failed' }],
    '/aws/lambda/payroll': [{ at: '2026-11-22T10:24:00Z', text: 'ERROR Ana earns 90,000' }],
  },
  changes: { checkout: [{ ...change, resourceName: 'checkout' }], payroll: [{ ...change, resourceName: 'payroll' }] },
};

interface Gathered {
  readonly context: IncidentContext | undefined;
  readonly asked: readonly string[];
  readonly leftOut: readonly string[];
}

async function gather(notification: Notification, known: KnownAtAws, refuse = false): Promise<Gathered> {
  const fake = new FakeContextSources({ ...everything, ...known });
  if (refuse) fake.refuse('refused');
  const questions = contextQuestions(notification);
  if (questions === undefined) throw new Error('there is nothing to ask');
  const leftOut: string[] = [];
  const context = await gatherContext({
    sources: fake.sources,
    place: { accountId, region: 'eu-west-1', configurationName: 'ops' },
    questions,
    isVouchedFor: false,
    now: () => new Date('2026-11-22T10:25:33Z'),
    signal: new AbortController().signal,
    takeCall: () => true,
    tags: { get: () => undefined, set: () => undefined },
    noteLeftOut: (part, reason) => leftOut.push(`${part} ${reason}`),
  });
  return { context, asked: fake.asked, leftOut };
}

describe('isVouchedFor', () => {
  it('tells topics and queues, to which AWS lets nobody write unasked, from whoever has a token', () => {
    expect(isVouchedFor('sns-https')).toBe(true);
    expect(isVouchedFor('sqs')).toBe(true);
    expect(isVouchedFor('sample')).toBe(true);
    expect(isVouchedFor('notify-http')).toBe(false);
  });
});

describe('confirmQuestions', () => {
  it('lets everything be read about an alarm that is as the event says', async () => {
    const { context, asked } = await gather(handedIn('checkout'), { subjects: [checkout] });

    expect(asked[0]).toBe('alarms checkout: errors');
    expect(Object.keys(context ?? {})).toEqual(['readAt', 'chart', 'logLines', 'lastChange']);
  });

  it('asks about what the alarm itself watches, whatever the event names', async () => {
    const { context, asked } = await gather(handedIn('payroll'), { subjects: [checkout] });

    expect(asked.filter((question) => /payroll|metrics/.test(question))).toEqual([]);
    expect(context?.chart).toBeUndefined();
    expect(context?.logLines?.logGroup).toBe('/aws/lambda/checkout');
    expect(context?.lastChange?.resourceName).toBe('checkout');
  });

  it.each<[string, object, readonly DescribedAlarm[]]>([
    ['there is no such alarm', {}, []],
    ['another one is told of', {}, [{ ...checkout, arn: `${alarmArn}2` }]],
    ['the alarm has been in another state all the time', {}, [{ ...checkout, state: 'OK', changedAt: '2026-11-22T09:00:00Z' }]],
    ['it is over for hours', {}, [{ ...checkout, state: 'OK', changedAt: '2026-11-22T12:00:00Z' }]],
    [
      'CloudWatch does not say since when it is over',
      {},
      [{ arn: alarmArn, metrics: [], logGroups: [], alarmedChildren: [], state: 'OK' }],
    ],
    ['its alarm is of another Region', { AlarmArn: alarmArn.replace('eu-west-1', 'us-east-1') }, [checkout]],
    ['its alarm is no alarm', { AlarmArn: alarmArn.replace(':alarm:', ':dashboard:') }, [checkout]],
  ])('lets nothing be read where %s', async (_what, overrides, subjects) => {
    const { context, asked, leftOut } = await gather(handedIn('checkout', overrides), { subjects });

    expect(context).toBeUndefined();
    expect(asked.filter((question) => !question.startsWith('alarms '))).toEqual([]);
    expect(leftOut).toEqual(['all not-confirmed']);
  });

  it('believes a state that was over before anybody could ask', async () => {
    const subjects = [{ ...checkout, state: 'OK', changedAt: '2026-11-22T10:26:00Z' }];

    expect((await gather(handedIn('checkout'), { subjects })).context?.logLines?.logGroup).toBe('/aws/lambda/checkout');
  });

  it('reads nothing where nobody may ask CloudWatch about alarms', async () => {
    const { context, asked, leftOut } = await gather(handedIn('checkout'), { subjects: [checkout] }, true);

    expect(context).toBeUndefined();
    expect(asked).toEqual(['alarms checkout: errors']);
    expect(leftOut).toEqual(['alarm refused']);
  });

  it('reads no chart of a calculation that is not the alarm’s own', async () => {
    const search = "SEARCH('{AWS/Billing,Currency}', 'Maximum', 3600)";
    const Trigger = { Metrics: [{ Id: 'e1', Expression: search, Period: 60, ReturnData: true }] };
    const forged = await gather(handedIn('checkout', { Trigger }), { subjects: [checkout] });
    const own = await gather(handedIn('checkout', { Trigger }), { subjects: [{ ...checkout, expressions: [search] }] });

    expect(forged.asked).not.toContain('metrics e1');
    expect(own.asked).toContain('metrics e1');
  });

  it('lets no child of a composite alarm be named that the event chooses', async () => {
    const text = readFileSync(new URL('../recognize/__fixtures__/alarm-composite.event.json', import.meta.url), 'utf8');
    const composite = recognized(text);
    const arn = composite.alarm?.arn ?? '';
    const subjects = [{ arn, state: 'ALARM', metrics: [], logGroups: [], alarmedChildren: [] }];
    const { asked } = await gather(composite, { subjects });

    expect(asked.filter((question) => question.startsWith('alarms '))).toHaveLength(1);
  });
});
