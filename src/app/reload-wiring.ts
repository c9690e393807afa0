// What a reload asks of every part of the app: first of those that can refuse, then of those that follow.
import type { Logger } from 'pino';
import type { NotificationsFlow } from './notifications-flow.ts';
import type { AuditWiring } from './audit-wiring.ts';
import type { CurrentConfiguration } from './current-configuration.ts';
import type { LateCommands } from './late-commands.ts';
import type { OrganizationPolicyWiring } from './organization-policy-wiring.ts';
import type { PlatformRegistry } from './platform-registry.ts';
import { createReload, type ConfigLoader } from './reload.ts';
import type { SnsAdapters } from './sns-adapters.ts';
import type { SqsDoors } from './sqs-doors.ts';

/** The parts. */
export interface ReloadWiringOptions {
  readonly configuration: CurrentConfiguration;
  readonly loadConfig: ConfigLoader;
  readonly logger: Logger;
  readonly sns: Pick<SnsAdapters, 'prepare'>;
  readonly organization: Pick<OrganizationPolicyWiring, 'prepare' | 'refresh'>;
  readonly commands: Pick<LateCommands, 'prepare'>;
  /** What is remembered of who may press which button goes by the rules of before. */
  readonly buttons: { forget(): void };
  readonly audit: Pick<AuditWiring, 'apply' | 'recordReload'>;
  readonly platforms: Pick<PlatformRegistry, 'followUps'>;
  readonly queues: Pick<SqsDoors, 'apply'>;
  readonly approvals: Pick<NotificationsFlow['approvals'], 'start'>;
  readonly dispatcher: Pick<NotificationsFlow['dispatcher'], 'hurry'>;
}

/** Makes the reload. */
export function wireReload(options: ReloadWiringOptions): ReturnType<typeof createReload> {
  const { configuration, loadConfig, logger, sns, organization, commands, buttons, audit, queues, approvals, dispatcher } = options;
  return createReload(configuration, loadConfig, {
    logger,
    async prepare(next) {
      const switchSns = await sns.prepare(next);
      const switchPolicy = await organization.prepare(next);
      const switchCommands = await commands.prepare(next);
      return () => {
        switchSns();
        switchPolicy();
        switchCommands();
        buttons.forget();
        logger.level = next.logLevel;
      };
    },
    record: audit.recordReload,
    followUps: [
      ...options.platforms.followUps,
      { name: 'asking for the policy of the organization', section: 'organizationPolicy', run: () => organization.refresh() },
      { name: 'changing where the audit log goes', section: 'audit', run: (next) => audit.apply(next) },
      { name: 'reading the queues', section: 'sqs', run: (next) => queues.apply(next) },
      { name: 'sending on the events of allowed topics', run: () => approvals.start() },
      {
        name: 'waking the deliveries that wait',
        // What is mended outside of the configuration, such as an invitation into a channel, is told by a reload as well.
        isAlwaysDue: true,
        run: () => dispatcher.hurry(),
      },
    ],
  });
}
