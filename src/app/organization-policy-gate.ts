// Holds channels against the organization's policy when something is about to happen there: a delivery, a mention, a command.
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import { channelKey, type Channel } from '../domain/channel.ts';
import {
  findPolicyViolation,
  type ChannelType,
  type PolicySubject,
  type PolicyViolation,
  type RoleSetting,
} from '../domain/organization-policy/find-policy-violation.ts';
import type { OrganizationPolicy } from '../domain/organization-policy/organization-policy.ts';
import type { PolicyVerdict } from '../domain/organization-policy/policy-verdict.ts';
import { roleSettingOf, subjectOfChannel } from '../domain/organization-policy/subject-of-channel.ts';
import { RecentValues } from '../lib/recent-values.ts';
import type { PlatformDirectory } from '../notifications/deliver/platform-directory.ts';
import type { PolicyState } from './current-organization-policy.ts';

/** How long it is known of a channel that it is public or private; Slack lets people make one private, rarely. */
const CHANNEL_TYPE_KEPT_MS = 10 * 60_000;

/** Of how many channels it is remembered. */
const CHANNEL_TYPES_KEPT = 10_000;

/** How long the platform may take to say. */
const CHANNEL_TYPE_TIMEOUT_MS = 5_000;

/** What the gate is made from. */
export interface OrganizationPolicyGateOptions {
  readonly policy: { readonly state: PolicyState };
  /** Finds the configuration of a channel. */
  readonly findConfiguration: (channel: Channel) => ChannelConfiguration | undefined;
  /** Whether whoever asks needs a role of their own in a configuration. */
  readonly isUserRoleRequired: (configurationName: string) => boolean;
  /** The tenant of the bot of Teams. */
  readonly findTeamsTenant: () => string | undefined;
  readonly platforms: PlatformDirectory;
  readonly now: () => Date;
}

interface KnownType {
  readonly channelType: ChannelType | undefined;
  readonly learnedAt: number;
}

const ALLOWED: PolicyVerdict = { kind: 'allowed' };

/** Holds channels against the policy. */
export class OrganizationPolicyGate {
  readonly #options: OrganizationPolicyGateOptions;
  readonly #types = new RecentValues<string, KnownType>(CHANNEL_TYPES_KEPT);

  constructor(options: OrganizationPolicyGateOptions) {
    this.#options = options;
  }

  /** Judges a channel, with its own role setting unless another is given; asks its platform where the policy cares whether it is public. Never rejects. */
  async judge(channel: Channel, roleSetting?: RoleSetting): Promise<PolicyVerdict> {
    const first = this.judgeByKnown(channel, roleSetting);
    if (first.kind !== 'forbidden' || !first.violation.isForWantOfKnowledge) return first;
    const problem = await this.#learnType(channel);
    return problem === undefined ? this.judgeByKnown(channel, roleSetting) : { kind: 'not-known', text: problem };
  }

  /** Judges a channel by what is known of it already. */
  judgeByKnown(channel: Channel, roleSetting?: RoleSetting): PolicyVerdict {
    const { state } = this.#options.policy;
    if (state.kind === 'none') return ALLOWED;
    const subject = this.#subjectOf(channel, roleSetting);
    if (subject === undefined) return ALLOWED;
    if (state.kind === 'unknown') return { kind: 'not-known', text: describeUnknown(state.reason) };
    const violation = this.#findViolation(state.policy, subject, channel);
    return violation === undefined ? ALLOWED : { kind: 'forbidden', violation };
  }

  #subjectOf(channel: Channel, roleSetting: RoleSetting | undefined): PolicySubject | undefined {
    const teamsTenantId = this.#options.findTeamsTenant();
    return subjectOfChannel(channel, { roleSetting: roleSetting ?? this.#roleSettingOf(channel), teamsTenantId });
  }

  #roleSettingOf(channel: Channel): RoleSetting | undefined {
    const { findConfiguration, isUserRoleRequired } = this.#options;
    const configuration = findConfiguration(channel);
    if (configuration === undefined) return undefined;
    return isUserRoleRequired(configuration.configurationName) ? 'user_role' : roleSettingOf(configuration);
  }

  #findViolation(policy: OrganizationPolicy, subject: PolicySubject, channel: Channel): PolicyViolation | undefined {
    const known = this.#types.get(channelKey(channel));
    const isFresh = known !== undefined && this.#options.now().getTime() - known.learnedAt < CHANNEL_TYPE_KEPT_MS;
    const channelType = isFresh ? known.channelType : undefined;
    const violation = findPolicyViolation(policy, channelType === undefined ? subject : { ...subject, channelType });
    // What the platform does not tell is no reason to ask it before each message.
    return violation !== undefined && isFresh ? { ...violation, isForWantOfKnowledge: false } : violation;
  }

  /** Returns why the channel's type could not be asked for. */
  async #learnType(channel: Channel): Promise<string | undefined> {
    const platform = this.#options.platforms.find(channel.platform);
    const answer = (await platform?.findChannelType?.(channel, AbortSignal.timeout(CHANNEL_TYPE_TIMEOUT_MS))) ?? {
      status: 'unavailable',
      reason: `the platform ${channel.platform} is not there`,
    };
    if (answer.status === 'unavailable') {
      return `The chat applications policy of the AWS organization tells public from private channels, and which this one is could not be asked: ${answer.reason}.`;
    }
    const channelType = answer.status === 'known' ? answer.channelType : undefined;
    this.#types.set(channelKey(channel), { channelType, learnedAt: this.#options.now().getTime() });
    return undefined;
  }
}

function describeUnknown(reason: string): string {
  return `The chat applications policy of the AWS organization is not known yet, so nothing happens here. ${reason}`;
}
