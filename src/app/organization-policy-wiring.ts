// The organization's policy with everything around it: kept, asked anew, held against channels, and said where it disables one.
import type { Logger } from 'pino';
import type { EffectivePolicySource } from '../aws/effective-policy-source.ts';
import type { Config } from '../config/schema.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { PolicyVerdict } from '../domain/organization-policy/policy-verdict.ts';
import type { SetTimer } from '../lib/timers.ts';
import type { PlatformDirectory } from '../notifications/deliver/platform-directory.ts';
import type { CurrentConfiguration } from './current-configuration.ts';
import { CurrentOrganizationPolicy } from './current-organization-policy.ts';
import { isUserRoleRequired } from './is-user-role-required.ts';
import { OrganizationPolicyGate } from './organization-policy-gate.ts';

/** What it is made from. */
export interface OrganizationPolicyWiringOptions {
  readonly configuration: CurrentConfiguration;
  readonly platforms: PlatformDirectory;
  readonly source: EffectivePolicySource;
  readonly now: () => Date;
  readonly setTimer: SetTimer;
  readonly logger: Logger;
}

/** Whether a configuration is in force, by the names of the AWS Chatbot API. */
export interface ConfigurationState {
  readonly state: 'ENABLED' | 'DISABLED';
  readonly stateReason?: string;
}

/** Why a configuration is not in force that the file disables. */
const DISABLED_IN_FILE = 'The configuration file says DISABLED.';

/** The policy in place. */
export class OrganizationPolicyWiring {
  readonly gate: OrganizationPolicyGate;
  readonly #options: OrganizationPolicyWiringOptions;
  readonly #policy: CurrentOrganizationPolicy;
  /** Why configurations are not in force, by their names, as it was told in the log. */
  #told: ReadonlyMap<string, string> = new Map();
  #telling: Promise<void> = Promise.resolve();

  /** Takes what it is made from; nobody is asked before `start`. */
  constructor(options: OrganizationPolicyWiringOptions) {
    const { configuration, platforms, now, setTimer, logger, source } = options;
    this.#options = options;
    const { dataFolder } = configuration.config;
    const onChange = (): void => {
      this.#tellSoon();
    };
    this.#policy = new CurrentOrganizationPolicy({ dataFolder, source, now, setTimer, logger, onChange });
    this.gate = new OrganizationPolicyGate({
      policy: this.#policy,
      findConfiguration: (channel) => configuration.findOfChannel(channel),
      isUserRoleRequired: (name) => isUserRoleRequired(configuration.config, name),
      findTeamsTenant: () => configuration.config.teams?.tenantId,
      platforms,
      now,
    });
  }

  /** Names of the configurations that the policy disables, as far as it was told. */
  get disabledNames(): readonly string[] {
    return [...this.#told.keys()];
  }

  /** Reads what another configuration needs, or throws `config-invalid`; the returned function puts it in force. */
  prepare(config: Config): Promise<() => void> {
    return this.#policy.prepare(config);
  }

  /** Asks AWS for the policy, where it comes from there. Never rejects. */
  async refresh(): Promise<void> {
    await this.#policy.refresh();
    this.#tellSoon();
    await this.#telling;
  }

  /** Tells whether a configuration is in force; asks its platform where the policy cares. */
  async stateOf({ channel, state }: ChannelConfiguration): Promise<ConfigurationState> {
    if (state === 'DISABLED') return { state, stateReason: DISABLED_IN_FILE };
    const verdict = await this.gate.judge(channel);
    return verdict.kind === 'allowed' ? { state: 'ENABLED' } : { state: 'DISABLED', stateReason: reasonOf(verdict) };
  }

  /** Asks no more. */
  async stop(): Promise<void> {
    await this.#policy.stop();
    await this.#telling;
  }

  #tellSoon(): void {
    this.#telling = this.#telling.then(() => this.#tell());
  }

  /** Once for each change: what is refused later says itself why. */
  async #tell(): Promise<void> {
    const { configuration, logger } = this.#options;
    const before = this.#told;
    const told = new Map<string, string>();
    for (const each of configuration.channelConfigurations) {
      if (each.state === 'DISABLED') continue;
      const { configurationName } = each;
      const verdict = await this.gate.judge(each.channel);
      const toldBefore = before.get(configurationName);
      // A platform that cannot be asked for a moment has changed nothing.
      if (verdict.kind === 'not-known' && this.#policy.state.kind === 'known') {
        if (toldBefore !== undefined) told.set(configurationName, toldBefore);
        continue;
      }
      if (verdict.kind === 'allowed') {
        if (toldBefore !== undefined) logger.info({ configurationName }, 'the policy of the organization allows the configuration again');
        continue;
      }
      const stateReason = reasonOf(verdict);
      told.set(configurationName, stateReason);
      if (toldBefore === stateReason) continue;
      logger.warn({ configurationName, stateReason }, 'the policy of the organization disables the configuration');
    }
    this.#told = told;
  }
}

function reasonOf(verdict: Exclude<PolicyVerdict, { kind: 'allowed' }>): string {
  return verdict.kind === 'forbidden' ? verdict.violation.text : verdict.text;
}
