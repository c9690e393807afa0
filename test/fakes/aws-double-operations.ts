// What the AWS double has of the services in which people operate: scaling, automation, incidents and support cases.
import { answerJson, answerQuery, AwsDoubleError, type AwsDoubleAnswer } from './aws-double-answer.ts';
import type { AwsDoubleRequest } from './aws-double-request.ts';
import { XmlList } from './aws-double-xml.ts';

type Run = (request: AwsDoubleRequest, accountId: string) => AwsDoubleAnswer;

const AT = Date.parse('2026-01-15T08:30:00.000Z') / 1000;

/** Runs an operation by its service. */
export const OPERATING_SERVICES: Readonly<Record<string, Run>> = {
  kinesis: (request) =>
    answerOf(request, {
      UpdateShardCount: ({ StreamName, TargetShardCount }) => ({ StreamName, CurrentShardCount: 3, TargetShardCount }),
      DescribeStreamSummary: ({ StreamName }) => ({ StreamDescriptionSummary: { StreamName, StreamStatus: 'ACTIVE', OpenShardCount: 3 } }),
    }),
  autoscaling: runAutoScaling,
  ssm: (request) =>
    answerOf(request, {
      StartAutomationExecution: () => ({ AutomationExecutionId: '4105a4fc-f944-11e6-9d32-8fb2db27a909' }),
      GetAutomationExecution: ({ AutomationExecutionId }) => ({
        AutomationExecution: { AutomationExecutionId, AutomationExecutionStatus: 'Success' },
      }),
      DescribeInstanceInformation: () => ({ InstanceInformationList: [] }),
    }),
  support: (request) =>
    answerOf(request, {
      DescribeServices: ({ serviceCodeList }) => ({
        services: SUPPORT_SERVICES.filter(({ code }) => !Array.isArray(serviceCodeList) || serviceCodeList.includes(code)),
      }),
      DescribeSeverityLevels: () => ({
        severityLevels: [
          { code: 'low', name: 'General guidance' },
          { code: 'normal', name: 'System impaired' },
        ],
      }),
      CreateCase: () => ({ caseId: 'case-123456789012-muen-2026-c4c1d2bf33c5cf47' }),
    }),
  'ssm-incidents': runIncidents,
  organizations: (request, accountId) =>
    answerOf(request, {
      DescribeEffectivePolicy: ({ PolicyType }) => ({
        EffectivePolicy: { PolicyContent: EFFECTIVE_POLICY, LastUpdatedTimestamp: AT, TargetId: accountId, PolicyType },
      }),
    }),
};

/** The chat applications policy in effect for every account: private channels of one Slack workspace. */
const EFFECTIVE_POLICY = JSON.stringify({
  chatbot: {
    platforms: { slack: { client: 'enabled', workspaces: ['T1'], default: { supported_channel_types: ['private'] } } },
    default: { client: 'disabled' },
  },
});

const SUPPORT_SERVICES = [
  { code: 'aws-lambda', name: 'Lambda', categories: [{ code: 'permissions', name: 'Permissions' }] },
  { code: 'billing', name: 'Billing', categories: [{ code: 'payment-issue', name: 'Payment Issue' }] },
] as const;

type Input = Readonly<Record<string, unknown>>;

function answerOf(
  { operation, body, protocol }: AwsDoubleRequest,
  answers: Readonly<Record<string, (input: Input) => unknown>>,
): AwsDoubleAnswer {
  const answer = answers[operation];
  if (answer === undefined) throw new AwsDoubleError('UnknownOperationException', `The double has no ${operation}.`);
  return answerJson(protocol, answer(JSON.parse(body === '' ? '{}' : body) as Input));
}

const AUTO_SCALING_NAMESPACE = 'http://autoscaling.amazonaws.com/doc/2011-01-01/';

function runAutoScaling({ operation, parameters }: AwsDoubleRequest, accountId: string): AwsDoubleAnswer {
  if (operation === 'UpdateAutoScalingGroup') return answerQuery(operation, {}, AUTO_SCALING_NAMESPACE);
  if (operation !== 'DescribeAutoScalingGroups') throw new AwsDoubleError('InvalidAction', `Could not find operation ${operation}`);
  const group = {
    AutoScalingGroupName: parameters['AutoScalingGroupNames.member.1'] ?? 'my-asg',
    AutoScalingGroupARN: `arn:aws:autoscaling:us-east-1:${accountId}:autoScalingGroup:1:autoScalingGroupName/my-asg`,
    MinSize: 1,
    MaxSize: 4,
    DesiredCapacity: 2,
  };
  return answerQuery(operation, { AutoScalingGroups: new XmlList('member', [group]) }, AUTO_SCALING_NAMESPACE);
}

function runIncidents(request: AwsDoubleRequest, accountId: string): AwsDoubleAnswer {
  const planArn = `arn:aws:ssm-incidents::${accountId}:response-plan/shop`;
  const arn = `arn:aws:ssm-incidents::${accountId}:incident-record/shop/9c1e`;
  const record = { arn, title: 'Checkout is down', status: 'OPEN', impact: 1, creationTime: AT, dedupeString: 'a', lastModifiedTime: AT };
  const event = { incidentRecordArn: arn, eventId: 'e1', eventTime: AT, eventUpdatedTime: AT, eventType: 'Custom Event' };
  return answerOf(request, {
    StartIncident: () => ({ incidentRecordArn: arn }),
    ListResponsePlans: () => ({ responsePlanSummaries: [{ arn: planArn, name: 'shop' }] }),
    GetResponsePlan: () => ({ arn: planArn, name: 'shop', incidentTemplate: { title: 'Checkout is down', impact: 1 } }),
    CreateTimelineEvent: () => ({ incidentRecordArn: arn, eventId: 'e1' }),
    DeleteTimelineEvent: () => ({}),
    GetIncidentRecord: () => ({
      incidentRecord: { ...record, incidentRecordSource: { createdBy: arn, source: 'manual' }, lastModifiedBy: arn },
    }),
    GetTimelineEvent: () => ({ event: { ...event, eventData: '{"note":"looked"}' } }),
    ListIncidentRecords: () => ({
      incidentRecordSummaries: [
        {
          arn,
          title: 'Checkout is down',
          status: 'OPEN',
          impact: 1,
          creationTime: AT,
          incidentRecordSource: { createdBy: arn, source: 'manual' },
        },
      ],
    }),
    ListTimelineEvents: () => ({ eventSummaries: [event] }),
    ListRelatedItems: () => ({
      relatedItems: [{ identifier: { type: 'OTHER', value: { url: 'https://shop.example/runbook' } }, title: 'Runbook' }],
    }),
    UpdateRelatedItems: () => ({}),
    UpdateIncidentRecord: () => ({}),
    UpdateTimelineEvent: () => ({}),
  });
}
