// How it stands with chat platforms and channels, step by step: what the doctor sees, what is configured, and what was posted last.
import type { Config } from '../config/schema.ts';
import type { TopicList } from '../contract/admin-api.ts';
import type { SetUpReport, SetUpStep } from '../contract/set-up.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { TopicReport } from '../notifications/topics/topic-fault.ts';
import type { DeliveryReader } from '../storage/delivery-records.ts';
import { runChecks, type CheckedFinding, type DoctorCheck } from './doctor/doctor-check.ts';

type Platform = SetUpReport['platforms'][number];
type Configuration = SetUpReport['configurations'][number];

/** What it is told from. */
export interface SetUpOptions {
  readonly configuration: { readonly config: Config; readonly channelConfigurations: readonly ChannelConfiguration[] };
  readonly checks: (config: Config) => readonly DoctorCheck[];
  readonly stateOf: (
    configuration: ChannelConfiguration,
  ) => Promise<{ readonly state: 'ENABLED' | 'DISABLED'; readonly stateReason?: string }>;
  /** The topics that come to a configuration, listed or approved. */
  readonly topicsOf: (configuration: ChannelConfiguration) => readonly string[];
  /** The newest report of a topic; undefined where nobody looked. */
  readonly reportOf: (topicArn: string) => TopicReport | undefined;
  readonly deliveries: Pick<DeliveryReader, 'list'>;
  readonly now: () => Date;
  readonly timeout: (milliseconds: number) => AbortSignal;
}

/** How many channels are looked at: of each its platform is asked, and Slack lets a workspace ask 50 times a minute (conversations.info, Tier 3). */
const CONFIGURATIONS_MAX = 40;

/** What is walked through where a platform is not configured yet. */
const FIRST_STEPS: Readonly<Record<'slack' | 'teams', { readonly title: string; readonly steps: readonly [string, string, string][] }>> = {
  slack: {
    title: 'Slack',
    steps: [
      ['Make the app', 'In Slack: api.slack.com/apps, Create New App, From a manifest', 'signalbox slack manifest'],
      [
        'Install it, and give Signalbox its tokens',
        'In the configuration file: slack.workspaces, with workspaceId and botToken',
        'signalbox reload',
      ],
      ['Configure a channel', 'In the configuration file: a channel configuration with platform: slack', 'signalbox check-config'],
    ],
  },
  teams: {
    title: 'Microsoft Teams',
    steps: [
      [
        'Make the bot',
        'In Azure: an Azure Bot with the channel Microsoft Teams, and its messaging endpoint here',
        'see docs/guides/teams.md',
      ],
      ['Give Signalbox its credentials', 'In the configuration file: teams, with appId and tenantId', 'signalbox reload'],
      ['Install the app', 'In Teams: upload the app package, and add it to a team', 'signalbox teams package'],
    ],
  },
};

/** Platforms that are shown where they are configured. */
const OTHERS: readonly { readonly check: string; readonly name: string; readonly title: string }[] = [
  { check: 'teams webhooks', name: 'teams-webhook', title: 'Microsoft Teams by Workflows webhook' },
  { check: 'chime', name: 'chime', title: 'Amazon Chime by webhook' },
];

/** Looks at all of it; asks the platforms, and posts nothing. */
export async function lookAtSetUp(options: SetUpOptions): Promise<SetUpReport> {
  const { configuration, checks, now, timeout } = options;
  const { config } = configuration;
  const looked = configuration.channelConfigurations.slice(0, CONFIGURATIONS_MAX);
  const names = new Set(looked.map(({ configurationName }) => configurationName));
  const asked = config.channelConfigurations.filter(({ configurationName }) => names.has(configurationName));
  const findings = await runChecks(checks({ ...config, channelConfigurations: asked }), timeout);
  return {
    lookedAt: now().toISOString(),
    platforms: [
      platformOf('slack', config.slack !== undefined, findings),
      platformOf('teams', config.teams !== undefined, findings),
      ...OTHERS.flatMap(({ check, name, title }) => {
        const steps = findings.filter((finding) => finding.check === check).map(toStep);
        return steps.length === 0 ? [] : [{ name, title, isConfigured: true, steps }];
      }),
    ],
    configurationCount: configuration.channelConfigurations.length,
    configurations: await Promise.all(looked.map((each) => lookAtConfiguration(each, findings, options))),
  };
}

function platformOf(name: keyof typeof FIRST_STEPS, isConfigured: boolean, findings: readonly CheckedFinding[]): Platform {
  const { title, steps } = FIRST_STEPS[name];
  if (!isConfigured) {
    return { name, title, isConfigured, steps: steps.map(([step, text, mend]) => ({ title: step, status: 'todo', text, mend })) };
  }
  const own = findings.filter(({ check, configurationNames }) => check === name && configurationNames === undefined);
  return { name, title, isConfigured, steps: own.map(toStep) };
}

function toStep({ subject, status, text, cause, mend }: CheckedFinding): SetUpStep {
  return {
    title: subject,
    status: status === 'skipped' ? 'todo' : status,
    text,
    ...(cause === undefined ? {} : { cause }),
    ...(mend === undefined ? {} : { mend }),
  };
}

async function lookAtConfiguration(
  configuration: ChannelConfiguration,
  findings: readonly CheckedFinding[],
  options: SetUpOptions,
): Promise<Configuration> {
  const { configurationName, channel, channelName } = configuration;
  const { state, stateReason } = await options.stateOf(configuration);
  const isEnabled = state === 'ENABLED';
  const ofChannel = findings.filter(({ configurationNames }) => configurationNames?.includes(configurationName) === true);
  return {
    configurationName,
    platform: channel.platform,
    channelName,
    isTestable: isEnabled,
    steps: [
      isEnabled
        ? { title: 'In force', status: 'ok', text: 'The configuration is enabled' }
        : {
            title: 'In force',
            status: 'fault',
            text: stateReason ?? 'The configuration file disables it',
            mend: 'Set its state to ENABLED',
          },
      ...ofChannel.map(toStep),
      topicStep(options.topicsOf(configuration), options.reportOf),
      await messageStep(configurationName, options.deliveries),
    ],
  };
}

function topicStep(topicArns: readonly string[], reportOf: SetUpOptions['reportOf']): SetUpStep {
  const title = 'Topics';
  if (topicArns.length === 0) {
    return { title, status: 'todo', text: 'No topic comes here: list one in snsTopicArns, or approve one that has knocked' };
  }
  const reports = topicArns.map((topicArn) => reportOf(topicArn));
  const [fault, ...others] = reports.flatMap((report) => report?.faults ?? []);
  const more = others.length === 0 ? '' : ` (and ${others.length} more: see Topics)`;
  if (fault !== undefined) return { title, status: 'fault', text: `${fault.text}${more}`, mend: fault.mend };
  const count = topicArns.length === 1 ? '1 topic' : `${topicArns.length} topics`;
  return reports.every((report) => report !== undefined && report.unread.length === 0)
    ? { title, status: 'ok', text: `${count}, subscribed and in order` }
    : { title, status: 'unknown', text: `${count}; whether all is in order was not looked at`, mend: 'signalbox topics check' };
}

/** Writes reports with faults as the page gets them. */
export function toFaultyTopics(reports: readonly TopicReport[]): TopicList['faultyTopics'] {
  return reports.map(({ topicArn, configurationNames, faults }) => ({
    topicArn,
    configurationNames: [...configurationNames],
    faults: faults.map(({ code, text, mend }) => ({ code, text, mend })),
  }));
}

async function messageStep(configurationName: string, deliveries: SetUpOptions['deliveries']): Promise<SetUpStep> {
  const title = 'Messages';
  const newest = async (status: 'sent' | 'dead') => (await deliveries.list({ configurationName, status, limit: 1 }))[0];
  const [sent, dead] = await Promise.all([newest('sent'), newest('dead')]);
  if (dead !== undefined && (sent === undefined || dead.queuedAt > sent.queuedAt)) {
    return {
      title,
      status: 'fault',
      text: 'The last message could not be posted',
      ...(dead.reason === undefined ? {} : { cause: dead.reason }),
      mend: `signalbox deliveries replay ${dead.id}`,
    };
  }
  if (sent === undefined) return { title, status: 'todo', text: 'Nothing was posted yet: post a test message' };
  return { title, status: 'ok', text: 'The last one was posted', at: (sent.finishedAt ?? sent.queuedAt).toISOString() };
}
