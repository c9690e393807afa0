// What ties a channel to its topics; the names and limits are the AWS Chatbot API's.
import type { Channel } from './channel.ts';
import type { ChannelAccount } from './channel-account.ts';
import type { GuardrailOrigin } from './guardrail-origin.ts';
import type { MentionRule } from './mention-rule.ts';
import type { ReminderRule } from './reminder-rule.ts';
import type { UpdatePolicy } from './update-policy.ts';

/** Who made an object; objects from the file are read-only everywhere else. */
type ManagedBy = 'file' | 'chat' | 'api';

/** How much a configuration logs (AWS Chatbot API, CustomerCwLogLevel). */
export type LoggingLevel = 'ERROR' | 'INFO' | 'NONE';

/** A channel configuration: unique and immutable name, its channel, and the topics it listens to. */
export interface ChannelConfiguration {
  /** 1-128 characters of `A-Za-z0-9-_` (AWS Chatbot API, ConfigurationName). */
  readonly configurationName: string;
  readonly channel: Channel;
  /** How people call the channel, for example `#ops`. */
  readonly channelName: string;
  readonly snsTopicArns: readonly string[];
  /** The configuration in whose channel is posted what this one cannot deliver. */
  readonly fallbackName?: string;
  readonly loggingLevel: LoggingLevel;
  readonly state: 'ENABLED' | 'DISABLED';
  /** Names of guardrail policies; none: read-only. */
  readonly guardrailNames: readonly string[];
  /** Where these are set; absent where nobody wrote it down. */
  readonly guardrailOrigin?: GuardrailOrigin;
  /** The accounts that commands reach, each with its role; absent where commands use the machine's own credentials. */
  readonly accounts?: readonly ChannelAccount[];
  /** Written out that commands use the machine's own credentials; unset: they do where the web chat is reachable from this machine alone (R5). */
  readonly role?: 'ambient';
  readonly allowsAmbientChanges: boolean;
  /** True where commands run with roles of people alone (AWS Chatbot API, UserAuthorizationRequired). */
  readonly userAuthorizationRequired?: boolean;
  /** How updates of incidents are shown, where the file says so; else it is set in the chat, or the default. */
  readonly updates?: UpdatePolicy;
  /** When its people are reminded of what stays bad; absent: never. */
  readonly reminders?: ReminderRule;
  /** What people call the accounts that its messages name, by account id. */
  readonly accountNames?: Readonly<Record<string, string>>;
  /** Whom its messages call. */
  readonly mentionRules?: readonly MentionRule[];
  /** Custom actions whose buttons the file shows under its messages. */
  readonly customActionNames?: readonly string[];
  readonly managedBy: ManagedBy;
}

/** Longest configuration name (AWS Chatbot API, ConfigurationName). */
const CONFIGURATION_NAME_MAX_LENGTH = 128;

// Match: ops-eu_1. Near miss: ops.eu (a dot).
const CONFIGURATION_NAME_PATTERN = /^[A-Za-z0-9_-]+$/;

/** Tells whether a text can be a configuration name. */
export function isConfigurationName(text: string): boolean {
  return text.length <= CONFIGURATION_NAME_MAX_LENGTH && CONFIGURATION_NAME_PATTERN.test(text);
}
