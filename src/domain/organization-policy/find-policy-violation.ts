// Holds a channel against the chat applications policy of the organization: the first setting that forbids it is the answer.
import type { OrganizationPolicy, PolicyPath, PolicyValue } from './organization-policy.ts';
import { settingName } from './organization-policy.ts';
import { EVERY } from './policy-shape.ts';

/** The platforms of the policy, by its own names. */
export type PolicyPlatform = 'slack' | 'microsoft_teams' | 'chime';

/** Whether everybody may join a Slack channel. */
export type ChannelType = 'public' | 'private';

/** Whether commands run with a role of the channel or with one of whoever asks. */
export type RoleSetting = 'user_role' | 'channel_role';

/** A channel as the policy sees it. */
export interface PolicySubject {
  readonly platform: PolicyPlatform;
  /** Slack workspace or Microsoft Teams tenant; empty on Amazon Chime. */
  readonly workspaceId: string;
  /** Microsoft Teams team. */
  readonly teamId?: string;
  /** Of a Slack channel; absent where it is not known. */
  readonly channelType?: ChannelType;
  /** Absent where there is no role, so that there are no commands either. */
  readonly roleSetting?: RoleSetting;
}

/** What forbids a channel. */
export interface PolicyViolation {
  /** The setting, such as `chatbot.platforms.slack.client`. */
  readonly setting: string;
  /** A sentence that names the policy, the setting and whom to ask. */
  readonly text: string;
  /** True where it forbids because it is not known whether the channel is public. */
  readonly isForWantOfKnowledge: boolean;
}

const PLATFORM_NAMES: Readonly<Record<PolicyPlatform, string>> = {
  slack: 'Slack',
  microsoft_teams: 'Microsoft Teams',
  chime: 'Amazon Chime',
};

/** The settings of the client where a platform has none of its own; AWS writes the second one in an example, and either can forbid. */
const DEFAULT_CLIENTS: readonly PolicyPath[] = [
  ['chatbot', 'default', 'client'],
  ['chatbot', 'platforms', 'default', 'client'],
];

/** Finds what forbids a channel; undefined where nothing does. */
export function findPolicyViolation(policy: OrganizationPolicy, subject: PolicySubject): PolicyViolation | undefined {
  return (
    findByClient(policy, subject) ??
    findByPlace(policy, subject) ??
    findByChannelType(policy, subject) ??
    findByRoleSetting(policy, subject)
  );
}

function findByClient(policy: OrganizationPolicy, { platform }: PolicySubject): PolicyViolation | undefined {
  const own: PolicyPath = ['chatbot', 'platforms', platform, 'client'];
  const paths = policy.has(settingName(own)) ? [own] : DEFAULT_CLIENTS;
  const disabling = paths.find((path) => policy.get(settingName(path)) === 'disabled');
  return disabling === undefined ? undefined : violation(disabling, `disables ${PLATFORM_NAMES[platform]}`);
}

function findByPlace(policy: OrganizationPolicy, subject: PolicySubject): PolicyViolation | undefined {
  switch (subject.platform) {
    case 'slack': {
      const path = ['chatbot', 'platforms', 'slack', 'workspaces'];
      if (isAllowed(policy.get(settingName(path)), subject.workspaceId)) return undefined;
      return violation(path, `does not list the Slack workspace ${subject.workspaceId}`);
    }
    case 'microsoft_teams':
      return findByTeam(policy, subject);
    case 'chime':
      return undefined;
  }
}

function findByTeam(policy: OrganizationPolicy, { workspaceId, teamId = '' }: PolicySubject): PolicyViolation | undefined {
  const path = ['chatbot', 'platforms', 'microsoft_teams', 'tenants'];
  const isRestricted = [...policy.keys()].some((name) => name.startsWith(`${settingName(path)}.`));
  if (!isRestricted) return undefined;
  const lists = [workspaceId, EVERY].flatMap((tenant) => policy.get(settingName([...path, tenant])) ?? []);
  if (lists.includes(EVERY) || lists.includes(teamId)) return undefined;
  return violation(path, `does not list the team ${teamId} of the Microsoft Teams tenant ${workspaceId}`);
}

function findByChannelType(policy: OrganizationPolicy, subject: PolicySubject): PolicyViolation | undefined {
  const rule = subject.platform === 'slack' ? findRule(policy, subject, 'supported_channel_types') : undefined;
  if (rule === undefined || (subject.channelType !== undefined && isAllowed(rule.value, subject.channelType))) return undefined;
  const which = subject.channelType === undefined ? 'it is not known which this one is' : `this one is ${subject.channelType}`;
  const text = `allows ${listWords(rule.value)} Slack channels, and ${which}`;
  return { ...violation(rule.path, text), isForWantOfKnowledge: subject.channelType === undefined };
}

const ROLE_SETTING_NAMES: Readonly<Record<RoleSetting, string>> = { user_role: 'user roles', channel_role: 'a channel role' };

function findByRoleSetting(policy: OrganizationPolicy, subject: PolicySubject): PolicyViolation | undefined {
  const { platform, roleSetting } = subject;
  const rule = platform === 'chime' || roleSetting === undefined ? undefined : findRule(policy, subject, 'supported_role_settings');
  if (rule === undefined || roleSetting === undefined || isAllowed(rule.value, roleSetting)) return undefined;
  return violation(rule.path, `allows the role setting ${listWords(rule.value)}, and this channel has ${ROLE_SETTING_NAMES[roleSetting]}`);
}

interface Rule {
  readonly path: PolicyPath;
  readonly value: PolicyValue;
}

/** The nearest rule: the override of the workspace or team, else the default. */
function findRule(policy: OrganizationPolicy, { platform, workspaceId, teamId }: PolicySubject, name: string): Rule | undefined {
  const base = ['chatbot', 'platforms', platform];
  const ids = platform === 'microsoft_teams' ? [workspaceId, teamId ?? ''] : [workspaceId];
  for (const path of [
    [...base, 'overrides', ...ids, name],
    [...base, 'default', name],
  ]) {
    const value = policy.get(settingName(path));
    if (value !== undefined) return { path, value };
  }
  return undefined;
}

function isAllowed(list: PolicyValue | undefined, value: string): boolean {
  return list === undefined || list.includes(EVERY) || (Array.isArray(list) && list.includes(value));
}

function listWords(value: PolicyValue): string {
  const words = [value].flat();
  return words.length === 0 ? 'no' : `only ${words.join(' and ')}`;
}

function violation(path: PolicyPath, what: string): PolicyViolation {
  const setting = settingName(path);
  const text =
    `The chat applications policy of the AWS organization ${what} (${setting}). No guardrail and no role setting changes this; ` +
    'ask whoever administers the organization.';
  return { setting, text, isForWantOfKnowledge: false };
}
