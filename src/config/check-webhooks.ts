// Rules across the webhooks of Microsoft Teams and Amazon Chime: where they may be, and which channel configuration is which.
import { CHIME_HOSTS } from '../platforms/chime/chime-limits.ts';
import { WORKFLOW_HOSTS } from '../platforms/teams/workflow-limits.ts';
import { parseWebhookAddress } from '../platforms/webhooks/webhook-address.ts';
import type { WebhookConfig } from '../platforms/webhooks/webhook-config.ts';
import { describeUnknownName } from './describe-unknown-name.ts';
import type { Findings } from './findings.ts';
import type { PartialConfig, Partially } from './partial-config.ts';
import { reportRepeats } from './report-repeats.ts';

interface WebhookSection {
  readonly key: 'chime' | 'teamsWebhooks';
  readonly platform: 'chime' | 'teams-webhook';
  readonly knownHosts: readonly string[];
}

const SECTIONS: readonly WebhookSection[] = [
  { key: 'teamsWebhooks', platform: 'teams-webhook', knownHosts: WORKFLOW_HOSTS },
  { key: 'chime', platform: 'chime', knownHosts: CHIME_HOSTS },
];

const CHIME_HAS_ENDED = 'is for a service that ended on 2026-02-20: its webhooks take nothing any more';

/** Reports webhooks of one name, those that lead elsewhere than they may, and channel configurations of webhooks that are not there. */
export function checkWebhooks(config: PartialConfig, findings: Findings): void {
  for (const section of SECTIONS) {
    const webhooks = config[section.key]?.webhooks ?? [];
    checkNames(section, webhooks, findings);
    const allowed = (config[section.key]?.allowedHosts ?? []).flatMap((host) => host ?? []);
    checkAddresses(section, { webhooks, allowed }, findings);
    checkChannels(section, config, findings);
  }
  if (config.chime !== undefined) findings.warn(['chime'], CHIME_HAS_ENDED);
}

type Webhooks = readonly (Partially<WebhookConfig> | undefined)[];

function checkNames({ key }: WebhookSection, webhooks: Webhooks, findings: Findings): void {
  const names = webhooks.map((webhook, index) => ({ path: [key, 'webhooks', index, 'name'], value: webhook?.name }));
  reportRepeats(names, 'the name', findings);
}

function checkAddresses(
  { key, knownHosts }: WebhookSection,
  { webhooks, allowed }: { readonly webhooks: Webhooks; readonly allowed: readonly string[] },
  findings: Findings,
): void {
  // A host that was mistyped must not make every address a fault.
  const isListFaulty = findings.isFaulty([key, 'allowedHosts']) || findings.isDamaged([key, 'allowedHosts']);
  for (const [index, webhook] of webhooks.entries()) {
    if (webhook?.url === undefined || isListFaulty) continue;
    const parsed = parseWebhookAddress(webhook.url.reveal(), { known: knownHosts, allowed });
    if (parsed.status === 'refused') findings.report([key, 'webhooks', index, 'url'], parsed.reason);
  }
}

function checkChannels({ key, platform }: WebhookSection, config: PartialConfig, findings: Findings): void {
  const names = listNames(key, config, findings);
  for (const [index, item] of (config.channelConfigurations ?? []).entries()) {
    if (item?.platform !== platform) continue;
    const path = ['channelConfigurations', index];
    if (item.workspaceId !== undefined) findings.report([...path, 'workspaceId'], 'belongs to platforms slack and teams; remove it');
    if (item.channelId === undefined || names === undefined || names.includes(item.channelId)) continue;
    findings.report([...path, 'channelId'], describeUnknownName(`webhook of ${key}.webhooks`, item.channelId, names));
  }
}

/** Undefined where a fault hides one: then nobody can say which are missing. */
function listNames(key: WebhookSection['key'], config: PartialConfig, findings: Findings): readonly string[] | undefined {
  const places = [[key], [key, 'webhooks']];
  if (findings.isDamaged([key]) || places.some((place) => findings.isFaulty(place))) return undefined;
  const names: string[] = [];
  for (const webhook of config[key]?.webhooks ?? []) {
    if (webhook?.name === undefined) return undefined;
    names.push(webhook.name);
  }
  return names;
}
