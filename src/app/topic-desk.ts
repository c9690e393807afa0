// The topics of the configuration with everything that is needed to look at them in AWS: which doors they send to, in which Region, and
// with whose credentials.
import type { LookPlace } from '../aws/topic-state-source.ts';
import type { Config } from '../config/schema.ts';
import type { PolicyDocument } from '../domain/guardrail-policy.ts';
import { parseRoleArn } from '../domain/role-arn.ts';
import { sessionOfOurs, type CallCredentials, type RoleSession } from '../domain/role-session.ts';
import { parseTopicArn } from '../domain/topic-arn.ts';
import type { CheckPlaces } from '../notifications/topics/check-topic.ts';
import { doorsOf, type OwnDoors } from '../notifications/topics/subscription-endpoint.ts';
import type { TopicToCheck } from '../notifications/topics/topic-fault.ts';

/** The name of sessions in which nobody asked for anything: CloudTrail shows it for each call. */
const OWN_NAME = 'signalbox.topics';

/** A role, in the place of those of the configuration. */
export type GivenRole = Pick<RoleSession, 'roleArn' | 'externalId'>;

/** Whose credentials are used: sessions of the role of the account, where the configuration has one, with a policy of ours. */
export interface TopicRights {
  readonly policy: PolicyDocument;
  readonly role?: GivenRole | undefined;
}

/** Returns the doors of a configuration. */
export function ownDoors({ sqs, server }: Pick<Config, 'sqs' | 'server'>): OwnDoors {
  return doorsOf({ queues: sqs.queues, publicUrl: server.doors === undefined ? server.publicUrl : server.doors.publicUrl });
}

/** Lists the topics that configurations in force name, each once. */
export function listTopics(config: Config): readonly TopicToCheck[] {
  const doors = ownDoors(config);
  const names = new Map<string, string[]>();
  for (const { configurationName, snsTopicArns, state } of config.channelConfigurations) {
    if (state !== 'ENABLED') continue;
    for (const topicArn of snsTopicArns) names.set(topicArn, [...(names.get(topicArn) ?? []), configurationName]);
  }
  return [...names].map(([topicArn, configurationNames]) => ({ topicArn, configurationNames, doors }));
}

/** Finds where topics and queues are looked at. */
export function topicPlaces(config: Config, { policy, role }: TopicRights): CheckPlaces {
  const roles = rolesByAccount(config);
  const credentialsOf = (given: GivenRole | undefined): CallCredentials =>
    given === undefined ? 'ambient' : sessionOfOurs(given, { name: OWN_NAME, tags: [], policy: JSON.stringify(policy) });
  return {
    ofTopic(topicArn): LookPlace {
      const topic = parseTopicArn(topicArn);
      return { region: topic?.region ?? '', credentials: credentialsOf(role ?? roles.get(topic?.accountId ?? '')) };
    },
    // It is looked at by whoever reads it.
    ofQueue({ queueUrl, region, accountId }): LookPlace {
      const entry = config.sqs.queues.find((queue) => queue.queueUrl === queueUrl);
      const own = entry === undefined ? roles.get(accountId) : toRole(entry.role, entry.externalId);
      return { region, credentials: credentialsOf(own) };
    },
  };
}

/** The roles of channels, by account: the first one counts. */
function rolesByAccount({ channelConfigurations }: Config): ReadonlyMap<string, GivenRole> {
  const roles = channelConfigurations.flatMap(({ role, accounts }) => [
    ...(role === undefined ? [] : [toRole(role, undefined)]),
    ...accounts.map((account) => toRole(account.role, account.externalId)),
  ]);
  return new Map(
    roles.toReversed().flatMap((role): [string, GivenRole][] => {
      const accountId = role === undefined ? undefined : parseRoleArn(role.roleArn)?.accountId;
      return role === undefined || accountId === undefined ? [] : [[accountId, role]];
    }),
  );
}

/** Returns a role from its texts; undefined where the text is none. */
export function toRole(text: string | undefined, externalId: string | undefined): GivenRole | undefined {
  const roleArn = text === undefined ? undefined : parseRoleArn(text)?.arn;
  return roleArn === undefined ? undefined : { roleArn, ...(externalId === undefined ? {} : { externalId }) };
}
