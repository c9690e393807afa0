// What the configuration in force says about commands: guardrails, credentials and Region of each channel.
import type { ChannelRules } from '../commands/command-surroundings.ts';
import type { Config } from '../config/schema.ts';
import { channelKey, type Channel } from '../domain/channel.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import { partitionOfRegion } from '../domain/partition.ts';
import { policyArnIn } from '../domain/policy-arn.ts';
import { parseRoleArn } from '../domain/role-arn.ts';
import { createFirstByKey } from '../lib/first-by-key.ts';
import { makeChannelControl } from './channel-control.ts';
import type { CurrentConfiguration } from './current-configuration.ts';
import { loadGuardrails, policiesOfGuardrails, type LoadedGuardrails } from './load-guardrails.ts';
import type { ManagedPolicies } from './managed-policies.ts';
import { readerOfPolicy } from './reader-of-policy.ts';
import { toFileAliases } from './to-file-aliases.ts';

/** The Region where neither configuration nor environment nor profile names one: the AWS SDKs' own for services of all Regions. */
export const LAST_RESORT_REGION = 'us-east-1';

/** What the rules are made from. */
export interface CommandRulesOptions {
  readonly configuration: CurrentConfiguration;
  /** True where the web chat can be reached from this machine alone. */
  readonly isLoopback: boolean;
  /** Finds the Region of the environment or the AWS profile. */
  readonly findDefaultRegion: () => Promise<string | undefined>;
  /** What is known of managed policies. */
  readonly managedPolicies: ManagedPolicies;
}

const findEnabled = createFirstByKey<ChannelConfiguration>(({ channel, state }) => (state === 'ENABLED' ? channelKey(channel) : undefined));

/** Reads the rules of each channel. */
export class CommandRules {
  readonly #options: CommandRulesOptions;
  #guardrails: LoadedGuardrails = new Map();
  #regionOfMachine: string | undefined;

  constructor(options: CommandRulesOptions) {
    this.#options = options;
  }

  /** Reads what another configuration needs, or throws `config-invalid`; the returned function puts it in force. */
  async prepare(config: Config): Promise<() => void> {
    const guardrails = await loadGuardrails(config);
    const region = await this.#options.findDefaultRegion();
    return () => {
      this.#guardrails = guardrails;
      this.#regionOfMachine = region;
    };
  }

  /** The Region of commands that name none. */
  get defaultRegion(): string {
    return this.#options.configuration.config.aws.defaultRegion ?? this.#regionOfMachine ?? LAST_RESORT_REGION;
  }

  /** The enabled channel configuration of a channel. */
  find(channel: Channel): ChannelConfiguration | undefined {
    return findEnabled(this.#options.configuration.channelConfigurations, channelKey(channel));
  }

  /** Tells whether a channel of the web chat reaches accounts by roles of its own. */
  get hasRolesOnPage(): boolean {
    const { channelConfigurations } = this.#options.configuration;
    return channelConfigurations.some(({ channel, state, accounts = [] }) => {
      return state === 'ENABLED' && channel.platform === 'web' && accounts.length > 0;
    });
  }

  /** The rules of a channel, or undefined where it is in no enabled channel configuration. */
  of(channel: Channel): ChannelRules | undefined {
    const found = this.find(channel);
    if (found === undefined) return undefined;
    return {
      configurationName: found.configurationName,
      accounts: found.accounts ?? [],
      guardrails: policiesOfGuardrails(found.guardrailNames, this.#guardrails, (policyArn) =>
        this.#options.managedPolicies.get(this.#arnInPartition(policyArn, found)),
      ),
      ...(found.guardrailOrigin === undefined ? {} : { guardrailOrigin: found.guardrailOrigin }),
      // R5: by itself only where whoever types sits at this machine; anywhere else it is written out.
      isAmbientAllowed: found.role === 'ambient' || (this.#options.isLoopback && found.channel.platform === 'web'),
      allowsAmbientChanges: found.allowsAmbientChanges,
      defaultRegion: this.defaultRegion,
      ...(found.userAuthorizationRequired === true ? { isUserRoleRequired: true } : {}),
      ...(found.updates === undefined ? {} : { updates: found.updates }),
      aliases: toFileAliases(this.#options.configuration.config, found.configurationName),
      control: makeChannelControl(this.#options.configuration.config, found),
    };
  }

  /** Lets the managed policies among the guardrails of a channel be read. Never rejects. */
  async settleGuardrails(channel: Channel): Promise<void> {
    const found = this.find(channel);
    if (found === undefined) return;
    const policies = found.guardrailNames.flatMap((name) => this.#guardrails.get(name) ?? []);
    const named = policies.flatMap(({ policyArn }) => (policyArn === undefined ? [] : [this.#arnInPartition(policyArn, found)]));
    await this.#options.managedPolicies.settle(
      named.map((policyArn) => ({ policyArn, credentials: readerOfPolicy(policyArn, found.accounts ?? []) })),
    );
  }

  #arnInPartition(policyArn: string, { accounts = [] }: ChannelConfiguration): string {
    const partition = parseRoleArn(accounts[0]?.roleArn ?? '')?.partition ?? partitionOfRegion(this.defaultRegion)?.id;
    return partition === undefined ? policyArn : policyArnIn(policyArn, partition);
  }
}
