// Rules across the names of accounts: one name for an account, whether it is listed with a role or without one.
import { parseRoleArn } from '../domain/role-arn.ts';
import { describeValue } from './describe-value.ts';
import type { Findings } from './findings.ts';
import { formatPath, type ConfigPath } from './format-path.ts';
import type { PartialConfig } from './partial-config.ts';
import { reportRepeats } from './report-repeats.ts';

/** Reports accounts with two names, and names of two accounts. */
export function checkAccountNames(config: PartialConfig, findings: Findings): void {
  const named = (config.accountNames ?? []).map((entry, index) => ({ entry, path: ['accountNames', index] as const }));
  reportRepeats(
    named.map(({ entry, path }) => ({ path: [...path, 'accountId'], value: entry?.accountId })),
    'the account',
    findings,
  );
  reportRepeats(
    named.map(({ entry, path }) => ({ path: [...path, 'name'], value: entry?.name?.toLowerCase() })),
    'the name (in any case)',
    findings,
  );
  const ofChannels = channelAccounts(config);
  for (const { entry, path } of named) {
    const { accountId, name } = entry ?? {};
    if (accountId === undefined || name === undefined) continue;
    const clash = ofChannels.find((account) => (account.accountId === accountId) !== (account.name.toLowerCase() === name.toLowerCase()));
    if (clash === undefined) continue;
    findings.report([...path, 'name'], `${formatPath(clash.path)} calls ${clash.accountId} ${clash.name}${describeValue(name)}`);
  }
}

interface NamedAccount {
  readonly accountId: string;
  readonly name: string;
  readonly path: ConfigPath;
}

function channelAccounts(config: PartialConfig): readonly NamedAccount[] {
  return (config.channelConfigurations ?? []).flatMap((item, index) =>
    (item?.accounts ?? []).flatMap((account, position) => {
      const accountId = parseRoleArn(account?.role ?? '')?.accountId;
      const name = account?.name;
      if (accountId === undefined || name === undefined) return [];
      return [{ accountId, name, path: ['channelConfigurations', index, 'accounts', position] }];
    }),
  );
}
