// Commands as AWS's guide for chat prints them, and the thirteen of Incident Manager: each runs, asks for what is missing, or asks for a
// confirmation, and what arrives at AWS is the call that was meant.
import { randomUUID } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formCommand } from '../../console/src/format/form-command.ts';
import type { WebBlock, WebChannelMessage } from '../../src/contract/web-message.ts';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const PLAN = 'arn:aws:ssm-incidents::123456789012:response-plan/shop';
const INCIDENT = 'arn:aws:ssm-incidents::123456789012:incident-record/shop/9c1e';

let aws: FakeAws;
let app: StartedApp;
let browser: BrowserSession;
let policyFile: string;

beforeEach(async () => {
  aws = await startFakeAws();
  policyFile = join(await mkdtemp(join(tmpdir(), 'signalbox-policy-')), 'operate.json');
  const Action = [
    'autoscaling:*',
    'cloudwatch:Describe*',
    'ec2:Describe*',
    'ec2:RebootInstances',
    'iam:PassRole',
    'kinesis:*',
    'lambda:List*',
    'ssm:StartAutomationExecution',
    'ssm-incidents:*',
    'support:*',
  ];
  await writeFile(policyFile, JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] }));
  await start();
});
afterEach(async () => {
  await app.stop();
  await aws.stop();
});

async function start(dataFolder?: string): Promise<void> {
  app = await startApp({
    yaml: `
guardrails: [{ name: operate, policyFile: '${policyFile}' }]
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops, guardrails: [operate], allowAmbientChanges: true }
`,
    environment: { ...NO_CREDENTIALS, ...aws.environment },
    ...(dataFolder === undefined ? {} : { dataFolder }),
  });
  browser = await BrowserSession.signIn(app.signInUrl);
}

/** Says something and returns the answer. */
async function ask(text: string): Promise<WebChannelMessage> {
  const { revision } = await browser.messages('ops');
  const response = await browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });
  expect(response.status).toBe(202);
  const isAnswer = ({ payload, editedAt }: WebChannelMessage): boolean => payload.author === undefined && editedAt === undefined;
  const messages = await browser.follow((arrived) => arrived.some(isAnswer), revision);
  return messages.filter(isAnswer).at(-1) ?? Promise.reject(new Error('no answer'));
}

function formIn({ payload }: WebChannelMessage): Extract<WebBlock, { kind: 'form' }> {
  const form = payload.blocks.find((block) => block.kind === 'form');
  if (form === undefined) throw new Error(`no form: ${payload.fallbackText}`);
  return form;
}

/** Fills in the form of a message. */
function fillIn(card: WebChannelMessage, values: Readonly<Record<string, string>>): Promise<WebChannelMessage> {
  const { command, fields } = formIn(card);
  return ask(formCommand(command, fields, values));
}

async function confirm(card: WebChannelMessage): Promise<WebChannelMessage> {
  // Match: confirm K7QX2M. Near miss: Confirm ec2.
  const code = /confirm ([A-Z0-9]{6})/.exec(textOf(card))?.[1];
  if (code === undefined) throw new Error(`no confirmation: ${textOf(card)}`);
  return ask(`confirm ${code}`);
}

/** What of an operation arrived last, as AWS reads it. */
function lastCall(operation: string): Readonly<Record<string, unknown>> & { readonly region: string } {
  const request = aws.changesOf(operation).at(-1);
  if (request === undefined) throw new Error(`${operation} has not arrived`);
  const input = request.protocol.includes('json') && request.body !== '' ? (JSON.parse(request.body) as object) : {};
  return { ...request.parameters, ...input, region: request.region };
}

describe("the worked uses of AWS's guide", () => {
  it.each([
    ['@aws lambda list-functions', 'ListFunctions', 'report'],
    ['@aws cloudwatch describe-alarms --state ALARM --region us-east-1', 'DescribeAlarms', 'cpu-high'],
  ])('run where they read: %s', async (said, operation, shown) => {
    expect(textOf(await ask(said))).toContain(shown);
    expect(aws.callsOf(operation)).toHaveLength(1);
  });

  it.each([
    [
      '@aws kinesis update-shard-count --stream-name samplestream --scaling-type UNIFORM_SCALING --target-shard-count 6',
      'UpdateShardCount',
      { StreamName: 'samplestream', ScalingType: 'UNIFORM_SCALING', TargetShardCount: 6 },
    ],
    [
      '@aws autoscaling update-auto-scaling-group --auto-scaling-group-name my-asg --min-size 2 --max-size 10',
      'UpdateAutoScalingGroup',
      { AutoScalingGroupName: 'my-asg', MinSize: '2', MaxSize: '10' },
    ],
    [
      '@aws ssm start-automation-execution --document-name "AWS-UpdateLinuxAmi" --parameters "AutomationAssumeRole=arn:aws:iam::123456789012:role/automation,SourceAmiId=ami-12345678,IamInstanceProfileName=updates"',
      'StartAutomationExecution',
      {
        DocumentName: 'AWS-UpdateLinuxAmi',
        Parameters: {
          AutomationAssumeRole: ['arn:aws:iam::123456789012:role/automation'],
          SourceAmiId: ['ami-12345678'],
          IamInstanceProfileName: ['updates'],
        },
      },
    ],
  ])('are confirmed where they change something: %s', async (said, operation, call) => {
    const card = await ask(said);
    expect(aws.changesOf(operation)).toEqual([]);
    await confirm(card);

    expect(lastCall(operation)).toMatchObject(call);
  });

  it('reboot an instance once that is confirmed', async () => {
    const instanceId = aws.instances()[0]?.instanceId ?? '';

    await confirm(await ask(`@aws ec2 reboot-instances --instance-ids ${instanceId}`));

    expect(lastCall('RebootInstances')).toMatchObject({ 'InstanceId.1': instanceId });
  });

  it('ask for a support case field by field, confirm it, and send it to the one endpoint of AWS Support', async () => {
    const first = await ask('@aws support create-case');
    expect(formIn(first).fields.map(({ name, isRequired }) => [name, isRequired])).toEqual([
      ['subject', true],
      ['communication-body', true],
      ['service-code', true],
      ['severity-code', true],
      ['issue-type', false],
      ['language', false],
      ['cc-email-addresses', false],
    ]);
    expect(textOf(first)).toContain('aws support create-case');
    expect(textOf(first)).not.toContain('@aws support');
    const second = await fillIn(first, {
      subject: "It's `slow` --severity-code critical",
      'communication-body': 'Since noon:\n$(date)\n-- and still',
      'service-code': 'aws-lambda',
      'severity-code': 'low',
      'cc-email-addresses': 'a@shop.example\nb@shop.example',
    });
    expect(formIn(second).fields).toMatchObject([{ name: 'category-code', choices: [{ value: 'permissions', label: 'Permissions' }] }]);
    const card = await fillIn(second, { 'category-code': 'permissions' });
    expect(aws.callsOf('CreateCase')).toEqual([]);
    const created = await confirm(card);

    expect(lastCall('CreateCase')).toMatchObject({
      subject: "It's `slow` --severity-code critical",
      communicationBody: 'Since noon:\n$(date)\n-- and still',
      serviceCode: 'aws-lambda',
      categoryCode: 'permissions',
      severityCode: 'low',
      ccEmailAddresses: ['a@shop.example', 'b@shop.example'],
      region: 'us-east-1',
    });
    expect(textOf(created)).toContain('case-123456789012-muen-2026-c4c1d2bf33c5cf47');
    expect(new Set(aws.callsOf('DescribeServices').map(({ region }) => region))).toEqual(new Set(['us-east-1']));
  });

  it('say what it means that an account has no support plan', async () => {
    aws.failNext('DescribeServices', {
      kind: 'error',
      code: 'SubscriptionRequiredException',
      message: 'Subscription is required.',
      httpStatus: 400,
    });

    const answer = textOf(await ask('@aws support create-case'));

    expect(answer).toContain('This account has no support plan that opens this API');
    expect(answer).toContain('https://aws.amazon.com/premiumsupport/plans/');
  });

  it('complete what was asked for before a restart', async () => {
    const card = await ask('@aws ssm-incidents get-response-plan');
    await app.stopAndKeepData();
    await start(app.dataFolder);

    const answer = await fillIn(card, { arn: PLAN });

    expect(textOf(answer)).toContain('Checkout is down');
    const { messages } = await browser.messages('ops');
    expect(messages.find(({ id }) => id === card.id)?.payload.blocks.some(({ kind }) => kind === 'form')).toBe(false);
  });
});

describe('the commands of Incident Manager', () => {
  it.each([
    ['list-response-plan', 'ListResponsePlans', 'shop'],
    ['list-incident-records', 'ListIncidentRecords', 'Checkout is down'],
  ])('run where nothing is missing: %s', async (command, operation, shown) => {
    expect(textOf(await ask(`@aws ssm-incidents ${command}`))).toContain(shown);
    expect(aws.callsOf(operation)).toHaveLength(1);
  });

  it.each([
    { command: 'get-response-plan', values: { arn: PLAN }, operation: 'GetResponsePlan', shown: 'Checkout is down' },
    { command: 'get-incident-record', values: { arn: INCIDENT }, operation: 'GetIncidentRecord', shown: 'Checkout is down' },
    {
      command: 'get-timeline-event',
      values: { 'incident-record-arn': INCIDENT, 'event-id': 'e1' },
      operation: 'GetTimelineEvent',
      shown: 'looked',
    },
    {
      command: 'list-timeline-events',
      values: { 'incident-record-arn': INCIDENT },
      operation: 'ListTimelineEvents',
      shown: 'Custom Event',
    },
    { command: 'list-related-items', values: { 'incident-record-arn': INCIDENT }, operation: 'ListRelatedItems', shown: 'Runbook' },
  ])('ask for what is missing, and run where they read: $command', async ({ command, values, operation, shown }) => {
    const card = await ask(`@aws ssm-incidents ${command}`);
    expect(formIn(card).fields.map(({ name }) => name)).toEqual(Object.keys(values));

    expect(textOf(await fillIn(card, values))).toContain(shown);
    expect(aws.callsOf(operation)).toHaveLength(1);
  });

  it.each([
    { command: 'start-incident', values: { 'response-plan-arn': PLAN }, operation: 'StartIncident', call: { responsePlanArn: PLAN } },
    {
      command: 'create-timeline-event',
      values: {
        'incident-record-arn': INCIDENT,
        'event-time': '2026-03-01T03:00:00Z',
        'event-type': 'Custom Event',
        'event-data': '{"note":"it\'s up"}',
      },
      operation: 'CreateTimelineEvent',
      call: { incidentRecordArn: INCIDENT, eventType: 'Custom Event', eventData: '{"note":"it\'s up"}' },
    },
    {
      command: 'delete-timeline-event',
      values: { 'incident-record-arn': INCIDENT, 'event-id': 'e1' },
      operation: 'DeleteTimelineEvent',
      call: { incidentRecordArn: INCIDENT, eventId: 'e1' },
    },
    {
      command: 'update-related-items',
      values: {
        'incident-record-arn': INCIDENT,
        'related-items-update':
          '{"itemToAdd": {"title": "Runbook", "identifier": {"type": "OTHER", "value": {"url": "https://shop.example/r"}}}}',
      },
      operation: 'UpdateRelatedItems',
      call: {
        relatedItemsUpdate: { itemToAdd: { title: 'Runbook', identifier: { type: 'OTHER', value: { url: 'https://shop.example/r' } } } },
      },
    },
    { command: 'update-incident-record', values: { arn: INCIDENT }, operation: 'UpdateIncidentRecord', call: { arn: INCIDENT } },
    {
      command: 'update-timeline-event',
      values: { 'incident-record-arn': INCIDENT, 'event-id': 'e1' },
      operation: 'UpdateTimelineEvent',
      call: { incidentRecordArn: INCIDENT, eventId: 'e1' },
    },
  ])(
    'ask for what is missing, and for a confirmation where they change something: $command',
    async ({ command, values, operation, call }) => {
      const asked = await ask(`@aws ssm-incidents ${command}`);
      expect(formIn(asked).fields.map(({ name }) => name)).toEqual(Object.keys(values));
      const card = await fillIn(asked, values);
      expect(aws.changesOf(operation)).toEqual([]);
      await confirm(card);

      expect(lastCall(operation)).toMatchObject(call);
    },
  );

  it('offer the response plans and incidents that there are', async () => {
    const [plan] = formIn(await ask('@aws ssm-incidents start-incident')).fields;
    const [incident] = formIn(await ask('@aws ssm-incidents list-timeline-events')).fields;

    expect(plan?.choices).toEqual([{ value: PLAN, label: 'shop' }]);
    expect(incident?.choices).toEqual([{ value: INCIDENT, label: 'Checkout is down' }]);
  });
});
