// From the file's form of a channel configuration to the domain's.
import type { ChannelAccount } from '../domain/channel-account.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import { guardrailsOfChannel } from '../config/guardrails-of-channel.ts';
import type { Config } from '../config/schema.ts';
import { parseMention, type MentionRule } from '../domain/mention-rule.ts';
import { parseRoleArn } from '../domain/role-arn.ts';
import { DEFAULT_UPDATE_POLICY, parseNewThreadAfter, type UpdatePolicy } from '../domain/update-policy.ts';
import { toReminderRule } from './to-care-rules.ts';

type Entry = Config['channelConfigurations'][number];

/** Makes the channel configuration that the file describes. */
export function toChannelConfiguration(entry: Entry, config: Config): ChannelConfiguration {
  const { configurationName, platform, channelId, snsTopicArns, loggingLevel, state, allowAmbientChanges } = entry;
  const guardrails = guardrailsOfChannel(entry, config);
  const workspaceId = entry.workspaceId ?? (isWebhook(platform) ? channelId : '');
  return {
    configurationName,
    channel: { platform, workspaceId, channelId },
    channelName: entry.channelName ?? channelId,
    snsTopicArns,
    loggingLevel,
    state,
    guardrailNames: guardrails.names,
    guardrailOrigin: guardrails.origin,
    ...toCredentials(entry),
    allowsAmbientChanges: allowAmbientChanges,
    // What is required of all cannot be taken back by one.
    ...(entry.userAuthorizationRequired || config.userAuthorizationRequired ? { userAuthorizationRequired: true } : {}),
    ...(entry.fallback === undefined ? {} : { fallbackName: entry.fallback }),
    ...(entry.updates === undefined ? {} : { updates: toUpdatePolicy(entry.updates) }),
    ...toReminders(entry, config),
    ...toWording(entry, config),
    ...(entry.customActions.length === 0 ? {} : { customActionNames: entry.customActions }),
    managedBy: 'file',
  };
}

/** Each webhook is an address of its own: that one does not answer says nothing of the others. */
function isWebhook(platform: Entry['platform']): boolean {
  return platform === 'teams-webhook' || platform === 'chime';
}

function toUpdatePolicy({ newThreadAfter, ...policy }: NonNullable<Entry['updates']>): UpdatePolicy {
  // The configuration was checked: it is a duration.
  return { ...policy, newThreadAfterMs: parseNewThreadAfter(newThreadAfter) ?? DEFAULT_UPDATE_POLICY.newThreadAfterMs };
}

function toReminders(entry: Entry, { notifications }: Config): Pick<ChannelConfiguration, 'reminders'> {
  const reminders = toReminderRule(entry.reminders, notifications.reminders);
  return reminders === undefined ? {} : { reminders };
}

function toWording(entry: Entry, config: Config): Pick<ChannelConfiguration, 'accountNames' | 'mentionRules'> {
  const accountNames = accountNamesOf(entry, config);
  const mentionRules = entry.mentions.map((rule) => toMentionRule(rule, entry.platform));
  return {
    ...(Object.keys(accountNames).length === 0 ? {} : { accountNames }),
    ...(mentionRules.length === 0 ? {} : { mentionRules }),
  };
}

// The names that commands of this channel take come before those of all channels; other channels' names may mean other accounts.
function accountNamesOf({ accounts }: Entry, { accountNames }: Config): Readonly<Record<string, string>> {
  const ofChannel = accounts.flatMap(({ name, role }) => {
    const accountId = parseRoleArn(role)?.accountId;
    return accountId === undefined ? [] : [[accountId, name] as const];
  });
  return Object.fromEntries([...accountNames.map(({ accountId, name }) => [accountId, name] as const), ...ofChannel]);
}

function toMentionRule({ severities, kinds, mention }: Entry['mentions'][number], platform: Entry['platform']): MentionRule {
  // The configuration was checked: every mention is one of the platform's.
  const mentions = mention.flatMap((text) => parseMention(text, platform) ?? []);
  return { severities, ...(kinds === undefined ? {} : { kinds }), mentions };
}

function toCredentials({ role, accounts }: Entry): Pick<ChannelConfiguration, 'accounts' | 'role'> {
  if (role === 'ambient') return { role };
  const listed = accounts.flatMap(({ name, role: arn, externalId }) =>
    toAccounts(arn, { name, ...(externalId === undefined ? {} : { externalId }) }),
  );
  const all = [...(role === undefined ? [] : toAccounts(role, {})), ...listed];
  return all.length === 0 ? {} : { accounts: all };
}

/** The configuration was checked: every ARN is one of a role. */
function toAccounts(arn: string, more: Pick<ChannelAccount, 'name' | 'externalId'>): readonly ChannelAccount[] {
  const role = parseRoleArn(arn);
  return role === undefined ? [] : [{ accountId: role.accountId, roleArn: role.arn, ...more }];
}
