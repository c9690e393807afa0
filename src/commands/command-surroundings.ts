// Under which conditions a channel's commands run at the moment: read anew for every command, so that a change counts at once.
import type { ActionDesk } from '../domain/action-desk.ts';
import type { AliasText } from '../domain/alias.ts';
import type { Channel } from '../domain/channel.ts';
import type { ChannelAccount } from '../domain/channel-account.ts';
import type { ChannelIntake } from '../domain/channel-intake.ts';
import type { ChannelControl } from '../domain/channel-control.ts';
import type { Feedback, FeedbackEnd } from '../domain/feedback.ts';
import type { GuardrailOrigin } from '../domain/guardrail-origin.ts';
import type { DecisionReason } from '../domain/decision.ts';
import type { RoleSetting } from '../domain/organization-policy/find-policy-violation.ts';
import type { IncidentDesk } from '../domain/incident-desk.ts';
import type { GuardrailPolicy } from '../domain/guardrail-policy.ts';
import type { RoleDesk } from './role-desk.ts';
import type { AccountState } from '../aws/caller-identity.ts';
import type { UpdatePolicy } from '../domain/update-policy.ts';
import type { Block } from '../messages/message.ts';

/** What the configuration says about commands in a channel. */
export interface ChannelRules {
  readonly configurationName: string;
  /** The accounts that commands reach, each with its role; none: they use the machine's own credentials, or the demo account. */
  readonly accounts: readonly ChannelAccount[];
  /** The guardrail policies of the channel; none: read-only. */
  readonly guardrails: readonly GuardrailPolicy[];
  /** Where these are set. */
  readonly guardrailOrigin?: GuardrailOrigin;
  /** True where commands may use the machine's own credentials here (R5). */
  readonly isAmbientAllowed: boolean;
  /** True where they may change something with them (R5). */
  readonly allowsAmbientChanges: boolean;
  /** The Region of commands that name none. */
  readonly defaultRegion: string;
  /** True where commands run with people's own roles alone (userAuthorizationRequired). */
  readonly isUserRoleRequired?: boolean;
  /** Who may speak, what needs an approval, and who may do without; nothing of it unless given. */
  readonly control?: ChannelControl;
  /** How updates are shown, where the configuration file says so; then nobody changes it in the chat. */
  readonly updates?: UpdatePolicy;
  /** The aliases of the configuration file that count here; none unless given. */
  readonly aliases?: readonly AliasText[];
}

/** Tells the conditions. */
export interface CommandSurroundings {
  /** The rules of a channel, or undefined where it is in no enabled channel configuration. */
  readonly rulesOf: (channel: Channel) => ChannelRules | undefined;
  /** Resolves once the managed policies among the guardrails of a channel are read, or cannot be; never rejects. */
  readonly settleGuardrails?: (channel: Channel) => Promise<void>;
  /**
   * What the organization's policy has against anything being answered or run in a channel, with its own role setting unless another is
   * given; nothing where it is not asked. Never rejects.
   */
  readonly findOrganizationRefusal?: (channel: Channel, roleSetting?: RoleSetting) => Promise<DecisionReason | undefined>;
  /** What arrives in a channel by itself, for the help. */
  readonly describeChannel: (channel: Channel) => readonly Block[];
  /** What comes to a channel by itself, and why; undefined where it is in no channel configuration. */
  readonly findIntake?: (channel: Channel) => Promise<ChannelIntake | undefined>;
  /** Brings feedback to whoever runs Signalbox; without it it is on record alone. */
  readonly giveFeedback?: (feedback: Feedback) => Promise<FeedbackEnd>;
  /** Roles of people; without it nobody has one of their own. */
  readonly roles?: RoleDesk;
  /** Custom actions; without it there are none. */
  readonly actions?: () => ActionDesk;
  /** Incidents and silences; without it there are none to speak of. */
  readonly incidents?: () => IncidentDesk;
  /** Which account commands reach. */
  readonly findAccount: (signal: AbortSignal) => Promise<AccountState>;
  /** The written guardrail of the demo account. */
  readonly demoGuardrail: GuardrailPolicy;
}
