// What the configuration in force says about people in a channel: who may speak, what needs an approval, who may do without.
import type { Config } from '../config/schema.ts';
import type { ApprovalRule } from '../domain/approval-rule.ts';
import type { Channel } from '../domain/channel.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { ChannelControl } from '../domain/channel-control.ts';
import { createPeople } from '../domain/people.ts';
import { createFirstByKey } from '../lib/first-by-key.ts';

const findByName = createFirstByKey<Config['channelConfigurations'][number]>(({ configurationName }) => configurationName);

/** Makes it for the channel of a configuration. */
export function makeChannelControl(config: Config, { configurationName }: Pick<ChannelConfiguration, 'configurationName'>): ChannelControl {
  const { approvals, people, breakGlass, administrators, aws } = config;
  const find = (name: string | undefined) => (name === undefined ? undefined : findByName(config.channelConfigurations, name));
  const own = find(configurationName);
  const told = find(breakGlass.announceIn);
  return {
    approvalRules: approvals.rules.map((rule) => toApprovalRule(rule, approvals)),
    people: createPeople(people),
    breakGlass: { identities: breakGlass.people, ...(told === undefined ? {} : { announceIn: channelOf(told) }) },
    administrators,
    allowsBots: own?.allowBots ?? false,
    allowsGuests: own?.allowGuests ?? false,
    allowsExternal: own?.allowExternal ?? false,
    commandsPerMinute: aws.commandsPerMinute,
  };
}

function channelOf({ platform, workspaceId = '', channelId }: Config['channelConfigurations'][number]): Channel {
  return { platform, workspaceId, channelId };
}

type Approvals = Config['approvals'];

/** What a rule does not say is said for all. */
function toApprovalRule({ hours, ...rule }: Approvals['rules'][number], approvals: Approvals): ApprovalRule {
  return {
    ...rule,
    ...(hours === undefined ? {} : { hours }),
    approvers: rule.approvers ?? approvals.approvers,
    allowSelfApproval: rule.allowSelfApproval ?? approvals.allowSelfApproval,
    minimumApprovals: rule.minimumApprovals ?? approvals.minimumApprovals,
    expiresMinutes: rule.expiresMinutes ?? approvals.expiresMinutes,
  };
}
