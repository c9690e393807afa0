// What is to be made in AWS, before it is written in anybody's language: accounts, Regions, names, and what follows from these.
import type { Partition } from '../domain/partition.ts';
import type { GuardrailTemplate } from '../guardrail-templates/guardrail-template.ts';
import type { EventSource } from './event-sources.ts';

/** As whom the server speaks to AWS: a user with an access key, or the role of an EC2 instance or an ECS task. */
export type ServerPrincipal = 'user' | 'ec2' | 'ecs';

/** An account that commands reach. */
export interface PlannedAccount {
  readonly accountId: string;
  /** What people call it. */
  readonly name: string;
}

/** The plan of a unit. */
export interface BootstrapPlan {
  /** With which all names begin. */
  readonly name: string;
  readonly channel: string;
  /** The account of server, queue and topic; its channel role is made as well. */
  readonly home: PlannedAccount;
  /** All other accounts. */
  readonly members: readonly PlannedAccount[];
  readonly partition: Partition;
  /** The Region of queue and topic. */
  readonly region: string;
  /** Further Regions whose events are wanted. */
  readonly otherRegions: readonly string[];
  readonly principal: ServerPrincipal;
  readonly templates: readonly GuardrailTemplate[];
  readonly externalId: string;
  readonly sources: readonly EventSource[];
  /** Where the members are in the organization; none: the StackSet uses roles that stand in the accounts already. */
  readonly organizationalUnitIds: readonly string[];
  /** The filter policy of the subscription, as JSON. */
  readonly filterPolicy?: Readonly<Record<string, unknown>>;
}

/** What everything that is made carries, so that it can be found and taken away again (R14). */
export function tagsOf({ name }: BootstrapPlan): Readonly<Record<string, string>> {
  return { 'signalbox:managed-by': 'bootstrap', 'signalbox:unit': name };
}

/** The ARNs and addresses that follow from a plan: with names of our own they are known before anything is made. */
export function namesOf(plan: BootstrapPlan) {
  const { name, channel, home, partition, region, principal } = plan;
  const arn = (service: string, where: string, resource: string): string =>
    `arn:${partition.id}:${service}:${where}:${home.accountId}:${resource}`;
  const serverName = `${name}-server`;
  return {
    serverName,
    serverArn: arn('iam', '', principal === 'user' ? `user/${serverName}` : `role/${serverName}`),
    roleName: `${name}-${channel}`,
    queueName: name,
    queueArn: arn('sqs', region, name),
    queueUrl: `https://sqs.${region}.${partition.dnsSuffix}/${home.accountId}/${name}`,
    deadLettersName: `${name}-dead-letters`,
    deadLettersArn: arn('sqs', region, `${name}-dead-letters`),
    topicName: name,
    topicArn: arn('sns', region, name),
    keyAlias: `alias/${name}-topic`,
    busArn: arn('events', region, 'event-bus/default'),
    stackSetName: `${name}-members`,
    ruleName: (source: EventSource): string => `${name}-${source.name}`,
    forwardRoleName: `${name}-forward-events`,
  };
}

/** The ARN of the channel role in an account. */
export function roleArnIn({ accountId }: PlannedAccount, plan: BootstrapPlan): string {
  return `arn:${plan.partition.id}:iam::${accountId}:role/${namesOf(plan).roleName}`;
}

/** Tells whether anything is to be made beyond the first Region of the first account. */
export function hasMembers({ members, otherRegions }: BootstrapPlan): boolean {
  return members.length > 0 || otherRegions.length > 0;
}
