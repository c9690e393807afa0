// Guardrails cap what is read about alarms as they cap commands: from a reload on nobody is shown lines that nobody there may ask for.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const PROD = '111111111111';
const ROLE = `arn:aws:iam::${PROD}:role/chat/signalbox-ops`;
const ALLOW = { Effect: 'Allow', Action: '*', Resource: '*' };
const DENY_LINES = { Effect: 'Deny', Action: 'logs:FilterLogEvents', Resource: '*' };

let aws: FakeAws;
let app: StartedApp;
let folder: string;
const changedAt = new Date();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-guardrails-'));
  aws = await startFakeAws({ roles: [{ roleArn: ROLE }] });
  aws.readings.logGroups.set('/aws/lambda/checkout', [{ timestamp: changedAt.getTime() - 120_000, message: 'ERROR order 8 refused' }]);
  aws.readings.tags.set(`arn:aws:lambda:eu-west-1:${PROD}:function:checkout`, { owner: 'team-checkout' });
  aws.readings.alarms = { MetricAlarms: ['first', 'second'].map((name) => alarmAsDescribed(name)), CompositeAlarms: [] };
});
afterEach(async () => {
  await app.stop();
  await aws.stop();
  await rm(folder, { recursive: true, force: true });
});

const arnOf = (name: string): string => `arn:aws:cloudwatch:eu-west-1:${PROD}:alarm:${name}`;

function alarmAsDescribed(name: string): object {
  const Dimensions = [{ Name: 'FunctionName', Value: 'checkout' }];
  return { AlarmArn: arnOf(name), AlarmName: name, StateValue: 'ALARM', Namespace: 'AWS/Lambda', MetricName: 'Errors', Dimensions };
}

const allowOnly = (...statements: readonly object[]): Promise<void> =>
  writeFile(join(folder, 'look.json'), JSON.stringify({ Version: '2012-10-17', Statement: statements }));

async function start(): Promise<BrowserSession> {
  const yaml = `
guardrails: [{ name: look, policyFile: '${join(folder, 'look.json')}' }]
channelConfigurations:
  - configurationName: ops
    platform: web
    channelId: ops
    guardrails: [look]
    accounts: [{ name: prod, role: '${ROLE}' }]
`;
  app = await startApp({ yaml, environment: aws.environment });
  return BrowserSession.signIn(app.signInUrl);
}

async function sendAlarm(name: string): Promise<void> {
  const body = JSON.stringify({
    AlarmName: name,
    AlarmArn: arnOf(name),
    AWSAccountId: PROD,
    NewStateValue: 'ALARM',
    StateChangeTime: changedAt.toISOString(),
    Trigger: {
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Statistic: 'SUM',
      Period: 60,
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 5,
      Dimensions: [{ name: 'FunctionName', value: 'checkout' }],
    },
  });
  const token = (await readFile(join(app.dataFolder, 'notify-token'), 'utf8')).trim();
  const response = await fetch(`${app.url}/notify`, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } });
  expect(response.status).toBe(200);
}

describe('what is read about an alarm', () => {
  it('is what the guardrails of the channel allow, as they are since the last reload', async () => {
    await allowOnly(ALLOW);
    const browser = await start();
    await sendAlarm('first');
    await browser.follow((messages) => messages.some((each) => textOf(each).includes('ERROR order 8 refused')));
    expect(aws.callsOf('FilterLogEvents')).not.toEqual([]);
    const callsBefore = aws.callsOf('FilterLogEvents').length;

    await allowOnly(ALLOW, DENY_LINES);
    await app.reload();
    await sendAlarm('second');
    const isSecond = (text: string): boolean => text.includes('second');
    const messages = await browser.follow((all) => all.map(textOf).some((text) => isSecond(text) && text.includes('team-checkout')));

    expect(messages.map(textOf).filter((text) => isSecond(text) && text.includes('ERROR order 8'))).toEqual([]);
    expect(aws.callsOf('FilterLogEvents')).toHaveLength(callsBefore);
    expect(app.log()).toContain('the guardrails of the channel (look) do not allow logs:FilterLogEvents');
  });

  it('is nothing under guardrails that allow no reading', async () => {
    await allowOnly({ Effect: 'Allow', Action: 'ecs:UpdateService', Resource: '*' });
    const browser = await start();
    await sendAlarm('first');
    await browser.follow((messages) => messages.length === 1);
    await expect.poll(() => app.log()).toContain('messages lack a part of their context');

    expect(aws.requests).toEqual([]);
  });
});
