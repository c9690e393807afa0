// The configuration in force. A reload replaces it as a whole, so that nobody ever sees half of an old and half of a new one.
import { channelKey, type Channel } from '../domain/channel.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { NotifySenders, NotifyToken } from '../notifications/ingest/notify/notify-senders.ts';
import type { Restyler } from '../notifications/restyle/create-restyler.ts';
import type { RouteTree } from '../notifications/route/route-tree.ts';
import type { FlappingRule } from '../domain/flapping-rule.ts';
import type { MutingRules } from '../notifications/mute/muting-book.ts';
import type { ChannelDirectory } from '../notifications/route/channel-directory.ts';
import { sha256 } from '../lib/sha256.ts';
import type { Config } from '../config/schema.ts';
import type { FileUserRole } from '../domain/user-role.ts';
import { toFileUserRoles } from './file-user-roles.ts';
import type { CustomAction } from '../domain/custom-action.ts';
import { toCustomActions } from './custom-actions/to-custom-actions.ts';
import { toChannelConfiguration } from './to-channel-configuration.ts';
import { toNotifySenders } from './to-notify-senders.ts';
import { toRestyler } from './to-restyler.ts';
import { toFlappingRule, toMutingRules } from './to-care-rules.ts';
import { toRouteTree } from './to-route-tree.ts';

/** What is derived from a configuration once, when it comes into force. */
interface Derived {
  readonly config: Config;
  readonly channelConfigurations: readonly ChannelConfiguration[];
  readonly byName: ReadonlyMap<string, ChannelConfiguration>;
  readonly byChannelKey: ReadonlyMap<string, ChannelConfiguration>;
  readonly userRoles: readonly FileUserRole[];
  readonly topicArns: ReadonlySet<string>;
  readonly notifySenders: NotifySenders;
  readonly restyler: Restyler | undefined;
  readonly routes: RouteTree | undefined;
  readonly mutingRules: MutingRules;
  readonly flapping: FlappingRule | undefined;
  readonly customActions: readonly CustomAction[];
}

/** Holds the configuration in force. */
export class CurrentConfiguration {
  #derived: Derived;
  readonly #localNotifyToken: NotifyToken;

  /** Takes the first configuration, and the token that opens the HTTP door where the configuration names none. */
  constructor(config: Config, localNotifyToken: string) {
    this.#localNotifyToken = { name: 'local', tokenHash: sha256(localNotifyToken) };
    this.#derived = this.#derive(config);
  }

  /** Puts another configuration in force. */
  replace(config: Config): void {
    this.#derived = this.#derive(config);
  }

  get config(): Config {
    return this.#derived.config;
  }

  get channelConfigurations(): readonly ChannelConfiguration[] {
    return this.#derived.channelConfigurations;
  }

  /** The roles that the file gives to people and groups. */
  get userRoles(): readonly FileUserRole[] {
    return this.#derived.userRoles;
  }

  /** Who may hand events in at the HTTP door. */
  get notifySenders(): NotifySenders {
    return this.#derived.notifySenders;
  }

  /** The rules for messages of events, ready to be applied; undefined where there are none. */
  get restyler(): Restyler | undefined {
    return this.#derived.restyler;
  }

  /** What is kept back by inhibitions and planned work. */
  get mutingRules(): MutingRules {
    return this.#derived.mutingRules;
  }

  /** From when on something counts as coming and going. */
  get flapping(): FlappingRule | undefined {
    return this.#derived.flapping;
  }

  /** The custom actions of the file. */
  get customActions(): readonly CustomAction[] {
    return this.#derived.customActions;
  }

  /** The routes, ready to be asked; undefined where there are none. */
  get routes(): RouteTree | undefined {
    return this.#derived.routes;
  }

  /** Tells whether a channel configuration lists the topic. */
  listsTopic(topicArn: string): boolean {
    return this.#derived.topicArns.has(topicArn);
  }

  /** Finds a channel configuration. */
  find(name: string): ChannelConfiguration | undefined {
    return this.#derived.byName.get(name);
  }

  /** Finds the configuration in whose channel is posted what one cannot deliver; one that is disabled posts nothing. */
  findFallback(name: string): ChannelConfiguration | undefined {
    const { fallbackName } = this.find(name) ?? {};
    const fallback = fallbackName === undefined ? undefined : this.find(fallbackName);
    return fallback?.state === 'ENABLED' ? fallback : undefined;
  }

  /** Finds the configuration of a channel: the first, where there are several. */
  findOfChannel(channel: Channel): ChannelConfiguration | undefined {
    return this.#derived.byChannelKey.get(channelKey(channel));
  }

  /** Makes the directory that routing reads; approvals come from the topic registry. */
  directory(approvedFor: (topicArn: string) => readonly string[]): ChannelDirectory {
    return {
      list: () => this.channelConfigurations,
      find: (name) => this.find(name),
      approvedFor,
    };
  }

  #derive(config: Config): Derived {
    const channelConfigurations = config.channelConfigurations.map((entry) => toChannelConfiguration(entry, config));
    return {
      config,
      channelConfigurations,
      byName: firstBy(channelConfigurations, ({ configurationName }) => configurationName),
      byChannelKey: firstBy(channelConfigurations, ({ channel }) => channelKey(channel)),
      userRoles: toFileUserRoles(config),
      topicArns: new Set(channelConfigurations.flatMap(({ snsTopicArns }) => snsTopicArns)),
      notifySenders: toNotifySenders(config.notify, this.#localNotifyToken),
      restyler: toRestyler(config),
      routes: toRouteTree(config.notifications),
      mutingRules: toMutingRules(config.notifications),
      flapping: toFlappingRule(config.notifications.flapping),
      customActions: toCustomActions(config),
    };
  }
}

function firstBy(
  configurations: readonly ChannelConfiguration[],
  keyOf: (configuration: ChannelConfiguration) => string,
): ReadonlyMap<string, ChannelConfiguration> {
  // A later entry of the same key takes the place of an earlier one, so the first must come last.
  return new Map(configurations.toReversed().map((configuration) => [keyOf(configuration), configuration]));
}
