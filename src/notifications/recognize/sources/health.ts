// AWS Health (user guide, Reference: AWS Health events Amazon EventBridge schema): events of AWS itself, public and of an account,
// abuse reports, and the alerts of Service Quotas, which come as events of Health.
import type { EventRecipe, SeverityRule } from '../recipe/recipe.ts';

const source = 'aws.health';
const severity: SeverityRule = {
  at: 'eventTypeCategory',
  words: { issue: 'high', investigation: 'medium', scheduledChange: 'medium', accountNotification: 'info' },
};
const event: EventRecipe = {
  source,
  types: ['AWS Health Event'],
  name: 'eventTypeCode',
  state: 'statusCode',
  cause: 'eventDescription.0.latestDescription | eventDescription.latestDescription',
  // The envelope names the account and the Region that the event was sent to.
  account: 'affectedAccount | $.account',
  region: 'eventRegion | $.region',
  severity,
  facts: {
    Service: 'service',
    Category: 'eventTypeCategory',
    'Affected resources': 'affectedEntities',
    'What to do': 'actionability',
    Scope: 'eventScopeCode',
    Started: 'startTime',
    Ended: 'endTime',
    Updated: 'lastUpdatedTime',
  },
  incident: { of: source, id: ['eventArn'], as: 'condition', closedBy: { statusCode: ['closed'] } },
  consolePage: 'health/home?region={region}#/account/event-log?eventID={eventArn}',
};

/** The events of Health. */
export const healthEvents: readonly EventRecipe[] = [
  {
    ...event,
    when: { service: ['SERVICEQUOTAS'] },
    severity: { ...severity, words: { ...severity.words, accountNotification: 'medium' } },
  },
  event,
  {
    ...event,
    types: ['AWS Health Abuse Event'],
    severity: { ...severity, words: { ...severity.words, accountNotification: 'high' } },
  },
];
