// An alarm of an account that the channel has a role for: its message shows moments later what that role may read there, and an alarm of
// any other account what its event carries. AWS is a double that lets nothing in but what is signed with what its STS has handed out.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const PROD = '111111111111';
const OTHER = '222222222222';
const ROLE = `arn:aws:iam::${PROD}:role/chat/signalbox-ops`;
const YAML = `
channelConfigurations:
  - configurationName: ops-team
    platform: web
    channelId: ops
    accounts: [{ name: prod, role: '${ROLE}' }]
`;

let aws: FakeAws;
let app: StartedApp;
let browser: BrowserSession;
const changedAt = new Date();
const minutesBefore = (minutes: number): number => changedAt.getTime() - minutes * 60_000;

beforeEach(async () => {
  aws = await startFakeAws({ roles: [{ roleArn: ROLE }] });
  fill(aws);
  app = await startApp({ yaml: YAML, environment: aws.environment });
  browser = await BrowserSession.signIn(app.signInUrl);
});
afterEach(async () => {
  await app.stop();
  await aws.stop();
});

/** What CloudWatch, its logs, CloudTrail and tags know of the function. */
function fill({ readings }: FakeAws): void {
  readings.metricPages = [
    [
      {
        Id: 'm1',
        Label: 'Errors',
        Timestamps: [120, 60, 1].map((minutes) => minutesBefore(minutes) / 1000),
        Values: [0, 1, 9],
        StatusCode: 'Complete',
      },
    ],
  ];
  readings.logGroups.set('/aws/lambda/checkout', [
    { timestamp: minutesBefore(3), message: 'INFO order 7 taken' },
    { timestamp: minutesBefore(2), message: 'ERROR order 8: password=hunter2 refused' },
  ]);
  readings.trailEvents = [
    {
      EventId: '5c0a7d12-8f3b-4e6a-9d21-7b4c3e2f1a90',
      EventName: 'UpdateFunctionCode20150331v2',
      EventSource: 'lambda.amazonaws.com',
      EventTime: minutesBefore(12) / 1000,
      ReadOnly: 'false',
      Username: 'deploy-bot',
      Resources: [{ ResourceName: 'checkout' }],
      CloudTrailEvent: '{}',
    },
  ];
  readings.alarms = alarmsInState('ALARM');
  readings.tags.set(`arn:aws:lambda:eu-west-1:${PROD}:function:checkout`, { team: 'shop', severity: 'sev1' });
}

function alarmsInState(StateValue: string): FakeAws['readings']['alarms'] {
  const AlarmArn = `arn:aws:cloudwatch:eu-west-1:${PROD}:alarm:checkout-errors`;
  const Dimensions = [{ Name: 'FunctionName', Value: 'checkout' }];
  return { MetricAlarms: [{ AlarmArn, StateValue, Namespace: 'AWS/Lambda', MetricName: 'Errors', Dimensions }], CompositeAlarms: [] };
}

async function sendAlarm(accountId: string, functionName = 'checkout'): Promise<void> {
  const body = JSON.stringify({
    AlarmName: 'checkout-errors',
    AlarmArn: `arn:aws:cloudwatch:eu-west-1:${accountId}:alarm:checkout-errors`,
    AWSAccountId: accountId,
    NewStateValue: 'ALARM',
    StateChangeTime: changedAt.toISOString(),
    Trigger: {
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Statistic: 'SUM',
      Period: 60,
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 5,
      Dimensions: [{ name: 'FunctionName', value: functionName }],
    },
  });
  const token = (await readFile(join(app.dataFolder, 'notify-token'), 'utf8')).trim();
  const response = await fetch(`${app.url}/notify`, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } });
  expect(response.status).toBe(200);
}

describe('context of an alarm', () => {
  it('is read with the role of the channel for its account, and shown by a change of its message', async () => {
    await sendAlarm(PROD);
    const [message] = await browser.follow((messages) => messages.some((each) => textOf(each).includes('Last change')));
    const text = message === undefined ? '' : textOf(message);

    expect(text).toContain('by deploy-bot on checkout, 12 min before the alarm');
    expect(text).toContain('ERROR order 8: password=[masked] refused');
    expect(text).not.toMatch(/hunter2|INFO order 7/);
    expect(text).toContain('shop');
    expect(text).toContain('critical');
    const chart = message?.payload.blocks.find((block) => block.kind === 'chart');
    expect(JSON.stringify(chart)).toContain('"value":9');
    expect((await browser.messages('ops')).messages).toHaveLength(1);
    expect(aws.callsOf('AssumeRole')).toHaveLength(1);
  });

  it('is not looked for in an account that the channel has no role for', async () => {
    await sendAlarm(OTHER);
    await browser.follow((messages) => messages.length === 1);
    await expect.poll(() => app.log()).toContain('messages lack a part of their context');

    expect(aws.requests).toEqual([]);
  });

  it('is of what the alarm itself watches, whatever somebody with a token says', async () => {
    aws.readings.logGroups.set('/aws/lambda/payroll', [{ timestamp: minutesBefore(2), message: 'ERROR Ana earns 90,000' }]);
    await sendAlarm(PROD, 'payroll');
    const [message] = await browser.follow((messages) => messages.some((each) => textOf(each).includes('Last change')));
    const text = message === undefined ? '' : textOf(message);

    expect(text).toContain('/aws/lambda/checkout');
    expect(text).not.toContain('Ana');
    // Whether the buttons would be refused may be asked; what they are about is not read.
    const readings = aws.requests.filter(({ operation }) => operation !== 'SimulatePrincipalPolicy');
    expect(readings.filter(({ body }) => body.includes('payroll'))).toEqual([]);
  });

  it('is not looked for where CloudWatch does not have the alarm in this state', async () => {
    aws.readings.alarms = alarmsInState('OK');
    await sendAlarm(PROD);
    await browser.follow((messages) => messages.length === 1);
    await expect.poll(() => app.log()).toContain('not-confirmed');

    expect(aws.callsOf('FilterLogEvents')).toEqual([]);
    expect(aws.callsOf('GetMetricData')).toEqual([]);
  });

  it('is left out part by part where AWS refuses it', async () => {
    for (const operation of ['LookupEvents', 'FilterLogEvents']) aws.failNext(operation, { kind: 'denied' }, 9);
    await sendAlarm(PROD);
    const [message] = await browser.follow((messages) => messages.some((each) => textOf(each).includes('"value":9')));

    expect(message === undefined ? '' : textOf(message)).not.toMatch(/Last change|Log lines/);
    expect(app.log()).toMatch(/"part":"last-change","reason":"refused"/);
  });
});
