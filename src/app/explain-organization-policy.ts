// What the organization's policy says about a channel when nobody is asked: by its files alone. Whether a channel is public only Slack knows.
import type { Config } from '../config/schema.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { DecisionReason } from '../domain/decision.ts';
import { findPolicyViolation } from '../domain/organization-policy/find-policy-violation.ts';
import { roleSettingOf, subjectOfChannel } from '../domain/organization-policy/subject-of-channel.ts';
import { isUserRoleRequired } from './is-user-role-required.ts';
import { loadOrganizationPolicy } from './load-organization-policy.ts';

/** Finds what it has against commands of a configuration; undefined where nothing, or where only AWS or Slack could tell. */
export async function explainOrganizationPolicy(config: Config, configuration: ChannelConfiguration): Promise<DecisionReason | undefined> {
  const section = config.organizationPolicy;
  if (section === undefined || section.fromOrganizations) return undefined;
  const roleSetting = isUserRoleRequired(config, configuration.configurationName) ? 'user_role' : roleSettingOf(configuration);
  const subject = subjectOfChannel(configuration.channel, { roleSetting, teamsTenantId: config.teams?.tenantId });
  const violation = subject === undefined ? undefined : findPolicyViolation(await loadOrganizationPolicy(section), subject);
  if (violation === undefined || violation.isForWantOfKnowledge) return undefined;
  return { rule: 'organization-policy', statement: violation.setting, text: violation.text };
}
