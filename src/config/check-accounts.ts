// Rules across the accounts of a channel: a role or accounts but not both, each name and account once, and one partition.
import { parseRoleArn } from '../domain/role-arn.ts';
import { partitionOfRegion } from '../domain/partition.ts';
import type { ChannelConfigurationConfig } from './channel-configuration-config.ts';
import { describeValue } from './describe-value.ts';
import type { Findings } from './findings.ts';
import type { ConfigPath } from './format-path.ts';
import type { PartialConfig, Partially } from './partial-config.ts';
import { reportRepeats } from './report-repeats.ts';

type Item = Partially<ChannelConfigurationConfig>;

/** Reports roles and accounts that contradict each other or the rest of their channel. */
export function checkAccounts(config: PartialConfig, findings: Findings): void {
  for (const [index, item] of (config.channelConfigurations ?? []).entries()) {
    if (item === undefined) continue;
    const path = ['channelConfigurations', index] as const;
    checkClash(item, path, findings);
    checkRepeats(item, path, findings);
    checkPartition(item, path, { findings, defaultRegion: config.aws?.defaultRegion });
  }
}

function checkClash({ role, accounts = [], allowAmbientChanges }: Item, path: ConfigPath, findings: Findings): void {
  if (role !== undefined && accounts.length > 0) {
    findings.report([...path, 'role'], 'cannot stand beside accounts: each of these has a role of its own; remove one of the two');
  }
  const hasRole = (role !== undefined && role !== 'ambient') || accounts.length > 0;
  if (allowAmbientChanges === true && hasRole) {
    findings.warn(
      [...path, 'allowAmbientChanges'],
      "has no meaning here: this channel's commands use a role, not the machine's credentials",
    );
  }
}

function checkRepeats({ accounts = [] }: Item, path: ConfigPath, findings: Findings): void {
  const places = accounts.map((account, position) => ({ account, path: [...path, 'accounts', position] }));
  reportRepeats(
    places.map(({ account, path: place }) => ({ path: [...place, 'name'], value: account?.name?.toLowerCase() })),
    'the name (in any case)',
    findings,
  );
  reportRepeats(
    places.map(({ account, path: place }) => ({ path: [...place, 'role'], value: parseRoleArn(account?.role ?? '')?.accountId })),
    'the account',
    findings,
  );
}

/** Nothing of one partition reaches another, so one caller cannot take on roles of two. */
function checkPartition({ role, accounts = [] }: Item, path: ConfigPath, { findings, defaultRegion = '' }: PartitionCheck): void {
  const listed = accounts.map((account, position) => ({ arn: account?.role, path: [...path, 'accounts', position, 'role'] }));
  const roles = [{ arn: role, path: [...path, 'role'] }, ...listed].flatMap(({ arn = '', path: place }) => {
    const partition = parseRoleArn(arn)?.partition;
    return partition === undefined ? [] : [{ arn, partition, path: place }];
  });
  const ofRegion = partitionOfRegion(defaultRegion)?.id;
  const expected = ofRegion ?? roles[0]?.partition;
  const because = ofRegion === undefined ? 'the first account is' : `aws.defaultRegion ${defaultRegion} is`;
  for (const { arn, partition, path: place } of roles) {
    if (partition !== expected) {
      findings.report(place, `must be of the partition ${expected ?? ''}, as ${because}${describeValue(arn)}`);
    }
  }
}

interface PartitionCheck {
  readonly findings: Findings;
  readonly defaultRegion: string | undefined;
}
