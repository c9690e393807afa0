// What AWS CloudTrail brings to EventBridge from any service: API calls, sign-ins, service events
// (user guide, CloudTrail record contents and sign-in events). Incident Manager and Service Quotas tell of changes only this way.
import type { EventRecipe } from '../recipe/recipe.ts';

const facts = {
  Who: 'userIdentity.arn | userIdentity.userName | userIdentity.invokedBy | userIdentity.type',
  'From address': 'sourceIPAddress',
  Service: 'eventSource',
  Error: 'errorCode',
};

const leftOut = [
  'additionalEventData.LoginTo',
  'additionalEventData.MobileVersion',
  'userIdentity.userName',
  'eventTime',
  'eventType',
  'eventCategory',
  'managementEvent',
  'readOnly',
  'userIdentity.type',
];

/** The events that CloudTrail brings. */
export const cloudtrailEvents: readonly EventRecipe[] = [
  {
    source: '*',
    types: ['AWS Console Sign In via CloudTrail', 'AWS Sign In via CloudTrail'],
    name: 'userIdentity.userName | userIdentity.arn | userIdentity.type',
    state: 'responseElements.ConsoleLogin | responseElements.CheckMfa',
    cause: 'errorMessage',
    account: 'recipientAccountId',
    region: 'awsRegion',
    // Nobody should need the root user.
    severity: { at: 'userIdentity.type', words: { Root: 'high' } },
    sentences: [
      'Sign-in of the {userIdentity.type} user from {sourceIPAddress}: {responseElements.ConsoleLogin}.',
      '{eventName} from {sourceIPAddress}.',
    ],
    leftOut,
    facts: { ...facts, 'With MFA': 'additionalEventData.MFAUsed', 'User type': 'userIdentity.type' },
  },
  ...[{ errorCode: true } as const, {}].map((when): EventRecipe => ({
    source: '*',
    types: [
      'AWS API Call via CloudTrail',
      'AWS Console Action via CloudTrail',
      'AWS Service Event via CloudTrail',
      'AWS Insight via CloudTrail',
    ],
    name: 'eventName',
    cause: 'errorMessage',
    account: 'recipientAccountId',
    region: 'awsRegion',
    severity: { at: 'userIdentity.type', words: { Root: 'high' } },
    sentences: [
      '{userIdentity.arn} called {eventName} of {eventSource}, and it failed with {errorCode}.',
      '{userIdentity.arn} called {eventName} of {eventSource}.',
      '{eventSource}: {eventName}.',
    ],
    leftOut,
    facts: { ...facts, 'In the console': 'sessionCredentialFromConsole' },
    consolePage: 'cloudtrailv2/home?region={region}#/events/{eventID}',
    when,
    ...('errorCode' in when ? { tone: 'warning' } : {}),
  })),
];
