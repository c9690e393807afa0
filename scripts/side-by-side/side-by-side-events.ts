// The ten events of docs/guides/notifications-side-by-side.md, in its order.

/** An event of the page. */
export interface SideBySideEvent {
  /** What its pictures are called. */
  readonly name: string;
  /** What was sent, of `src/notifications/recognize/__fixtures__`; of several, which are one incident, the last is quoted. */
  readonly fixtures: readonly string[];
  /** What the title of its message says at every step. */
  readonly title: string;
  /** What else its message says once all of it is there. */
  readonly says?: string;
  /** True where it is drawn as a phone shows it, too. */
  readonly isOnPhone?: boolean;
}

/** All of them. */
export const sideBySideEvents: readonly SideBySideEvent[] = [
  { name: 'metric-alarm', fixtures: ['alarm-metric-math.event.json'], title: 'checkout-error-rate', says: 'Last change', isOnPhone: true },
  { name: 'composite-alarm', fixtures: ['alarm-composite.event.json'], title: 'orders-degraded' },
  {
    name: 'pipeline-failed',
    fixtures: ['notification-rule-pipeline-failed-full.event.json'],
    title: 'Pipeline Execution',
    isOnPhone: true,
  },
  { name: 'ecs-deployment', fixtures: ['eventbridge-ecs-deployment-failed.event.json'], title: 'ECS Deployment' },
  { name: 'plain-text', fixtures: ['text-sentence.event.txt'], title: 'Message' },
  { name: 'managed-prometheus', fixtures: ['message-managed-prometheus.event.txt'], title: 'HighLatency' },
  { name: 'amplify-build', fixtures: ['message-amplify-build.event.txt'], title: 'amplifyapp.com' },
  { name: 'guardduty-finding', fixtures: ['eventbridge-guardduty-finding.event.json'], title: 'GuardDuty Finding' },
  { name: 'stack-rollback', fixtures: ['text-cloudformation-rollback.event.txt'], title: 'CloudFormation Stack' },
  {
    name: 'custom-notification',
    fixtures: ['custom-threaded-start.event.json', 'custom-threaded-update.event.json', 'custom-full.event.json'],
    title: 'Checkout 2.14.0',
    isOnPhone: true,
  },
];
