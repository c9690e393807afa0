// What the doctor looks at of webhooks: whether their hosts can be reached. Nothing is posted, so only a test message tells more.
import type { Config } from '../../config/schema.ts';
import { CHIME_HOSTS } from '../../platforms/chime/chime-limits.ts';
import { WORKFLOW_HOSTS } from '../../platforms/teams/workflow-limits.ts';
import { reachHost } from '../../platforms/webhooks/reach-host.ts';
import { parseWebhookAddress, type WebhookAddress } from '../../platforms/webhooks/webhook-address.ts';
import type { DoctorCheck, DoctorFinding } from './doctor-check.ts';

/** One connection. */
const WEBHOOK_CHECK_TIMEOUT_MS = 10_000;

interface WebhookService {
  readonly key: 'teamsWebhooks' | 'chime';
  readonly platform: 'teams-webhook' | 'chime';
  readonly title: string;
  readonly knownHosts: readonly string[];
}

const SERVICES: readonly WebhookService[] = [
  { key: 'teamsWebhooks', platform: 'teams-webhook', title: 'Teams webhook', knownHosts: WORKFLOW_HOSTS },
  { key: 'chime', platform: 'chime', title: 'Chime webhook', knownHosts: CHIME_HOSTS },
];

/** Lists the checks: one for a webhook. */
export function webhookChecks(config: Config): readonly DoctorCheck[] {
  return SERVICES.flatMap((service) => (config[service.key]?.webhooks ?? []).map((webhook) => webhookCheck(service, webhook, config)));
}

type Webhook = NonNullable<Config['chime']>['webhooks'][number];

function webhookCheck({ key, platform, title, knownHosts }: WebhookService, { name, url }: Webhook, config: Config): DoctorCheck {
  const subject = `${title} ${name}`;
  const user = config.channelConfigurations.find((one) => one.platform === platform && one.channelId === name);
  const parsed = parseWebhookAddress(url.reveal(), { known: knownHosts, allowed: config[key]?.allowedHosts ?? [] });
  return {
    name: key === 'chime' ? 'chime' : 'teams webhooks',
    timeoutMs: WEBHOOK_CHECK_TIMEOUT_MS,
    async run(signal) {
      if (parsed.status === 'refused') return [{ subject, status: 'fault', text: `its address ${parsed.reason}` }];
      const host = await look(parsed.address, subject, signal);
      if (user !== undefined || host.status !== 'ok') return [host];
      return [
        host,
        { subject, status: 'unknown', text: 'no channel configuration names it', mend: `platform: ${platform}, channelId: ${name}` },
      ];
    },
  };

  async function look(address: WebhookAddress, of: string, signal: AbortSignal): Promise<DoctorFinding> {
    const reach = await reachHost(address, signal);
    const test = `signalbox send-test ${user?.configurationName ?? 'CONFIGURATION'}`;
    if (reach.status === 'reached') {
      return { subject: of, status: 'ok', text: `its host answers; whether it posts only a message tells: ${test}` };
    }
    const mend =
      key === 'chime'
        ? 'Amazon Chime ended on 2026-02-20: post to another platform'
        : 'Let this machine reach it (name service, proxy, firewall); where it does reach others, copy the address of the flow anew';
    return { subject: of, status: 'fault', text: 'its host cannot be reached', cause: reach.code, mend };
  }
}
